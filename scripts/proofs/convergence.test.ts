import { it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { convergence } from './convergence'
import { expectProof } from './testing/expect-proof'

temporaryDatabase()

it('120 random histories converge, and keep what they were told is saved', { timeout: 180_000 }, () =>
  expectProof('convergence', convergence, 120),
)
