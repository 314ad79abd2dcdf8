import type { Node } from 'prosemirror-model'
import type { ClaimAnchor } from '@/lib/domain/claim-anchor'
import { linkUrl } from '@/lib/domain/link-url'
import { withoutNothingToCheck } from '@/lib/domain/nothing-to-check'
import type { PictureFile } from '@/lib/domain/pictures'

/** A stretch of text of one look under the same claims. */
export interface CopyRun {
  /** `\n` is a line break. */
  readonly text: string
  readonly em: boolean
  readonly strong: boolean
  readonly href: string | null
  /** Numbers of the claims it belongs to, the longest claim first. */
  readonly claims: readonly number[]
  /** Numbers of the claims whose first or last stretch this is, the longest first. */
  readonly begins: readonly number[]
  readonly ends: readonly number[]
}

/** A block of the draft, free of any format; `headline` and `standfirst` come first. */
export type CopyBlock =
  | { readonly kind: 'headline' | 'standfirst' | 'paragraph'; readonly runs: readonly CopyRun[] }
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly CopyRun[] }
  | { readonly kind: 'quotation'; readonly blocks: readonly CopyBlock[] }
  | {
      readonly kind: 'list'
      readonly start: number | null
      readonly items: readonly (readonly CopyBlock[])[]
    }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'figure'
      /** The hash of the picture's file, and the file; null when it is not to be had. */
      readonly picture: string
      readonly file: PictureFile | null
      readonly width: number
      readonly height: number
      /** What is to be seen; may be empty. */
      readonly alt: string
      /** The caption. */
      readonly runs: readonly CopyRun[]
    }

/** A claim as far as it marks text: its anchor in this version of the draft, and its number. */
export interface NumberedAnchor {
  readonly anchor: ClaimAnchor
  readonly number: number
}

/** The files of pictures, by their hashes. */
export type PictureFiles = ReadonlyMap<string, PictureFile>

/** The blocks of the draft with the claims given; other claims' marks are passed over. `start` null: bullets. */
export function copyBlocks(
  doc: Node,
  claims: readonly NumberedAnchor[],
  pictures: PictureFiles = new Map(),
): CopyBlock[] {
  const byId = new Map(claims.map(claim => [claim.anchor.id, claim]))
  const blocksOf = (parent: Node, pos: number): CopyBlock[] => {
    const blocks: CopyBlock[] = []
    parent.forEach((node, offset) => {
      blocks.push(blockOf(node, pos + offset))
    })
    return blocks
  }
  const blockOf = (node: Node, pos: number): CopyBlock => {
    switch (node.type.name) {
      case 'horizontal_rule':
        return { kind: 'rule' }
      case 'blockquote':
        return { kind: 'quotation', blocks: blocksOf(node, pos + 1) }
      case 'bullet_list':
      case 'ordered_list': {
        const items: CopyBlock[][] = []
        node.forEach((item, offset) => {
          items.push(blocksOf(item, pos + 1 + offset + 1))
        })
        return {
          kind: 'list',
          start: node.type.name === 'ordered_list' ? Number(node.attrs.order) : null,
          items,
        }
      }
      case 'figure': {
        const { picture, width, height, alt } = node.attrs
        const file = pictures.get(picture) ?? null
        return { kind: 'figure', picture, file, width, height, alt, runs: runsOf(node, pos + 1, byId) }
      }
      case 'heading':
        return { kind: 'heading', level: Number(node.attrs.level), runs: runsOf(node, pos + 1, byId) }
      case 'headline':
      case 'standfirst':
        return { kind: node.type.name, runs: runsOf(node, pos + 1, byId) }
      default:
        return { kind: 'paragraph', runs: runsOf(node, pos + 1, byId) }
    }
  }
  // Where somebody said that there is nothing to check is no part of a copy, and divides no words in it.
  return blocksOf(withoutNothingToCheck(doc), 0)
}

/** The figures among blocks, and among those within them, in reading order. */
export function figuresIn(blocks: readonly CopyBlock[]): Extract<CopyBlock, { kind: 'figure' }>[] {
  return blocks.flatMap(block => {
    if (block.kind === 'figure') return [block]
    if (block.kind === 'quotation') return figuresIn(block.blocks)
    return block.kind === 'list' ? figuresIn(block.items.flat()) : []
  })
}

function runsOf(block: Node, start: number, byId: ReadonlyMap<string, NumberedAnchor>): CopyRun[] {
  const runs: CopyRun[] = []
  block.forEach((node, offset) => {
    const from = start + offset
    const to = from + node.nodeSize
    const here = node.marks
      .flatMap(mark => (mark.type.name === 'claim' ? (byId.get(String(mark.attrs.id)) ?? []) : []))
      .sort((a, b) => lengthOf(b) - lengthOf(a) || a.number - b.number)
    const numbersOf = (claims: readonly NumberedAnchor[]) => claims.map(claim => claim.number)
    const link = node.marks.find(mark => mark.type.name === 'link')
    runs.push({
      text: node.text ?? '\n',
      em: node.marks.some(mark => mark.type.name === 'em'),
      strong: node.marks.some(mark => mark.type.name === 'strong'),
      href: link ? linkUrl(String(link.attrs.href)) : null,
      claims: numbersOf(here),
      begins: numbersOf(here.filter(({ anchor }) => anchor.from === from)),
      ends: numbersOf(here.filter(({ anchor }) => anchor.to === to)),
    })
  })
  return runs
}

function lengthOf({ anchor }: NumberedAnchor): number {
  return anchor.end - anchor.start
}
