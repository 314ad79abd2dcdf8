import { expect, test } from 'vitest'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { claim, doc, headline, link, p, passed, strong } from '@/lib/domain/testing/manuscript'
import { copyBlocks } from './copy-blocks'

const blocksOf = (draft: ReturnType<typeof doc>) =>
  copyBlocks(
    draft,
    claimAnchors(draft).map((anchor, index) => ({ anchor, number: index + 1 })),
  )

test('where there is nothing to check is in no copy, and divides no words', () => {
  const marked = doc(
    headline(passed('Port'), ' hit'),
    p('It ', strong('rained ', passed('all'), ' night'), '. ', claim('a', 'Five ', passed('fell'), '.')),
    p(link('https://example.org/', 'See ', passed('here'))),
  )
  const plain = doc(
    headline('Port hit'),
    p('It ', strong('rained all night'), '. ', claim('a', 'Five fell.')),
    p(link('https://example.org/', 'See here')),
  )
  expect(blocksOf(marked)).toEqual(blocksOf(plain))
})
