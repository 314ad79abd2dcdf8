/**
 * The shapes of the W3C Web Annotation Data Model (Recommendation, 23 February 2017) that a copy is written in.
 * Terms with `stet:` are Stet's own; JSON-LD keeps them apart from the standard's.
 */
export interface AnnotationCollection {
  readonly '@context': readonly [typeof ANNOTATION_CONTEXT, { readonly stet: string }]
  readonly id: string
  readonly type: 'AnnotationCollection'
  readonly label: string
  readonly creator: AnnotationPerson
  readonly created: string
  readonly generator: { readonly type: 'Software'; readonly name: string }
  readonly total: number
  /** The draft that the annotations are about: positions count the code points of its text. */
  readonly 'stet:draft': {
    readonly id: string
    readonly format: 'text/plain'
    readonly 'stet:headline': string
    readonly 'stet:version': number
    readonly 'stet:text': string
    /** SHA-256 of the text in UTF-8, hex. */
    readonly 'stet:textHash': string
    /** Where the record of the article ended. */
    readonly 'stet:record'?: {
      readonly 'stet:event': number
      readonly 'stet:hash': string
      readonly 'stet:count': number
    }
  }
  readonly first?: AnnotationPage
}

export interface AnnotationPage {
  readonly id: string
  readonly type: 'AnnotationPage'
  readonly partOf: { readonly id: string; readonly total: number }
  readonly startIndex: number
  readonly items: readonly Annotation[]
}

export interface Annotation {
  readonly id: string
  readonly type: 'Annotation'
  readonly motivation: Motivation
  readonly creator?: AnnotationPerson | undefined
  readonly created?: string | undefined
  readonly body: readonly AnnotationBody[]
  /** An annotation, by its id, or words of the draft. */
  readonly target: string | AnnotationTarget | readonly AnnotationTarget[]
  readonly 'stet:number'?: number
  /** The words that the finding was made on, where they have changed since. */
  readonly 'stet:findingWording'?: string
}

export type Motivation = 'classifying' | 'commenting' | 'replying' | 'moderating'

export interface AnnotationPerson {
  readonly type: 'Person'
  readonly name: string
}

export type AnnotationBody =
  | {
      readonly type: 'TextualBody'
      readonly purpose: 'classifying' | 'commenting' | 'editing' | 'tagging' | 'moderating'
      readonly value: string
      readonly format: 'text/plain'
      readonly creator?: AnnotationPerson | undefined
      readonly created?: string | undefined
    }
  | {
      readonly type: 'SpecificResource'
      readonly purpose: 'linking'
      readonly source: {
        readonly id: string
        readonly 'stet:number': number
        readonly 'stet:kind': string
        readonly 'stet:title': string
      }
      readonly selector?: { readonly type: 'TextQuoteSelector'; readonly exact: string }
      readonly 'stet:stance': string
      readonly 'stet:primary': boolean
      readonly 'stet:locator'?: string
      readonly 'stet:accessedAt'?: string
    }

export interface AnnotationTarget {
  readonly type: 'SpecificResource'
  readonly source: string
  readonly selector: TextQuoteSelector | readonly [TextQuoteSelector, TextPositionSelector]
}

export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector'
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** Unicode code points, end exclusive. */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector'
  readonly start: number
  readonly end: number
}

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'
/** What `stet:` stands for. */
export const STET_TERMS = 'urn:stet:terms:'
