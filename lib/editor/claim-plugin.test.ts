import type { Node } from 'prosemirror-model'
import { type EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { claim, claimId, doc, headline, p } from '@/lib/domain/testing/manuscript'
import {
  chooseNone,
  choosing,
  chosenClaim,
  claimAtCaret,
  claimsAt,
  clicking,
  stepClaim,
} from './claim-plugin'
import { applied, stateOf } from './testing/state'

const NESTED = doc(
  headline('Gate ', claim('h', 'failed')),
  p(
    'The ',
    claim('large', 'big ', claim('middle', 'five ', claim('small', '<x>missiles')), ' fell'),
    ' there<y>',
  ),
  p('On ', claim('late', '<z>Friday'), ' again'),
)

const click = (state: EditorState, tag: string) => {
  const tr = clicking(state, claimsAt(state.doc, NESTED.tag(tag)))
  return tr ? state.apply(tr) : state
}
const name = (id: string | null) => id?.replace('claim-id-', '') ?? null
const chosen = (state: EditorState) => name(chosenClaim(state))
const choose = (state: EditorState, id: string) => state.apply(choosing(state.tr, claimId(id)))

describe('a click', () => {
  it('takes the smallest claim, then the next larger, then round', () => {
    let state = stateOf(NESTED)
    const taken: (string | null)[] = []
    for (let i = 0; i < 4; i++) {
      state = click(state, 'x')
      taken.push(chosen(state))
    }
    expect(taken).toEqual(['small', 'middle', 'large', 'small'])
  })

  it('takes the smallest again after a click elsewhere', () => {
    let state = click(click(stateOf(NESTED), 'x'), 'x')
    expect(chosen(state)).toBe('middle')
    state = click(click(state, 'z'), 'x')
    expect(chosen(state)).toBe('small')
  })

  it('takes the smallest first where a larger one was chosen in the margin', () => {
    expect(chosen(click(choose(stateOf(NESTED), 'large'), 'x'))).toBe('small')
  })

  it('beside all claims chooses none', () => {
    expect(chosen(click(click(stateOf(NESTED), 'x'), 'y'))).toBeNull()
  })
})

describe('the state of the claims', () => {
  it('is the same object over what does not concern it', () => {
    const state = choose(stateOf(NESTED), 'small')
    const plugin = state.plugins.find(one => 'claims$' === (one as unknown as { key: string }).key) // not in the types
    const typed = state.apply(state.tr.insertText('x', NESTED.tag('y')))
    expect(plugin?.getState(typed)).toBe(plugin?.getState(state))
    expect(plugin?.getState(choose(state, 'small'))).toBe(plugin?.getState(state))
  })

  it('keeps an orphan chosen', () => {
    const state = choose(stateOf(NESTED), 'gone')
    expect(chosen(state)).toBe('gone')
  })
})

describe('the claim at the caret', () => {
  const at = (pos: number, draft: Node = NESTED) => {
    const state = stateOf(NESTED)
    return state.apply(state.tr.setSelection(TextSelection.create(draft, pos)))
  }

  it('is the smallest that touches it', () => {
    expect(name(claimAtCaret(at(NESTED.tag('x'))))).toBe('small')
  })

  it('is the chosen one when that touches it too', () => {
    expect(name(claimAtCaret(choose(at(NESTED.tag('x')), 'large')))).toBe('large')
    expect(name(claimAtCaret(choose(at(NESTED.tag('x')), 'late')))).toBe('small')
  })

  it('counts at both ends of a claim', () => {
    expect(name(claimAtCaret(at(NESTED.tag('z'))))).toBe('late')
    expect(name(claimAtCaret(at(NESTED.tag('z') + 'Friday'.length)))).toBe('late')
    expect(claimAtCaret(at(NESTED.tag('y')))).toBeNull()
  })
})

describe('stepping', () => {
  const walk = (state: EditorState, directions: readonly (1 | -1)[]) => {
    const taken: (string | null)[] = []
    let now = state
    for (const direction of directions) {
      now = applied(now, stepClaim(direction)) ?? now
      taken.push(chosen(now))
    }
    return taken
  }

  it('goes through the claims in reading order and round', () => {
    expect(walk(stateOf(NESTED), [1, 1, 1, 1, 1, 1])).toEqual(['h', 'large', 'middle', 'small', 'late', 'h'])
    expect(walk(choose(stateOf(NESTED), 'h'), [-1, -1])).toEqual(['late', 'small'])
  })

  it('begins at the caret when none is chosen', () => {
    const state = stateOf(NESTED)
    const there = state.apply(state.tr.setSelection(TextSelection.create(NESTED, NESTED.tag('y'))))
    expect(walk(there, [1])).toEqual(['late'])
    expect(walk(there, [-1])).toEqual(['small'])
  })

  it('begins at the caret when the chosen one has gone from the text', () => {
    const state = choose(stateOf(NESTED), 'gone')
    const there = state.apply(state.tr.setSelection(TextSelection.create(NESTED, NESTED.tag('y'))))
    expect(walk(there, [1])).toEqual(['late'])
  })

  it('puts the caret at the start of the claim', () => {
    const state = applied(choose(stateOf(NESTED), 'small'), stepClaim(1))
    expect(state?.selection.head).toBe(NESTED.tag('z'))
  })

  it('is refused without claims', () => {
    expect(applied(stateOf(doc(p('Five'))), stepClaim(1))).toBeNull()
  })
})

describe('Escape', () => {
  it('chooses none, and is left to others when none is chosen', () => {
    const state = applied(choose(stateOf(NESTED), 'small'), chooseNone)
    expect(state && chosen(state)).toBeNull()
    expect(applied(stateOf(NESTED), chooseNone)).toBeNull()
  })
})
