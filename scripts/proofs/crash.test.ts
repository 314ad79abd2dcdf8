import { it } from 'vitest'
import { crash } from './crash'
import { expectProof } from './testing/expect-proof'

it('15 kills lose nothing that was answered and do nothing twice', { timeout: 180_000 }, () =>
  expectProof('crash', crash, 15),
)
