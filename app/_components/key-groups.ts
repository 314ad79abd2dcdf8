import type { KeyCombo } from './keys'

/** Keys as the help lists them; each action is also a button and in the palette. */
export interface KeyGroup {
  readonly title: string
  readonly keys: readonly { readonly does: string; readonly combos: readonly KeyCombo[] }[]
}

const key = (does: string, ...combos: KeyCombo[]) => ({ does, combos })

/** The two columns of the help. */
export const KEY_GROUPS: readonly (readonly KeyGroup[])[] = [
  [
    {
      title: 'Anywhere',
      keys: [
        key('Find or do', 'Mod+k'),
        key('These keys', '?'),
        key('Next, previous region', 'F6', 'Shift+F6'),
        key('Close, go back', 'Escape'),
        key('Send a form', 'Mod+Enter'),
        key('Filter a list', '/'),
        key('On the desk: next, previous article', 'j', 'k'),
      ],
    },
    {
      title: 'On a claim',
      keys: [
        key('Verified', '1'),
        key('Needs change', '2'),
        key('Disputed', '3'),
        key('Cannot verify', '4'),
        key('Opinion', '5'),
        key('In progress, unchecked', 'i', 'u'),
        key('Note', 'e'),
        key('Source', 's'),
        key('Propose wording', 'p'),
        key('Comment', 'c'),
        key('Assign', 'g'),
        key('Flag: legal, sensitive', 'Shift+f'),
        key('Still holds', 'h'),
        key('Take over what was found before', 'b'),
        key('Fix, stet, cut', 'f', 't', 'x'),
        key('Next one that holds it back', 'n'),
        key('Next, previous', 'j', 'k'),
      ],
    },
  ],
  [
    {
      title: 'In the text',
      keys: [
        key('Mark the selection, or open the claim', 'Mod+Enter'),
        key('Next, previous claim', 'F8', 'Shift+F8'),
        key('Nothing to check, in the selection or sentence', 'Mod+Shift+Enter'),
        key('Next, previous unseen sentence', 'F9', 'Shift+F9'),
        key('Coverage: what was looked at steps back', 'Mod+F9'),
        key('Undo, redo: your own changes', 'Mod+z', 'Mod+Shift+z'),
        key('Bold, italic', 'Mod+b', 'Mod+i'),
        key('Find in the draft', 'Mod+f'),
        key('Is it saved?', 'Mod+s'),
        key('Back to the text', 'Escape'),
      ],
    },
    {
      title: 'Reviewing',
      keys: [
        key('Next, previous', 'j', 'k'),
        key('Approve', 'a'),
        key('Return', 'r'),
        key('Open in the article', 'o'),
        key('Undo the last decision', 'z'),
        key('Take over what was found before', 'b'),
        key('Source, comment, assign', 's', 'c', 'g'),
        key('Take it, or take it over', 't'),
        key('Give me the next one', 'n'),
        key('Later', 'l'),
        key('Flag: legal, sensitive', 'Shift+f'),
        key('Select; extend to the next, the previous', 'x', 'Shift+j', 'Shift+k'),
        key('Select none', 'Escape'),
        key('Views', 'v'),
        key('Order of the queue', 'Shift+o'),
      ],
    },
    {
      title: 'In the inbox',
      keys: [
        key('Next, previous', 'j', 'k'),
        key('Open', 'o'),
        key('Read, not read', 'e'),
        key('Mark all as read', 'Shift+e'),
        key('Only what is not read', '/'),
      ],
    },
  ],
]
