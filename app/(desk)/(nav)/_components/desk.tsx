'use client'

import type { DeskBoard } from '@/lib/contracts/desk'
import type { Actor } from '@/lib/domain/role'
import { ArticleDesk } from './article-desk'
import { DeskSide } from './desk-side'
import { useBoard } from './use-board'

/** The desk: the articles by stage, and beside them how the work stands. */
export function Desk({ actor, loaded }: { readonly actor: Actor; readonly loaded: DeskBoard }) {
  const { board, refresh } = useBoard(loaded)
  return (
    <div className="deskw">
      <main id="main">
        <ArticleDesk actor={actor} loaded={board.articles} refresh={refresh} />
      </main>
      <DeskSide board={board} />
    </div>
  )
}
