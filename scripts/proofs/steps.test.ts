import { it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { steps } from './steps'
import { expectProof } from './testing/expect-proof'

temporaryDatabase()

it('2,500 mutated steps are answered without a bug, and leave valid drafts', { timeout: 180_000 }, () =>
  expectProof('steps', steps, 2_500),
)
