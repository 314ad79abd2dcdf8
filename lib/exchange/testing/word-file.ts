import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'

/** What a comment in a Word file says, who made it, and the words it stands on. */
export interface ReadComment {
  readonly id: string
  readonly author: string
  readonly initials: string
  readonly date: string
  readonly text: string
  /** The words as they were before the tracked changes, a line end for each new paragraph. */
  readonly words: string
  readonly parent: string | null
  readonly done: boolean
}

/** A tracked change of a Word file. */
export interface ReadChange {
  readonly kind: 'ins' | 'del'
  readonly id: string
  readonly author: string
  readonly date: string
  readonly text: string
}

/** A Word file, read anew from its bytes with nothing of what wrote it. */
export interface ReadWordFile {
  readonly parts: ReadonlyMap<string, Element>
  /** The paragraphs of the draft before and after the tracked changes; footnotes are left out. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly comments: readonly ReadComment[]
  readonly changes: readonly ReadChange[]
  readonly footnotes: readonly string[]
}

/** Reads a Word file; throws where a part is not well-formed XML. */
export function readWordFile(file: Uint8Array): ReadWordFile {
  const parts = new Map(
    Object.entries(unzipSync(file)).map(([path, bytes]) => [path, parsed(path, strFromU8(bytes))]),
  )
  const body = part(parts, 'word/document.xml')
  const reader = new BodyReader()
  reader.read(body)
  const threads = all(parts.get('word/commentsExtended.xml'), 'w15:commentEx').map(thread => ({
    para: thread.getAttribute('w15:paraId'),
    parent: thread.getAttribute('w15:paraIdParent'),
    done: thread.getAttribute('w15:done') === '1',
  }))
  const comments = all(parts.get('word/comments.xml'), 'w:comment')
  const idOf = new Map(
    comments.flatMap(comment =>
      all(comment, 'w:p').map(p => [p.getAttribute('w14:paraId'), comment.getAttribute('w:id')] as const),
    ),
  )
  return {
    parts,
    before: reader.before,
    after: reader.after,
    changes: reader.changes,
    comments: comments.map(comment => {
      const id = comment.getAttribute('w:id') ?? ''
      const thread = threads.find(one => idOf.get(one.para) === id)
      return {
        id,
        author: comment.getAttribute('w:author') ?? '',
        initials: comment.getAttribute('w:initials') ?? '',
        date: comment.getAttribute('w:date') ?? '',
        text: textOf(comment),
        words: reader.ranges.get(id) ?? '',
        parent: thread?.parent ? (idOf.get(thread.parent) ?? null) : null,
        done: thread?.done ?? false,
      }
    }),
    footnotes: all(parts.get('word/footnotes.xml'), 'w:footnote')
      .filter(note => Number(note.getAttribute('w:id')) > 0)
      .map(textOf),
  }
}

/** All elements of a name in a part, in order. */
export function all(under: Element | undefined, name: string): Element[] {
  return under === undefined ? [] : [...under.getElementsByTagName(name)]
}

function part(parts: ReadonlyMap<string, Element>, path: string): Element {
  const found = parts.get(path)
  if (found === undefined) throw new Error(`The file has no ${path}.`)
  return found
}

function parsed(path: string, xml: string): Element {
  const fail = (level: string, message: string) => {
    // It stands for letters that no XML can hold.
    if (level === 'warning' && message.includes('replacement character')) return
    throw new Error(`${path}, ${level}: ${message}`)
  }
  const root = new DOMParser({ onError: fail }).parseFromString(xml, 'text/xml').documentElement
  if (root === null) throw new Error(`${path} holds nothing.`)
  return root
}

/* Walks the body once: only between the two ends of the draft's bookmark it takes words. */
class BodyReader {
  readonly before: string[] = []
  readonly after: string[] = []
  readonly ranges = new Map<string, string>()
  readonly changes: ReadChange[] = []
  private readonly open = new Set<string>()
  private inDraft = false
  private change: 'ins' | 'del' | null = null

  read(element: Element): void {
    switch (element.nodeName) {
      case 'w:bookmarkStart':
        this.inDraft = true
        this.begin()
        return
      case 'w:bookmarkEnd':
        this.inDraft = false
        return
      case 'w:commentRangeStart':
        this.open.add(idOf(element))
        this.ranges.set(idOf(element), '')
        return
      case 'w:commentRangeEnd':
        if (!this.open.delete(idOf(element))) throw new Error(`Comment ${idOf(element)} ends unopened.`)
        return
      case 'w:ins':
      case 'w:del':
        this.change = element.nodeName === 'w:ins' ? 'ins' : 'del'
        this.changes.push({
          kind: this.change,
          id: idOf(element),
          author: element.getAttribute('w:author') ?? '',
          date: element.getAttribute('w:date') ?? '',
          text: textOf(element),
        })
        this.children(element)
        this.change = null
        return
      case 'w:p':
        if (this.inDraft) {
          this.begin()
          for (const id of this.open) this.ranges.set(id, `${this.ranges.get(id)}\n`)
        }
        this.children(element)
        return
      case 'w:t':
      case 'w:delText':
      case 'w:br':
      case 'w:tab':
        this.words(element)
        return
      default:
        this.children(element)
    }
  }

  private children(element: Element): void {
    for (const child of element.childNodes) if (isElement(child)) this.read(child)
  }

  private begin(): void {
    this.before.push('')
    this.after.push('')
  }

  private words(element: Element): void {
    if (!this.inDraft || element.parentNode?.nodeName !== 'w:r') return
    const text = wordsOf(element)
    if (this.change !== 'ins') {
      this.before.push(`${this.before.pop() ?? ''}${text}`)
      for (const id of this.open) this.ranges.set(id, `${this.ranges.get(id)}${text}`)
    }
    if (this.change !== 'del') this.after.push(`${this.after.pop() ?? ''}${text}`)
  }
}

function idOf(element: Element): string {
  return element.getAttribute('w:id') ?? ''
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

function wordsOf(element: Element): string {
  if (element.nodeName === 'w:br') return '\n'
  return element.nodeName === 'w:tab' ? '\t' : (element.textContent ?? '')
}

function textOf(element: Element): string {
  if (/^w:(?:t|delText|br|tab)$/.test(element.nodeName)) return wordsOf(element)
  return [...element.childNodes].map(child => (isElement(child) ? textOf(child) : '')).join('')
}
