import { type ClaimWording, carries, claimWording } from './claim-wording'
import type { SearchTerm } from './search-query'

/** How two claims are alike: in the same words, or nearly. */
export type Likeness = 'same' | 'near'

/* With fewer words than this a claim says too little to be known again: "in 2019" stands everywhere. */
const FEWEST_WORDS = 3
const FEWEST_PAIRS = 5
/* Of the words that carry them, so many may stand in one of the two only; never in both, which would be a change. */
const ADDED = 0.25
/* So many have to come in the same order: "dogs bite men" is not "men bite dogs". */
const IN_ORDER = 0.6
/* Of the pairs of letters of scripts without spaces, so many are shared. */
const SHARED_PAIRS = 0.75
/* What that leaves to be lacking where the other is the shorter one. */
const LACKED_PAIRS = 0.4

/**
 * Whether two claims say the same or nearly the same. Numbers, names and negations have to agree; one may have a few
 * words more than the other, words may be inflected, and their order may differ a little. Null: they are not alike,
 * or say too little.
 */
export function likeness(a: ClaimWording, b: ClaimWording): Likeness | null {
  if (saysTooLittle(a) || saysTooLittle(b)) return null
  if (a.words.join(' ') === b.words.join(' ')) return 'same'
  if (a.negations !== b.negations || a.numbers.join(' ') !== b.numbers.join(' ')) return null
  if (!namesAgree(a, b) || !namesAgree(b, a)) return null
  if (a.unspaced !== b.unspaced) return null
  return (a.unspaced ? pairsAgree(a, b) : wordsAgree(a, b)) ? 'near' : null
}

/** The same of two texts. */
export function alike(a: string, b: string): Likeness | null {
  return likeness(claimWording(a), claimWording(b))
}

/** Whether a claim says too little to be known again. */
export function saysTooLittle({ content, unspaced }: ClaimWording): boolean {
  return content.length < (unspaced ? FEWEST_PAIRS : FEWEST_WORDS)
}

/** A word by which claims that may be alike are looked for. */
export interface CandidateWord {
  /** As it stands in the claim. */
  readonly itself: SearchTerm
  /** With every inflection of it: the beginning that they share. Numbers and short words are as they are. */
  readonly inflected: SearchTerm
}

/** The words by which claims that may be alike are looked for, and how many of them such a claim may lack. */
export function candidateWords(claim: ClaimWording): {
  readonly words: CandidateWord[]
  readonly mayLack: number
} {
  const sought = new Map<string, CandidateWord>()
  for (const word of claim.words.filter(carries)) {
    const open = !claim.unspaced && word.length > 4 && !/\p{N}/u.test(word)
    const stem = open ? word.slice(0, Math.max(4, word.length - 5)) : word
    if (sought.has(stem)) continue
    const alone = claim.unspaced && Array.from(word).length === 1
    sought.set(stem, {
      itself: { anyOf: [word], prefix: alone, not: false },
      inflected: { anyOf: [stem], prefix: open || alone, not: false },
    })
  }
  const share = claim.unspaced ? LACKED_PAIRS : ADDED
  return { words: [...sought.values()], mayLack: Math.ceil(claim.content.length * share) }
}

function namesAgree(a: ClaimWording, b: ClaimWording): boolean {
  return a.names.every(name => b.words.some(word => sameStem(name, word)))
}

function wordsAgree(a: ClaimWording, b: ClaimWording): boolean {
  const [fewer, more] = a.content.length <= b.content.length ? [a.content, b.content] : [b.content, a.content]
  if (more.length - fewer.length > Math.floor(more.length * ADDED)) return false
  const left = [...more]
  for (const word of fewer) {
    const at = closest(left, word)
    if (at < 0) return false
    left.splice(at, 1)
  }
  return commonInOrder(fewer, more) >= IN_ORDER * fewer.length
}

function closest(words: readonly string[], word: string): number {
  const same = words.indexOf(word)
  return same < 0 ? words.findIndex(one => sameStem(one, word)) : same
}

/* "home" and "homes", "report" and "reported"; never two numbers. */
function sameStem(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 4 || long.length - short.length > 3) return false
  const stem = Math.max(4, short.length - 2)
  return long.startsWith(short.slice(0, stem)) && !/\p{N}/u.test(a + b)
}

/* The longest common subsequence. */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const word of a) {
    const next = [0]
    for (const [index, other] of b.entries()) {
      const diagonal = (row[index] ?? 0) + (sameStem(word, other) ? 1 : 0)
      next.push(Math.max(diagonal, row[index + 1] ?? 0, next[index] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

function pairsAgree(a: ClaimWording, b: ClaimWording): boolean {
  const left = [...b.words]
  let shared = 0
  for (const pair of a.words) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    left.splice(at, 1)
    shared++
  }
  return (2 * shared) / (a.words.length + b.words.length) >= SHARED_PAIRS
}
