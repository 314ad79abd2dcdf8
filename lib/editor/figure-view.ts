import type { Node } from 'prosemirror-model'
import { NodeSelection } from 'prosemirror-state'
import type { NodeViewConstructor } from 'prosemirror-view'
import { pictureUrl } from '@/lib/contracts/picture-url'

export interface FigureOptions {
  readonly articleId: string
  readonly mayWrite: boolean
  /** Asks for the description of the figure that is chosen. */
  readonly onDescribe?: (() => void) | undefined
}

/* What an empty caption asks for. */
const CAPTION = 'Caption'

/** Draws a figure: its picture, which a press chooses, and the caption, which is text as any other. */
export function figureView({ articleId, mayWrite, onDescribe }: FigureOptions): NodeViewConstructor {
  return (first, view, getPos) => {
    const dom = document.createElement('figure')
    const frame = dom.appendChild(document.createElement('div'))
    const picture = frame.appendChild(document.createElement('img'))
    const caption = dom.appendChild(document.createElement('figcaption'))
    frame.className = 'picture'
    frame.contentEditable = 'false'
    picture.draggable = false
    caption.dir = 'auto'
    const choose = () => {
      const pos = getPos()
      if (pos === undefined) return
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
      view.focus()
    }
    picture.addEventListener('mousedown', event => {
      event.preventDefault()
      choose()
    })
    const describe = mayWrite && onDescribe ? frame.appendChild(document.createElement('button')) : null
    if (describe) {
      describe.type = 'button'
      describe.className = 'describe'
      describe.addEventListener('mousedown', event => event.preventDefault())
      describe.addEventListener('click', () => {
        choose()
        onDescribe?.()
      })
    }
    const draw = (node: Node) => {
      const { picture: hash, width, height, alt } = node.attrs
      const url = pictureUrl(articleId, hash)
      if (picture.getAttribute('src') !== url) picture.src = url
      picture.width = width
      picture.height = height
      picture.alt = alt === '' ? 'Picture without a description' : alt
      if (describe) {
        describe.textContent = alt === '' ? 'Describe' : 'Description'
        describe.title = alt === '' ? 'Say what is to be seen, for those who do not see it' : alt
      }
      if (mayWrite && node.content.size === 0) caption.dataset.placeholder = CAPTION
      else delete caption.dataset.placeholder
    }
    draw(first)
    return {
      dom,
      contentDOM: caption,
      update(node) {
        if (node.type !== first.type) return false
        draw(node)
        return true
      },
      stopEvent: event => describe?.contains(event.target as globalThis.Node) ?? false, // of a DOM event
      ignoreMutation: mutation =>
        mutation.type !== 'selection' && !caption.contains(mutation.target as globalThis.Node), // likewise
    }
  }
}
