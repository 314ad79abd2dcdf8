import { expect, test } from 'vitest'
import { sizeWords } from './archive-words'

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [6640, '6.6 kB'],
  [34_200_000, '34 MB'],
  [1_250_000_000, '1.3 GB'],
  [7e15, '7,000 TB'],
])('%d is said as %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})
