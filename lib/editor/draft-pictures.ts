import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { picturesOf } from '@/lib/domain/pictures'

/** Fetches what sends pictures; null when it cannot be had. */
export const fetchPictureAdder = () => import('./add-pictures').catch(() => null)

/** The pictures of the article whose draft is in an editor: which it has, and how it gets more. */
export interface DraftPictures {
  /** Whether the article is known to have the picture of this hash; asked again, the server allows it again. */
  has(hash: string): boolean
  /** Sends picture files and puts a figure of each below the block at a ProseMirror position. */
  addFiles(view: EditorView, files: readonly File[], at: number): Promise<void>
  /** Sends the pictures in HTML; answers it with figures in their place, and where the position is by then. */
  addOf(
    view: EditorView,
    html: string,
    at: number,
  ): Promise<{ readonly html: string; readonly at: number } | null>
}

/** `onNotice` hears what was refused, in words without a full stop. */
export function draftPictures(
  doc: Node,
  articleId: string,
  onNotice: (words: string) => void,
): DraftPictures {
  const known = picturesOf(doc)
  const adder = async () => {
    const code = await fetchPictureAdder()
    if (code) return code.pictureAdder(articleId, onNotice)
    onNotice('Nothing was added, since the server cannot be reached. Add it again')
    return null
  }
  return {
    has: hash => known.has(hash),
    async addFiles(view, files, at) {
      const ready = await adder()
      if (!view.isDestroyed) await ready?.addFiles(view, files, at)
    },
    async addOf(view, html, at) {
      const ready = await adder()
      if (ready === null || view.isDestroyed) return null
      const added = await ready.addToHtml(view, html, at)
      for (const [, hash = ''] of added.html.matchAll(/data-picture="(\w+)"/g)) known.add(hash)
      return added
    },
  }
}
