import type { Document } from 'docx'
import type { AnnotatedCopy } from '../../annotated-copy'
import type { Deed } from '../../copy-claim'
import type { SealedRecord } from '../../copy-record'
import type { NotedClaim } from './word-notes'
import { wordText } from './word-text'

/* The name space of the part that tells which comment is which claim; it ends in the version of its form. */
const CLAIMS_NAMESPACE = 'urn:stet:claims:1'

/* Any id will do, as long as it is this part's: Word keeps the part and its id through every change. */
const ITEM_ID = '{5B7A1C0E-57E7-4C1A-9D0F-51E7C0DEC0A1}'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'

/** What a file is known by when it comes back. */
interface Known {
  readonly copy: AnnotatedCopy
  readonly noted: readonly NotedClaim[]
  /** Whose changes are tracked in it. */
  readonly tracked: readonly Deed[]
  readonly record: SealedRecord | null
}

/** A part of the archive that a Word file is. */
interface FilePart {
  readonly path: string
  readonly data: string
}

/**
 * The ids of the claims as a custom XML part, which Word carries along unseen, with the comments and changes as they
 * were written, so that those of others can be told apart when the file comes back, and with the signed record. It
 * holds no more than the copy shows. Tells the file of it; the parts are to be packed with the others.
 */
export function claimsParts(file: Document, known: Known): FilePart[] {
  file.ContentTypes.addOverride(
    'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    '/customXml/itemProps1.xml',
  )
  file.Document.Relationships.addRelationship(
    'StetClaims',
    `${OFFICE}/relationships/customXml`,
    '../customXml/item1.xml',
  )
  return [
    { path: 'customXml/item1.xml', data: claimsPart(known) },
    {
      path: 'customXml/itemProps1.xml',
      data: `${DECLARATION}<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="${ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="${CLAIMS_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    },
    {
      path: 'customXml/_rels/item1.xml.rels',
      data: `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    },
  ]
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/*
 * The part: article, version and hash; for each claim its id, number, place, words, and the comment on it; each
 * comment, whose changes are tracked, and the record.
 */
function claimsPart({ copy, noted, tracked, record }: Known): string {
  const claims = noted.map(({ claim, thread: [root] }) => {
    const place = claim.start === null ? '' : ` start="${claim.start}" end="${claim.end}"`
    const of = root === undefined ? '' : ` comment="${root.id}" durableId="${root.durableId}"`
    return `<claim id="${escaped(claim.id)}" number="${claim.number}"${place}${of}>${escaped(claim.quote)}</claim>`
  })
  const comments = noted.flatMap(({ claim, thread, resolved }) =>
    thread.map(
      ({ id, durableId, author, text }) =>
        `<comment claim="${escaped(claim.id)}" id="${id}" durableId="${durableId}" author="${escaped(author)}" resolved="${resolved}">${escaped(text)}</comment>`,
    ),
  )
  const changes = new Set(
    tracked.map(({ by, at }) => `<change author="${escaped(by)}" date="${escaped(at ?? copy.madeAt)}"/>`),
  )
  const sealed =
    record === null ? '' : `<record seal="${escaped(record.seal)}">${escaped(record.text)}</record>`
  return `${DECLARATION}<claims xmlns="${CLAIMS_NAMESPACE}" article="${escaped(copy.articleId)}" version="${copy.version}" profile="${copy.profile}" textHash="${escaped(copy.textHash)}">${[...claims, ...comments, ...changes].join('')}${sealed}</claims>`
}

function escaped(text: string): string {
  return wordText(text).replace(/[&<>"\r\n\t]/g, character => `&#${character.charCodeAt(0)};`)
}
