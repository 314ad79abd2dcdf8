import { STANCE_LABEL } from '@/lib/domain/citation'
import { linkUrl } from '@/lib/domain/link-url'
import { SOURCE_KIND_LABEL } from '@/lib/domain/source'
import type { AnnotatedCopy } from '../annotated-copy'
import type { CopyClaim, CopyComment, Deed } from '../copy-claim'
import { sourceWords, usesWords } from '../copy-words'
import { momentWords } from '../moment-words'
import { noteOf } from '../note'
import { notePieces } from './html-note'
import { joinMarkup, type Markup, markup, NOTHING } from './markup'

/** The claims whose text has gone, with what was found on them. */
export function orphansMarkup(copy: AnnotatedCopy): Markup {
  if (copy.orphans.length === 0) return NOTHING
  const full = copy.inFull
  const items = copy.orphans.map(
    claim =>
      markup`<p id="n${claim.number}"><b>${claim.number}</b> <del class="t"><bdi>${claim.quote}</bdi></del> ${notePieces(noteOf(claim))}${
        full ? markup` <a href="#f${claim.number}">In full</a>` : NOTHING
      }</p>`,
  )
  return markup`<section class="orph" aria-labelledby="orphans"><h2 id="orphans">Claims whose text has gone</h2>
${joinMarkup(items, '\n')}
</section>`
}

/** The numbered sources, each with the claims that cite it and where. */
export function sourcesMarkup(copy: AnnotatedCopy): Markup {
  if (copy.sources.length === 0) return NOTHING
  const items = copy.sources.map(source => {
    const href = source.url === null ? null : linkUrl(source.url)
    const address =
      href === null
        ? NOTHING
        : markup` <a class="url" href="${href}" rel="noopener noreferrer nofollow">${href}</a>`
    const note = source.note === '' ? NOTHING : markup` <span class="said"><bdi>${source.note}</bdi></span>`
    return markup`<li id="s${source.number}"><bdi>${source.title}</bdi>.${address} <bdi>${sourceWords(source)}</bdi>${note} ${usesWords(source)}</li>`
  })
  return markup`<section class="srcs" aria-labelledby="sources"><h2 id="sources">Sources</h2><ol>
${joinMarkup(items, '\n')}
</ol></section>`
}

/** Every claim with all that was said and done about it, where the copy is to have that. */
export function claimsInFull(copy: AnnotatedCopy): Markup {
  if (!copy.inFull || copy.claims.length + copy.orphans.length === 0) return NOTHING
  const claims = [...copy.claims, ...copy.orphans].map(claim => claimInFull(copy, claim))
  return markup`<section class="full" aria-labelledby="full"><h2 id="full">Claims in full</h2>
${joinMarkup(claims, '\n')}
</section>`
}

function claimInFull(copy: AnnotatedCopy, claim: CopyClaim): Markup {
  const when = (deed: Deed) => (deed.at === null ? '' : `, ${momentWords(deed.at, copy.timeZone)}`)
  const back = claim.orphaned ? `#n${claim.number}` : `#t${claim.number}`
  const citations = claim.citations.map(({ source, stance, primary, locator, excerpt, accessedAt }) => {
    const { title, kind } = copy.sources[source - 1] ?? { title: '', kind: 'document' as const }
    const details = [
      `${SOURCE_KIND_LABEL[kind]}, ${STANCE_LABEL[stance]}, ${primary ? 'primary' : 'secondary'}`,
      ...(locator === '' ? [] : [locator]),
      ...(accessedAt === null ? [] : [`read on ${momentWords(accessedAt, copy.timeZone)}`]),
    ]
    const quoted = excerpt === '' ? NOTHING : markup` <span class="said">“<bdi>${excerpt}</bdi>”</span>`
    return markup`<li><a href="#s${source}">[${source}]</a> <bdi>${title}</bdi>. <bdi>${details.join(', ')}.</bdi>${quoted}</li>`
  })
  const comment = ({ replies, ...root }: CopyComment): Markup =>
    markup`<li><b>${root.by}</b>${when(root)}: <span class="said"><bdi>${root.text}</bdi></span>${
      replies.length === 0
        ? NOTHING
        : markup`<ul>${replies.map(reply => comment({ ...reply, replies: [] }))}</ul>`
    }</li>`
  const history = claim.history.map(
    event => markup`<li><b>${event.by}</b>${when(event)}: <bdi>${event.words}</bdi></li>`,
  )
  const part = (title: string, items: readonly Markup[]) =>
    items.length === 0 ? NOTHING : markup`<h4>${title}</h4><ul>${items}</ul>`
  return markup`<article id="f${claim.number}" aria-labelledby="h${claim.number}"><h3 id="h${claim.number}"><a href="${back}">${claim.number}</a> <bdi class="t">${claim.quote}</bdi></h3>
<p>${notePieces(noteOf(claim))}${claim.finding === null ? NOTHING : markup` Found by ${claim.finding.by}${when(claim.finding)}.`}</p>${part('Citations', citations)}${part('Comments', claim.comments.map(comment))}${part('History', history)}</article>`
}
