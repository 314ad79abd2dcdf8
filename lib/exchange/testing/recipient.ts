import { editDocx } from './docx-edit'
import { escaped } from './docx-file'

const AT = '2026-12-01T10:11:00Z'
type File = Uint8Array<ArrayBuffer>

/** Writes other words for some that stand in one run of the text. */
export function rewrites(file: Uint8Array, words: string, others: string): File {
  return editDocx(file, { 'word/document.xml': xml => splitRun(xml, words, run => run(others)) })
}

/** The same with the changes tracked. */
export function suggests(file: Uint8Array, author: string, words: string, others: string): File {
  const by = `w:author="${escaped(author)}" w:date="${AT}"`
  return editDocx(file, {
    'word/document.xml': xml =>
      splitRun(
        xml,
        words,
        run =>
          `<w:del w:id="2000001" ${by}>${run(words).replaceAll('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del><w:ins w:id="2000002" ${by}>${run(others)}</w:ins>`,
      ),
  })
}

/** Puts a comment on words that stand in one run. */
export function comments(file: Uint8Array, author: string, words: string, text: string): File {
  const { id, parts } = newComment(file, author, text, null)
  return editDocx(file, {
    ...parts,
    'word/document.xml': xml => splitRun(xml, words, run => `${startOf(id)}${run(words)}${endOf(id)}`),
  })
}

/** Answers the comment that says this. */
export function replies(file: Uint8Array, author: string, to: string, text: string): File {
  const root = commentSaying(file, to)
  const { id, parts } = newComment(file, author, text, root.paraId)
  return editDocx(file, {
    ...parts,
    'word/document.xml': xml =>
      xml
        .replace(startOf(root.id), `${startOf(root.id)}${startOf(id)}`)
        .replace(endOf(root.id), `${endOf(root.id)}${endOf(id)}`),
  })
}

/** Marks the thread of the comment that says this as resolved. */
export function resolves(file: Uint8Array, saying: string): File {
  const { paraId } = commentSaying(file, saying)
  return editDocx(file, {
    'word/commentsExtended.xml': xml =>
      xml.replace(`w15:paraId="${paraId}" w15:done="0"`, `w15:paraId="${paraId}" w15:done="1"`),
  })
}

/** Deletes the comment that says this, or moves it to other words in one run. */
export function movesComment(file: Uint8Array, saying: string, words: string | null): File {
  const { id } = commentSaying(file, saying)
  return editDocx(file, {
    'word/comments.xml': xml =>
      words === null ? xml.replace(new RegExp(`<w:comment w:id="${id}".*?</w:comment>`), '') : xml,
    'word/document.xml': xml => {
      const without = xml.replace(startOf(id), '').replace(endOf(id), '')
      return words === null
        ? without
        : splitRun(without, words, run => `${startOf(id)}${run(words)}${endOf(id)}`)
    },
  })
}

function startOf(id: string): string {
  return `<w:commentRangeStart w:id="${id}"/>`
}

function endOf(id: string): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
}

/* Cuts the run with these words in three, the middle one made by `middle`. */
function splitRun(xml: string, words: string, middle: (run: (text: string) => string) => string): string {
  const from = xml.indexOf('w:name="stet_draft"')
  for (const match of xml.matchAll(
    /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/g,
  )) {
    const [whole, look = '', text = ''] = match
    const at = text.indexOf(escaped(words))
    if (match.index < from || at < 0) continue
    const run = (inside: string) => `<w:r>${look}<w:t xml:space="preserve">${inside}</w:t></w:r>`
    const [before, after] = [text.slice(0, at), text.slice(at + escaped(words).length)]
    const pieces = [
      before === '' ? '' : run(before),
      middle(inside => (inside === '' ? '' : run(escaped(inside)))),
      after === '' ? '' : run(after),
    ]
    return xml.slice(0, match.index) + pieces.join('') + xml.slice(match.index + whole.length)
  }
  throw new Error(`No run says “${words}”.`)
}

function commentSaying(file: Uint8Array, words: string): { readonly id: string; readonly paraId: string } {
  let found: { id: string; paraId: string } | null = null
  editDocx(file, {
    'word/comments.xml': xml => {
      for (const [, id = '', inside = ''] of xml.matchAll(/<w:comment w:id="(\d+)"(.*?)<\/w:comment>/g)) {
        const text = [...inside.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, part]) => part).join('')
        if (text.includes(escaped(words)))
          found ??= { id, paraId: /w14:paraId="(\w+)"/.exec(inside)?.[1] ?? '' }
      }
      return xml
    },
  })
  if (found === null) throw new Error(`No comment says “${words}”.`)
  return found
}

function newComment(file: Uint8Array, author: string, text: string, parent: string | null) {
  let id = 0
  editDocx(file, {
    'word/comments.xml': xml => {
      id = [...xml.matchAll(/<w:comment w:id="(\d+)"/g)].length + 500
      return xml
    },
  })
  const paraId = (0x10000000 + id).toString(16).toUpperCase()
  const of = parent === null ? '' : ` w15:paraIdParent="${parent}"`
  return {
    id: `${id}`,
    parts: {
      'word/comments.xml': (xml: string) =>
        xml.replace(
          /<\/w:comments>|<w:comments([^>]*)\/>/,
          `<w:comment w:id="${id}" w:author="${escaped(author)}" w:date="${AT}" w:initials="L"><w:p w14:paraId="${paraId}" w14:textId="77777777"><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p></w:comment></w:comments>`,
        ),
      'word/commentsExtended.xml': (xml: string) =>
        xml.replace(
          '</w15:commentsEx>',
          `<w15:commentEx w15:paraId="${paraId}"${of} w15:done="0"/></w15:commentsEx>`,
        ),
      'word/commentsIds.xml': (xml: string) =>
        xml.replace(
          '</w16cid:commentsIds>',
          `<w16cid:commentId w16cid:paraId="${paraId}" w16cid:durableId="${paraId}"/></w16cid:commentsIds>`,
        ),
    },
  }
}
