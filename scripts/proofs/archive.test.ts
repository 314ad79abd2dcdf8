import { it } from 'vitest'
import { archive } from './archive'
import { expectProof } from './testing/expect-proof'

it('newsrooms come back from their archives as they were', { timeout: 60_000 }, () =>
  expectProof('archive', archive, 3),
)
