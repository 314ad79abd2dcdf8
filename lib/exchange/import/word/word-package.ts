import { WordArchive } from './word-archive'
import { damaged, WordFault } from './word-fault'
import { elements, parseWordXml, type WordElement, XmlBudget } from './word-xml'

/** A part of a Word file and the addresses outside of the file that it refers to, by relationship id. */
export interface WordPart {
  readonly root: WordElement
  readonly links: ReadonlyMap<string, string>
  /** The bytes of another part that it refers to, such as a picture, by relationship id; null when it is not there. */
  readonly other: (id: string) => Uint8Array | null
}

/** The parts of a Word file that hold words, or say what the words are. */
export interface WordPackage {
  readonly document: WordPart
  readonly styles: WordPart | null
  readonly numbering: WordPart | null
  readonly comments: WordPart | null
  /** Which comment answers which. */
  readonly threads: WordPart | null
  /** By which ids Word knows its comments for good. */
  readonly durable: WordPart | null
  readonly footnotes: WordPart | null
  readonly endnotes: WordPart | null
  /** Headers and footers. */
  readonly edges: readonly WordPart[]
  /** What Stet put in, when it wrote the file. */
  readonly claims: WordElement | null
}

interface Relationship {
  readonly id: string
  /** The last word of its type, as `comments`. */
  readonly type: string
  readonly target: string
  readonly external: boolean
}

const MAX_EDGES = 60
const MAX_CUSTOM = 20
/* The tools other than Word whose files are archives too, by a part that each has. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^xl\//, 'an Excel file'],
  [/^ppt\//, 'a PowerPoint file'],
  [/^meta-inf\/manifest\.xml$/, 'an OpenDocument file'],
  [/^meta-inf\/container\.xml$/, 'an e-book'],
  [/^index\/document\.iwa$/, 'a Pages file'],
]

/** Opens a Word file and parses its parts. Throws WordFault for whatever is no Word file or cannot be read. */
export function openWordFile(bytes: Uint8Array): WordPackage {
  const archive = new WordArchive(bytes)
  const budget = new XmlBudget()
  const parse = (path: string): WordElement | null => {
    const content = archive.read(path)
    return content === null ? null : parseWordXml(content, path.split('/').at(-1) ?? path, budget)
  }
  const relationships = (path: string): Relationship[] => {
    const slash = path.lastIndexOf('/') + 1
    const root = parse(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`)
    return elements(root).map(one => ({
      id: one.attributes.get('Id') ?? '',
      type: (one.attributes.get('Type') ?? '').split('/').at(-1) ?? '',
      target: one.attributes.get('Target') ?? '',
      external: one.attributes.get('TargetMode') === 'External',
    }))
  }
  const part = (path: string): WordPart | null => {
    const root = parse(path)
    if (root === null) return null
    const all = relationships(path)
    const outward = all.filter(({ external }) => external)
    const other = (id: string) => {
      const found = all.find(one => one.id === id && !one.external)
      return found ? unharmed(archive, resolved(path, found.target)) : null
    }
    return { root, links: new Map(outward.map(({ id, target }) => [id, target])), other }
  }

  const main = relationships('').find(({ type, external }) => type === 'officeDocument' && !external)
  const path = main ? resolved('', main.target) : 'word/document.xml'
  refuseOthers(archive, path)
  const document = part(path)
  if (document === null || document.root.name !== 'w:document') throw damaged('its text is missing')
  const within = relationships(path).filter(({ external }) => !external)
  const all = (...types: readonly string[]) =>
    within.filter(({ type }) => types.includes(type)).map(({ target }) => resolved(path, target))
  const one = (type: string) => {
    const [target] = all(type)
    return target === undefined ? null : part(target)
  }
  return {
    document,
    styles: one('styles'),
    numbering: one('numbering'),
    comments: one('comments'),
    threads: one('commentsExtended'),
    durable: one('commentsIds'),
    footnotes: one('footnotes'),
    endnotes: one('endnotes'),
    edges: all('header', 'footer')
      .slice(0, MAX_EDGES)
      .flatMap(target => part(target) ?? []),
    claims: claimsPart(all('customXml').slice(0, MAX_CUSTOM), parse),
  }
}

/* A picture that is damaged is left out; the words are sound all the same. */
function unharmed(archive: WordArchive, path: string): Uint8Array | null {
  try {
    return archive.read(path)
  } catch (error) {
    if (error instanceof WordFault && error.code === 'damaged') return null
    throw error
  }
}

/* Other programs' custom parts may be anything; one that is not sound XML is none of ours. */
function claimsPart(
  paths: readonly string[],
  parse: (path: string) => WordElement | null,
): WordElement | null {
  for (const path of paths) {
    try {
      const root = parse(path)
      if (root?.name === 'stet:claims') return root
    } catch (error) {
      if (!(error instanceof WordFault) || error.code !== 'damaged') throw error
    }
  }
  return null
}

function refuseOthers(archive: WordArchive, path: string): void {
  const names = archive.names()
  if (names.some(name => /(?:^|\/)vbaproject\.bin$|(?:^|\/)vbadata\.xml$/.test(name))) {
    throw new WordFault(
      'macros',
      'carries macros, and such files are not taken. Save it as .docx, without macros.',
    )
  }
  if (names.includes('encryptioninfo') || names.includes('encryptedpackage')) throw locked()
  if (archive.has(path) && path.toLowerCase().startsWith('word/')) return
  for (const [pattern, what] of OTHERS) {
    if (names.some(name => pattern.test(name)))
      throw new WordFault('word_file', `is ${what}. Save it as a Word file (.docx), or paste the text.`)
  }
  if (!archive.has(path))
    throw new WordFault('word_file', 'is an archive, but no Word file. Take the text out of it first.')
}

/** What is said of a file that has a password. */
export function locked(): WordFault {
  return new WordFault('encrypted', 'is protected by a password. Save it without one.')
}

/* A target against the part that names it: `../customXml/item1.xml`, `comments.xml` or `/word/comments.xml`. */
function resolved(from: string, target: string): string {
  const steps = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
