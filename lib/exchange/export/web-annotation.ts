import type { AnnotatedCopy } from '../annotated-copy'
import type { CopyClaim, CopyComment, Deed } from '../copy-claim'
import type { CopyCitation } from '../copy-source'
import { type CopyStretch, copyStretches } from '../copy-stretches'
import { PROFILE_LABEL, titleOf } from '../copy-words'
import {
  ANNOTATION_CONTEXT,
  type Annotation,
  type AnnotationBody,
  type AnnotationCollection,
  type AnnotationPerson,
  type AnnotationTarget,
  type Motivation,
  STET_TERMS,
} from './web-annotation-shape'

/** How much of the text is given before and after the words: code points. */
const CONTEXT = 32

/**
 * The copy in the W3C Web Annotation model (JSON-LD): one collection on one page, with the text it is about. A claim
 * is an annotation; the review, the editor's answer, comments and replies are annotations of that one.
 */
export function webAnnotationCopy(copy: AnnotatedCopy): string {
  return `${JSON.stringify(annotationCollection(copy), null, 2)}\n`
}

/** The collection as data. */
export function annotationCollection(copy: AnnotatedCopy): AnnotationCollection {
  const names = new Names(copy)
  const points = [...copy.text]
  const stretches = copyStretches(copy.blocks, points)
  const items = [
    ...copy.claims.flatMap(claim =>
      annotationsOf(claim, targetsIn(names.version, points, stretches.get(claim.number) ?? []), copy, names),
    ),
    ...copy.orphans.flatMap(claim => annotationsOf(claim, lostTarget(names.article, claim), copy, names)),
  ]
  return {
    '@context': [ANNOTATION_CONTEXT, { stet: STET_TERMS }],
    id: names.collection,
    type: 'AnnotationCollection',
    label: `${PROFILE_LABEL[copy.profile]}: ${titleOf(copy)}, version ${copy.version}`,
    creator: person(copy.madeBy),
    created: copy.madeAt,
    generator: { type: 'Software', name: 'Stet' },
    total: items.length,
    'stet:draft': {
      id: names.version,
      format: 'text/plain',
      'stet:headline': copy.headline,
      'stet:version': copy.version,
      'stet:text': copy.text,
      'stet:textHash': copy.textHash,
      ...(copy.record === null
        ? {}
        : {
            'stet:record': {
              'stet:event': copy.record.event,
              'stet:hash': copy.record.hash,
              'stet:count': copy.record.count,
            },
          }),
    },
    ...(items.length === 0
      ? {}
      : {
          first: {
            id: `${names.collection}:page`,
            type: 'AnnotationPage',
            partOf: { id: names.collection, total: items.length },
            startIndex: 0,
            items,
          },
        }),
  }
}

/* The ids of things in a copy. They are names, not addresses: a copy is read where the newsroom is not reached. */
class Names {
  readonly article: string
  readonly version: string
  readonly collection: string

  constructor(copy: AnnotatedCopy) {
    this.article = `urn:stet:article:${encodeURIComponent(copy.articleId)}`
    this.version = `${this.article}:version:${copy.version}`
    this.collection = `${this.version}:${copy.profile}`
  }

  claim(claim: CopyClaim): string {
    return `urn:stet:claim:${encodeURIComponent(claim.id)}`
  }

  source(number: number): string {
    return `${this.collection}:source:${number}`
  }
}

function annotationsOf(
  claim: CopyClaim,
  target: Annotation['target'],
  copy: AnnotatedCopy,
  names: Names,
): Annotation[] {
  const id = names.claim(claim)
  const about = (
    part: string,
    motivation: Motivation,
    deed: Deed,
    body: readonly AnnotationBody[],
    of = id,
  ): Annotation => ({
    id: `${id}:${part}`,
    type: 'Annotation',
    motivation,
    ...made(deed),
    body,
    target: of,
  })
  const { decision, answer } = claim
  const reason = (text: string | null) => (text === null || text === '' ? [] : [said('commenting', text)])
  return [
    {
      id,
      type: 'Annotation',
      motivation: 'classifying',
      ...made(claim.marked),
      body: [
        said('classifying', claim.status, claim.finding),
        ...flagsOf(claim).map(flag => said('tagging', flag)),
        ...(claim.note === '' ? [] : [said('commenting', claim.note, claim.finding)]),
        ...(claim.proposedWording === null ? [] : [said('editing', claim.proposedWording, claim.finding)]),
        ...claim.citations.map(citation => link(citation, copy, names)),
      ],
      target,
      'stet:number': claim.number,
      ...(claim.stale && claim.findingWording !== null
        ? { 'stet:findingWording': claim.findingWording }
        : {}),
    },
    ...(decision === null
      ? []
      : [
          about('review', 'moderating', decision, [
            said('moderating', claim.review),
            ...reason(decision.reason),
          ]),
        ]),
    ...(answer === null
      ? []
      : [
          about('answer', 'moderating', answer, [
            said('moderating', answer.resolution),
            ...reason(answer.reason),
          ]),
        ]),
    ...claim.comments.flatMap((comment, index) => conversation(comment, `comment:${index + 1}`, id, about)),
  ]
}

function conversation(
  comment: CopyComment,
  part: string,
  claim: string,
  about: (
    part: string,
    motivation: Motivation,
    deed: Deed,
    body: readonly AnnotationBody[],
    of?: string,
  ) => Annotation,
): Annotation[] {
  return [
    about(part, 'commenting', comment, [said('commenting', comment.text)]),
    ...comment.replies.map((reply, index) =>
      about(`${part}:${index + 1}`, 'replying', reply, [said('commenting', reply.text)], `${claim}:${part}`),
    ),
  ]
}

function flagsOf(claim: CopyClaim): string[] {
  return [
    ...(claim.review === 'pending' ? ['pending'] : []),
    ...(claim.stale ? ['stale'] : []),
    ...(claim.orphaned ? ['orphaned'] : []),
    ...(claim.thinlySourced ? ['thinly_sourced'] : []),
  ]
}

function link(citation: CopyCitation, copy: AnnotatedCopy, names: Names): AnnotationBody {
  const source = copy.sources[citation.source - 1]
  if (source === undefined) throw new Error(`Source ${citation.source} is cited but not in the copy.`)
  return {
    type: 'SpecificResource',
    purpose: 'linking',
    source: {
      id: source.url ?? names.source(source.number),
      'stet:number': source.number,
      'stet:kind': source.kind,
      'stet:title': source.title,
    },
    ...(citation.excerpt === '' || !copy.inFull
      ? {}
      : { selector: { type: 'TextQuoteSelector', exact: citation.excerpt } }),
    'stet:stance': citation.stance,
    'stet:primary': citation.primary,
    ...(citation.locator === '' ? {} : { 'stet:locator': citation.locator }),
    ...(citation.accessedAt === null ? {} : { 'stet:accessedAt': citation.accessedAt }),
  }
}

function said(
  purpose: Extract<AnnotationBody, { type: 'TextualBody' }>['purpose'],
  value: string,
  deed: Deed | null = null,
): AnnotationBody {
  return { type: 'TextualBody', purpose, value, format: 'text/plain', ...(deed === null ? {} : made(deed)) }
}

function made(deed: Deed): { creator: AnnotationPerson; created?: string } {
  return { creator: person(deed.by), ...(deed.at === null ? {} : { created: deed.at }) }
}

function person(name: string): AnnotationPerson {
  return { type: 'Person', name }
}

/* Each stretch of the claim's words, found by their wording and by their place. */
function targetsIn(
  source: string,
  points: readonly string[],
  stretches: readonly CopyStretch[],
): AnnotationTarget | readonly AnnotationTarget[] {
  const slice = (from: number, to: number) => points.slice(Math.max(0, from), to).join('')
  const targets = stretches.map(
    ({ start, end }): AnnotationTarget => ({
      type: 'SpecificResource',
      source,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: slice(start, end),
          prefix: slice(start - CONTEXT, start),
          suffix: slice(end, end + CONTEXT),
        },
        { type: 'TextPositionSelector', start, end },
      ],
    }),
  )
  return targets.length === 1 && targets[0] !== undefined ? targets[0] : targets
}

/* Words that are no longer in the draft have no place in this version: they are told as they last stood. */
function lostTarget(source: string, { quote, prefix, suffix }: CopyClaim): AnnotationTarget {
  return {
    type: 'SpecificResource',
    source,
    selector: { type: 'TextQuoteSelector', exact: quote, prefix, suffix },
  }
}
