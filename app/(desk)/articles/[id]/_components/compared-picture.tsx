'use client'

import { useState } from 'react'
import type { CompareAnswer } from '@/lib/contracts/history'
import { pictureUrl } from '@/lib/contracts/picture-url'

type Change = CompareAnswer['blocks'][number]['change']

const WORDS: Record<Change, string> = {
  same: 'Picture',
  changed: 'Picture',
  ins: 'New picture',
  del: 'Picture taken out',
}

/** The picture of a figure in a comparison; in words where it is not on the server yet, as in a preview. */
export function ComparedPicture({
  articleId,
  picture,
  change,
}: {
  readonly articleId: string
  readonly picture: string
  readonly change: Change
}) {
  const [gone, setGone] = useState(false)
  if (gone) return <span className="picture-gone">{WORDS[change]}</span>
  return (
    // biome-ignore lint/performance/noImgElement: it comes from the data folder, and Next must not make it anew
    <img src={pictureUrl(articleId, picture)} alt={WORDS[change]} onError={() => setGone(true)} />
  )
}
