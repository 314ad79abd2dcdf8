import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { doc, headline, li, p, standfirst, ul } from '@/lib/domain/testing/manuscript'
import { restoreUnsaved } from './restore-unsaved'
import { createClient } from './testing/client'
import { createModelServer } from './testing/model-server'
import { createNetwork, settled, UNREACHABLE } from './testing/network'
import { createUnsavedReader, type UnsavedChanges } from './unsaved'

const START = doc(
  headline('Gate failed'),
  standfirst('The council knew.'),
  p('Five missiles fell on the port on Friday.'),
  ul(li(p('one')), li(p('two'))),
  p('The gate was shut.'),
)
const place = fc.nat({ max: 1000 }).map(share => share / 1000)
const deed = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('type' as const), who: fc.nat({ max: 1 }), at: place }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cut' as const), at: place, to: place }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), who: fc.nat({ max: 1 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'deliver' as const,
        'deliver' as const,
        'lose' as const,
        'unheard' as const,
        'late' as const,
      ),
      which: fc.nat({ max: 5 }),
    }),
  },
  /** What waits is written down. */
  { weight: 4, arbitrary: fc.record({ do: fc.constant('keep' as const) }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

async function play(deeds: readonly Deed[], remembers: boolean) {
  const server = createModelServer(START, { remembers })
  const { transport, requests } = createNetwork(server)
  const ann = createClient('ann', START, transport)
  const ben = createClient('ben', START, transport)
  const read = createUnsavedReader('ann')
  const late: (() => void)[] = []
  let kept: UnsavedChanges | null = null
  let typed = 0
  for (const one of deeds) {
    if (one.do === 'type') {
      const client = one.who === 0 ? ann : ben
      const $pos = client.state().doc.resolve(Math.round(one.at * client.state().doc.content.size))
      // Ann's letters from one range, Ben's from another.
      const letter = String.fromCodePoint((one.who === 0 ? 0xe000 : 0xf000) + typed++)
      if ($pos.parent.isTextblock) client.type(letter, $pos.pos)
    } else if (one.do === 'cut') {
      const size = ben.state().doc.content.size
      const [a, b] = [Math.round(one.at * size), Math.round(one.to * size)]
      const tr = ben.state().tr.delete(Math.min(a, b), Math.min(Math.max(a, b), Math.min(a, b) + 30))
      try {
        tr.doc.check()
        ben.dispatch(tr)
      } catch {
        // An editor would not offer what the schema forbids.
      }
    } else if (one.do === 'wait') (one.who === 0 ? ann : ben).clock.forward(2000)
    else if (one.do === 'keep') kept = read(ann.state(), ann.sync.batch()) ?? kept
    else if (requests.length > 0) {
      const [request] = requests.splice(one.which % requests.length, 1)
      if (one.do === 'deliver') request?.answer(request.reach())
      else if (one.do === 'unheard') request?.reach()
      else if (one.do === 'late' && request) late.push(() => request.reach())
      if (one.do !== 'deliver') request?.answer({ ok: false, error: UNREACHABLE })
    }
    await settled()
  }
  return { server, ann, kept, late: [...late, ...requests.map(request => () => void request.reach())] }
}

const lettersOf = (text: string) => [...text].filter(letter => letter >= '\ue000' && letter < '\uf000')
const lettersIn = (draft: Node) => lettersOf(draft.textContent)

describe.each([
  ['that remembers commits', true],
  ['that has forgotten them', false],
])('what a window left, before a server %s', (_, remembers) => {
  it('is saved once or told, also when its last requests arrive late', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 10, maxLength: 60, size: 'max' }),
        fc.nat({ max: 3 }),
        async (deeds, lateAt) => {
          const { server, ann, kept, late } = await play(deeds, remembers)
          ann.sync.destroy()
          if (kept === null) return
          const waiting = new Set(lettersOf(JSON.stringify(kept.steps)))
          let asked = 0
          let ids = 0
          const restored = await restoreUnsaved(JSON.parse(JSON.stringify(kept)), {
            newId: () => `restored-${++ids}`,
            commit: async body => {
              // What the window sent last comes in between.
              if (asked++ === lateAt) for (const arrive of late.splice(0)) arrive()
              return server.commit(body)
            },
          })
          for (const arrive of late) arrive()
          expect(restored.kind).toBe('done')
          const standing = lettersIn(server.doc())
          expect(standing.length).toBe(new Set(standing).size)
          const told = restored.kind === 'done' ? lettersOf(JSON.stringify(restored.lost)) : []
          const seen = new Set([...standing, ...told, ...lettersOf(JSON.stringify(ann.dropped))])
          const gone = [...waiting].filter(letter => !seen.has(letter))
          // Others may have deleted since what the server had taken already.
          expect(gone.filter(letter => !server.had(letter))).toEqual([])
          server.doc().check()
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('restoring', () => {
  const left = async () => {
    const network = createNetwork(createModelServer(START))
    const ann = createClient('ann', START, network.transport)
    ann.type('soon')
    const kept = createUnsavedReader('ann')(ann.state(), ann.sync.batch())
    if (!kept) throw new Error('Nothing waits.')
    return kept
  }
  const refusing = (status: number, code: string) => async () => ({
    ok: false as const,
    error: { status, code, message: '' },
  })

  it('waits for a server that cannot be reached, is busy, or wants one to sign in', async () => {
    for (const status of [0, 503, 429, 401]) {
      const restored = await restoreUnsaved(await left(), { commit: refusing(status, 'x'), newId: () => 'n' })
      expect(restored.kind).toBe('later')
    }
  })

  it('tells what the server will never take', async () => {
    for (const [status, code] of [
      [410, 'gone'],
      [403, 'text_not_allowed'],
      [422, 'invalid_step'],
      [426, 'schema_version'],
      [409, 'trashed'],
    ] as const) {
      const restored = await restoreUnsaved(await left(), {
        commit: refusing(status, code),
        newId: () => 'n',
      })
      expect(restored).toMatchObject({ kind: 'done', saved: 0, lost: [{ kind: 'typed', text: 'soon' }] })
    }
  })
})
