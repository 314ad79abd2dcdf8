import { STATUS_LABEL } from '@/lib/domain/status'
import type { AnnotatedCopy } from '../annotated-copy'
import {
  holdingWords,
  originWords,
  overrideWords,
  PROFILE_LABEL,
  peopleWords,
  recordWords,
  statusWords,
  titleOf,
} from '../copy-words'
import { momentWords } from '../moment-words'
import { statusClass } from './html-icons'
import { joinMarkup, type Markup, markup, NOTHING } from './markup'

/** The head of a copy: what it is, whether the article is cleared, what holds it back, who worked on it. */
export function coverMarkup(copy: AnnotatedCopy): Markup {
  const status = statusWords(copy)
  const hidden = copy.sources.filter(source => source.hidden).length
  const named = copy.includesConfidential && copy.sources.some(source => source.confidential)
  const rows: [string, Markup][] = [
    ['Status', markup`<b>${status.label}</b> ${status.rest}`],
    ...overrideWords(copy.clearing).map((words): [string, Markup] => [
      'Override',
      markup`<bdi>${words}</bdi>`,
    ]),
    ...(copy.holding.length === 0 ? [] : [['Open', openMarkup(copy)] satisfies [string, Markup]]),
    ['People', markup`<bdi>${peopleWords(copy)}</bdi>`],
    ...(copy.desk === '' ? [] : [['Desk', markup`<bdi>${copy.desk}</bdi>`] satisfies [string, Markup]]),
    ...(copy.deadline === null
      ? []
      : [['Deadline', markup`${momentWords(copy.deadline, copy.timeZone)}`] satisfies [string, Markup]]),
    ...(hidden === 0
      ? []
      : [['Sources', markup`${hidden} confidential, not named in this copy`] satisfies [string, Markup]]),
    ...(named
      ? [
          ['Sources', markup`<b class="sw">This copy names confidential sources.</b>`] satisfies [
            string,
            Markup,
          ],
        ]
      : []),
    ['Text hash', markup`<span class="mono">sha256 ${spaced(copy.textHash)}</span>`],
    ...recordWords(copy.record).map((words): [string, Markup] => [
      'Record',
      markup`${words}<br><span class="mono">sha256 ${spaced(copy.record?.hash ?? '')}</span>`,
    ]),
  ]
  return markup`<header class="cover">
<p class="row"><span class="logo">Stet</span><span class="sp"></span><span class="t ital">${PROFILE_LABEL[copy.profile]}</span></p>
<h1 class="t" dir="auto">${titleOf(copy)}</h1>
<p class="t std">${originWords(copy)}</p>
<div class="cgrid"><dl>
${joinMarkup(
  rows.map(([term, words]) => markup`<div><dt>${term}</dt><dd>${words}</dd></div>`),
  '\n',
)}
</dl>
${copy.progress.total === 0 ? NOTHING : countsMarkup(copy)}</div>
</header>`
}

/* In groups, so that it can be compared by eye. */
function spaced(hash: string): string {
  return hash.replace(/(.{8})(?=.)/g, '$1 ')
}

function openMarkup(copy: AnnotatedCopy): Markup {
  const shown = new Set(copy.claims.map(claim => claim.number))
  const link = (number: number) =>
    shown.has(number) ? markup`<a href="#t${number}">${number}</a>` : markup`${number}`
  return joinMarkup(
    copy.holding.map(group => markup`${holdingWords(group)} (${joinMarkup(group.numbers.map(link), ', ')})`),
    ', ',
  )
}

function countsMarkup(copy: AnnotatedCopy): Markup {
  const rows = copy.counts.map(
    ({ status, count }) =>
      markup`<tr class="${statusClass(status)}"><th scope="row"><span class="ulbox"></span>${STATUS_LABEL[status]}</th><td>${count}</td></tr>`,
  )
  return markup`<table><caption class="vh">Claims by status</caption><tbody>${rows}</tbody></table>`
}
