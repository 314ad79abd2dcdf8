import { searchTokens } from './search-token'

/** What a claim says, taken apart for comparing it with others. */
export interface ClaimWording {
  /** Its words, folded, in order; of scripts without spaces every two letters. */
  readonly words: readonly string[]
  /** The words that carry it: without articles, prepositions and forms of "to be", numbers in digits. */
  readonly content: readonly string[]
  /** Its numbers in digits, sorted, written-out ones too. */
  readonly numbers: readonly string[]
  /** Words written with a capital though they begin no sentence. */
  readonly names: readonly string[]
  /** How often it says no. */
  readonly negations: number
  /** Whether most of it is in a script without spaces. */
  readonly unspaced: boolean
}

/* Left out when two claims are compared: they come and go as a sentence is turned. */
const LIGHT = new Set(
  (
    'a an the of in on at to for from by with as and or that this these those it its he she they his her their ' +
    'is are was were be been being has have had do does did will would ' +
    'el la los las de del en un una y que es fue son se por con su ' +
    'le les des du et une est sont au aux dans par pour sur ' +
    'der die das den dem des ein eine einen einem einer und ist sind war waren von im am zu mit auf'
  ).split(' '),
)

/* Written-out numbers of English, with what they are worth; what stands beside a magnitude is not added up. */
const NUMBERS: ReadonlyMap<string, string> = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, value) => [word, String(value)] as const)
    .concat(
      'thirty forty fifty sixty seventy eighty ninety'
        .split(' ')
        .map((word, index) => [word, String(30 + index * 10)] as const),
      [
        ['hundred', 'hundred'],
        ['thousand', 'thousand'],
        ['million', 'million'],
        ['billion', 'billion'],
        ['trillion', 'trillion'],
        ['dozen', '12'],
        ['half', 'half'],
        ['third', 'third'],
        ['quarter', 'quarter'],
        ['once', 'once'],
        ['twice', 'twice'],
        ['double', 'double'],
        ['first', 'first'],
        ['second', 'second'],
      ],
    ),
)
const HAN_NUMBER = /[〇零一二三四五六七八九十百千万萬億亿兆两兩半]+/gu

const NEGATIONS = new Set(
  (
    'no not never none nobody nothing neither nor without cannot ' +
    'isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt wont wouldnt cant couldnt shouldnt ' +
    'ne pas jamais nunca ningun sin kein keine keinen keinem keiner nicht nie ohne ' +
    'لا لم لن ليس ليست غير ما بدون דون לא אין אף בלי בלתי'
  ).split(' '),
)
const HAN_NEGATION = /[不没沒無无未非否莫勿]|ない|ません|ず(?![つ])|なかった/gu
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u
const SENTENCE_END = /[.!?…:]\s*["'”’)]*\s*$/u

/** Takes the words of a claim apart. */
export function claimWording(text: string): ClaimWording {
  // An apostrophe parts words for searching; here "didn't" has to stay one, and so do 1,200 and 3.5.
  const joined = text
    .replace(/(\p{L})['’](\p{L})/gu, '$1$2')
    .replace(/(\p{Nd})[,'’\u00A0\u202F](?=\p{Nd}{3}(?!\p{Nd}))/gu, '$1')
    .replace(/(\p{Nd})[.,٫](?=\p{Nd})/gu, '$1ⅹ')
  const tokens = searchTokens(joined)
  const words = tokens.map(token => token.text)
  const names: string[] = []
  for (const { text: word, start, end } of tokens) {
    const written = joined.slice(start, end)
    if (!/^\p{Lu}/u.test(written) || LIGHT.has(word) || NUMBERS.has(word)) continue
    const before = joined.slice(0, start)
    const begins = before.trim() === '' || SENTENCE_END.test(before)
    if (!begins) names.push(word)
  }
  const numbers = words.flatMap(word => (/^\p{Nd}/u.test(word) ? [word] : (NUMBERS.get(word) ?? [])))
  numbers.push(...(text.match(HAN_NUMBER) ?? []).map(String))
  const letters = Array.from(text.replace(/[\s\p{P}\p{N}]/gu, ''))
  const unspaced = letters.filter(letter => UNSPACED.test(letter)).length * 2 > letters.length
  return {
    words,
    content: words.filter(word => !LIGHT.has(word)).map(word => NUMBERS.get(word) ?? word),
    numbers: numbers.sort(),
    names: [...new Set(names)],
    negations: words.filter(word => NEGATIONS.has(word)).length + (text.match(HAN_NEGATION) ?? []).length,
    unspaced,
  }
}

/** Whether a word, folded, tells claims apart as it is written: not one of the light ones, nor a written-out number. */
export function carries(word: string): boolean {
  return !LIGHT.has(word) && !NUMBERS.has(word)
}
