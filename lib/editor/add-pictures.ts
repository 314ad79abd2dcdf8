import { closeHistory } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { type CallError, call, endpointUrl } from '@/lib/contracts/call'
import type { PictureAnswer } from '@/lib/contracts/picture'
import { ROUTES } from '@/lib/contracts/route'
import { sendForm } from '@/lib/contracts/send-form'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { newId } from './new-id'
import { noLongerWaiting, waitingAt, waitingPlace } from './waiting-pictures'

const { figure, paragraph } = manuscriptSchema.nodes

/** A picture that the article may show, as the server answers it. */
export type AddedPicture = PictureAnswer['picture']

/** What sends pictures and puts them into a draft; fetched when it is first needed. */
export interface PictureAdder {
  /** Sends files and puts each below the block at a ProseMirror position; what is refused is said. */
  addFiles(view: EditorView, files: readonly File[], at: number): Promise<void>
  /** Sends pictures that stand in pasted HTML, and answers it with figures in their place. */
  addToHtml(
    view: EditorView,
    html: string,
    at: number,
  ): Promise<{ readonly html: string; readonly at: number }>
}

/** Sends pictures to an article. `onNotice` hears what was refused, in words without a full stop. */
export function pictureAdder(articleId: string, onNotice: (words: string) => void): PictureAdder {
  const send = (file: Blob, name: string, onProgress: (sent: number) => void) => {
    const form = new FormData()
    form.set('file', file, name)
    const url = endpointUrl(ROUTES.addPicture.path, { id: articleId })
    return sendForm<PictureAnswer>(url, form, { onProgress })
  }
  return {
    async addFiles(view, files, at) {
      const { selection } = view.state
      const waiting = showWaiting(view, blockEnd(view.state.doc, at))
      const refused: string[] = []
      for (const [index, file] of files.entries()) {
        const which = files.length === 1 ? '' : ` ${index + 1} of ${files.length}`
        waiting.say(`Adding picture${which}…`, 0)
        const sent = await send(file, file.name, part => waiting.say(`Adding picture${which}…`, part))
        if (view.isDestroyed) return
        if (sent.ok) {
          const stayed = view.state.selection.eq(selection) || index > 0
          putFigure(view, sent.value.picture, waiting.place() ?? view.state.doc.content.size, stayed)
        } else refused.push(wordsOf(sent.error, file.name))
      }
      waiting.done()
      if (refused.length > 0) onNotice(refused.join('. '))
    },
    async addToHtml(view, html, at) {
      const doc = new DOMParser().parseFromString(html, 'text/html')
      const waiting = showWaiting(view, at)
      let left = 0
      let why = ''
      const pictures = [...doc.body.querySelectorAll('img[src^="data:" i], figure[data-picture]')]
      for (const [index, element] of pictures.entries()) {
        const words = `Adding picture ${index + 1} of ${pictures.length}…`
        waiting.say(words, 0)
        const hash = element.getAttribute('data-picture')
        const data = hash === null ? await bytesOf(element.getAttribute('src') ?? '') : null
        const sent =
          hash !== null
            ? await call('addPicture', { params: { id: articleId }, body: { picture: hash } })
            : data && (await send(data, 'picture', part => waiting.say(words, part)))
        if (sent?.ok) makeFigure(element, sent.value.picture)
        else {
          left++
          if (sent) why = sent.error.message
          withoutPicture(element)
        }
        if (view.isDestroyed) break
      }
      const place = waiting.place() ?? view.state.doc.content.size
      waiting.done()
      if (left > 0) {
        onNotice(
          `${left === 1 ? '1 picture was' : `${left} pictures were`} left out. ${why}`.replace(/\.?\s*$/, ''),
        )
      }
      return { html: doc.body.innerHTML, at: place }
    },
  }
}

function wordsOf({ status, message }: CallError, name: string): string {
  const why = status === 0 ? 'The server cannot be reached' : message.replace(/\.$/, '')
  return `“${name}” was not added. ${why}`
}

/* The end of the block of the draft that a position lies in; the beginning of the body for headline and standfirst. */
function blockEnd(doc: Node, at: number): number {
  const $at = doc.resolve(at)
  const body = doc.child(0).nodeSize + doc.child(1).nodeSize
  return Math.max(body, $at.depth === 0 ? at : $at.after(1))
}

function showWaiting(view: EditorView, pos: number) {
  const id = newId()
  const element = document.createElement('span')
  element.className = 'picture-waiting'
  element.setAttribute('role', 'status')
  const words = element.appendChild(document.createElement('span'))
  const bar = element.appendChild(document.createElement('progress'))
  view.dispatch(waitingAt(view.state.tr, id, pos, element))
  return {
    say(text: string, part: number) {
      if (words.textContent !== text) words.textContent = text
      // What is sent has to be read and written anew by the server: then nobody knows how long.
      if (part < 1) bar.value = part
      else bar.removeAttribute('value')
    },
    place: () => waitingPlace(view.state, id),
    done() {
      if (!view.isDestroyed) view.dispatch(noLongerWaiting(view.state.tr, id))
    },
  }
}

/* As a step of its own to undo. An empty paragraph just before makes room. */
function putFigure(
  view: EditorView,
  { hash, width, height }: AddedPicture,
  pos: number,
  follow: boolean,
): void {
  const node = figure.create({ picture: hash, width, height, alt: '' })
  const tr: Transaction = closeHistory(view.state.tr)
  const before = tr.doc.resolve(pos).nodeBefore
  const empty = before?.type === paragraph && before.content.size === 0
  const from = empty ? pos - before.nodeSize : pos
  tr.replaceWith(from, pos, node)
  if (follow) tr.setSelection(TextSelection.create(tr.doc, from + 1)).scrollIntoView()
  view.dispatch(tr)
  view.dispatch(closeHistory(view.state.tr))
  if (follow) view.focus()
}

async function bytesOf(address: string): Promise<Blob | null> {
  const [, base64, data = ''] = /^data:[^,]*?(;base64)?,(.*)$/is.exec(address) ?? []
  try {
    if (base64 === undefined) return new Blob([decodeURIComponent(data)])
    const text = atob(decodeURIComponent(data).replace(/\s/g, ''))
    return new Blob([Uint8Array.from(text, letter => letter.charCodeAt(0))])
  } catch {
    return null
  }
}

/* The figure around it, else one of its own in the place of the picture. */
function makeFigure(element: Element, { hash, width, height }: AddedPicture): void {
  if (element.localName === 'figure') return
  const doc = element.ownerDocument
  const around = element.closest('figure')
  const only = around?.querySelectorAll('img').length === 1 ? around : null
  const made = doc.createElement('figure')
  made.dataset.picture = hash
  made.dataset.width = String(width)
  made.dataset.height = String(height)
  made.dataset.alt = element.getAttribute('alt') ?? ''
  const caption = only?.querySelector('figcaption') ?? doc.createElement('figcaption')
  for (const block of caption.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6, li, ul, ol, blockquote')) {
    block.replaceWith(' ', ...block.childNodes, ' ')
  }
  made.append(caption)
  ;(only ?? element).replaceWith(made)
}

/* What was said of a picture stays as words. */
function withoutPicture(element: Element): void {
  if (element.localName === 'figure') {
    const words = element.ownerDocument.createElement('p')
    words.append(...(element.querySelector('figcaption') ?? element).childNodes)
    element.replaceWith(words)
  } else element.remove()
}
