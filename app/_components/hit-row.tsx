import { FileText, type LucideIcon, MessageSquare, Quote, TextQuote } from 'lucide-react'
import type { SearchHit } from '@/lib/contracts/search'
import { STATUS_LABEL } from '@/lib/domain/status'
import { Icon, SOURCE_ICON, STATUS_ICON } from './icon'

/** A stretch of words with what was found told apart. */
export function Pieces({ of }: { readonly of: SearchHit['title'] }) {
  let at = 0
  return of.map(({ text, hit }) => {
    const key = at
    at += text.length
    return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
  })
}

/** The icon of what was found: of a claim its finding, of a source its kind. */
export function hitIcon({ kind, status, sourceKind }: SearchHit): LucideIcon {
  if (kind === 'claim' && status) return STATUS_ICON[status]
  if ((kind === 'source' || kind === 'excerpt') && sourceKind) return SOURCE_ICON[sourceKind]
  return {
    article: FileText,
    text: TextQuote,
    claim: Quote,
    comment: MessageSquare,
    excerpt: Quote,
    source: Quote,
  }[kind]
}

/** What was found on one line: what it says, and where it stands. */
export function HitRow({ hit }: { readonly hit: SearchHit }) {
  const { kind, title, snippet, headline, status } = hit
  const serif = kind === 'article' || kind === 'text' || kind === 'claim'
  const said = snippet.length > 0 && (kind !== 'claim' || !title.some(piece => piece.hit)) ? snippet : title
  const where =
    kind === 'source' ? '' : kind === 'excerpt' ? title.map(piece => piece.text).join('') : headline
  return (
    <>
      <span className={status && kind === 'claim' ? 'si' : 'i-at'}>
        <Icon of={hitIcon(hit)} />
      </span>
      <span className={serif ? 'pi-words t' : 'pi-words'} dir="auto">
        {status && kind === 'claim' ? <span className="vh">{STATUS_LABEL[status]}: </span> : null}
        <Pieces of={said} />
      </span>
      {where && kind !== 'article' ? (
        <span className="faint pi-tail" dir="auto">
          {where}
        </span>
      ) : null}
    </>
  )
}
