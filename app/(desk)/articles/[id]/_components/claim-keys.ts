import type { Status } from '@/lib/domain/status'

/** What a single letter does while a claim's card, and no field, has the focus. */
export type CardKey =
  | { readonly do: 'status'; readonly status: Status }
  | { readonly do: 'source' | 'propose' | 'comment' | 'assign' | 'holds' | 'fix' | 'stet' | 'cut' | 'flag' }
  | { readonly do: 'next-blocker' | 'next' | 'previous' | 'approve' | 'return' | 'note' | 'take-over' }

export const CARD_KEYS: Readonly<Record<string, CardKey>> = {
  '1': { do: 'status', status: 'verified' },
  '2': { do: 'status', status: 'needs_change' },
  '3': { do: 'status', status: 'disputed' },
  '4': { do: 'status', status: 'cannot_verify' },
  '5': { do: 'status', status: 'opinion' },
  i: { do: 'status', status: 'in_progress' },
  u: { do: 'status', status: 'unchecked' },
  s: { do: 'source' },
  p: { do: 'propose' },
  c: { do: 'comment' },
  g: { do: 'assign' },
  h: { do: 'holds' },
  f: { do: 'fix' },
  t: { do: 'stet' },
  x: { do: 'cut' },
  n: { do: 'next-blocker' },
  j: { do: 'next' },
  k: { do: 'previous' },
  a: { do: 'approve' },
  r: { do: 'return' },
  e: { do: 'note' },
  b: { do: 'take-over' },
}

/** Flagging takes Shift, since F alone answers with a fix. */
export const FLAG_KEY = 'Shift+f'

/** What a card can do, in words, for the palette while the card is open. */
export const CARD_ACTIONS: readonly {
  readonly label: string
  readonly keys: string
  readonly does: CardKey
}[] = [
  ['Add a source', 's'],
  ['Propose wording', 'p'],
  ['Comment', 'c'],
  ['Assign', 'g'],
  ['Edit the note', 'e'],
  ['Still holds', 'h'],
  ['Take over what was found before', 'b'],
  ['Answer: fix', 'f'],
  ['Answer: stet', 't'],
  ['Answer: cut', 'x'],
  ['Approve', 'a'],
  ['Return', 'r'],
].flatMap(([label = '', keys = '']) => {
  const does = CARD_KEYS[keys]
  return does === undefined ? [] : [{ label, keys, does }]
})

/** The key of each status, for menus. */
export const STATUS_KEY: Record<Status, string> = {
  verified: '1',
  needs_change: '2',
  disputed: '3',
  cannot_verify: '4',
  opinion: '5',
  in_progress: 'i',
  unchecked: 'u',
}
