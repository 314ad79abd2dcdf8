import { it } from 'vitest'
import { expectProof } from './testing/expect-proof'
import { word } from './word'

it('edits in a Word copy are named one by one, and claims stay on their words', { timeout: 60_000 }, () =>
  expectProof('word', word, 12),
)
