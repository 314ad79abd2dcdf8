import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CHAIN_START,
  type ChainHead,
  type ChainLink,
  canonicalEvent,
  chainFaults,
  eventHash,
  shortHash,
} from './event-chain'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A chain of so many events, as they are recorded, and its head. */
function chain(count: number): { readonly links: ChainLink[]; readonly head: ChainHead } {
  const links: ChainLink[] = []
  for (let i = 1; i <= count; i++) {
    const previous = links.at(-1)?.hash ?? CHAIN_START
    const event = {
      id: i * 2,
      kind: 'claim.noted',
      actorId: i % 2 ? 'tom' : null,
      at: '2026-01-01T00:00:00.000Z',
      articleId: 'a',
      claimId: `c${i}`,
      data: { after: `note ${i}` },
    }
    links.push({ ...event, previous, hash: eventHash(event, previous, sha256) })
  }
  return { links, head: { event: links.at(-1)?.id ?? 0, hash: links.at(-1)?.hash ?? CHAIN_START, count } }
}

const kinds = (links: readonly ChainLink[], head: ChainHead | undefined) =>
  chainFaults(links, head, sha256).map(({ kind, event }) => [kind, event])

/** Hashes every row anew from one on, as somebody would who knows how. */
function rehashed(links: readonly ChainLink[], from: number): ChainLink[] {
  const all = links.slice(0, from)
  for (const link of links.slice(from)) {
    const previous = all.at(-1)?.hash ?? CHAIN_START
    all.push({ ...link, previous, hash: eventHash(link, previous, sha256) })
  }
  return all
}

describe('the canonical form of an event', () => {
  it('is this, and has this hash, for ever', () => {
    const event = {
      id: 7,
      kind: 'claim.marked',
      actorId: 'p1',
      at: '2026-01-02T03:04:05.006Z',
      articleId: 'a1',
      claimId: null,
      data: { quote: '“Zürich”', 'a b': 1.5 },
    }
    const written =
      '{"actorId":"p1","articleId":"a1","at":"2026-01-02T03:04:05.006Z","claimId":null,' +
      '"data":{"a b":1.5,"quote":"“Zürich”"},"id":7,"kind":"claim.marked","previous":"' +
      `${'0'.repeat(64)}"}`
    expect(canonicalEvent(event, CHAIN_START)).toBe(written)
    expect(eventHash(event, CHAIN_START, sha256)).toBe(sha256(written))
  })
})

describe('a chain', () => {
  it('has no faults as it was recorded', () => {
    for (const count of [0, 1, 2, 9]) {
      const { links, head } = chain(count)
      expect(chainFaults(links, head, sha256)).toEqual([])
    }
    expect(chainFaults([], undefined, sha256)).toEqual([])
  })

  it('shows any changed field at its row', () => {
    const changes: Partial<ChainLink>[] = [
      { kind: 'claim.found' },
      { actorId: 'ines' },
      { at: '2026-01-01T00:00:00.001Z' },
      { articleId: 'b' },
      { claimId: null },
      { data: { after: 'note 3', more: null } },
      { data: {} },
    ]
    for (const change of changes) {
      const { links, head } = chain(5)
      const tampered = links.map((link, index) => (index === 2 ? { ...link, ...change } : link))
      expect(kinds(tampered, head)).toEqual([['changed', 6]])
    }
  })

  it('shows a row that was changed and hashed anew at the row after it', () => {
    const { links, head } = chain(5)
    const changed = links.map((link, index) => (index === 2 ? { ...link, data: {} } : link))
    const hashed = changed.map((link, index) =>
      index === 2 ? { ...link, hash: eventHash(link, link.previous, sha256) } : link,
    )
    expect(kinds(hashed, head)).toEqual([['removed', 8]])
    expect(kinds(rehashed(changed, 2), head)).toEqual([['head', 10]])
  })

  it('shows rows that were removed: first, between, last, all', () => {
    const { links, head } = chain(5)
    const without = (...gone: number[]) => links.filter((_, index) => !gone.includes(index))
    expect(kinds(without(0), head)).toContainEqual(['removed', 4])
    expect(kinds(without(2), head)).toContainEqual(['removed', 8])
    expect(kinds(without(3, 4), head)).toEqual([
      ['removed', 10],
      ['removed', 10],
    ])
    expect(kinds([], head)).toContainEqual(['removed', 10])
    expect(kinds(rehashed(without(2), 2), head)).not.toEqual([])
  })

  it('shows rows that changed places', () => {
    const { links, head } = chain(4)
    const [first, second, third, fourth] = links
    if (!first || !second || !third || !fourth) throw new Error('There are four.')
    // The places are the numbers: each takes the other's.
    const swapped = [first, { ...third, id: second.id }, { ...second, id: third.id }, fourth]
    const found = kinds(swapped, head)
    expect(found).toContainEqual(['changed', second.id])
    expect(found).toContainEqual(['reordered', second.id])
  })

  it('shows a row that was added, between and at the end', () => {
    const { links, head } = chain(4)
    const [, second] = links
    if (!second) throw new Error('There are four.')
    const event = { ...second, id: 5, data: {} }
    const added = { ...event, previous: second.hash, hash: eventHash(event, second.hash, sha256) }
    expect(kinds([...links.slice(0, 2), added, ...links.slice(2)], head)).toContainEqual(['inserted', 6])
    const last = links.at(-1)
    if (!last) throw new Error('There are four.')
    const behind = {
      ...event,
      id: 9,
      previous: last.hash,
      hash: eventHash({ ...event, id: 9 }, last.hash, sha256),
    }
    expect(kinds([...links, behind], head)).toContainEqual(['inserted', 8])
  })

  it('shows a head that is gone or another', () => {
    const { links, head } = chain(3)
    expect(kinds(links, undefined)).toEqual([['head', 6]])
    expect(kinds(links, { ...head, hash: CHAIN_START })).toEqual([['head', 6]])
    expect(kinds(links, { ...head, count: 4 })).toEqual([['removed', 6]])
  })

  it('never passes when anything in it differs', () => {
    const at = fc.nat(7)
    const tampering = fc.oneof(
      fc.record({ how: fc.constant('change' as const), at, text: fc.string() }),
      fc.record({ how: fc.constant('remove' as const), at }),
      fc.record({ how: fc.constant('swap' as const), at, with: at }),
      fc.record({ how: fc.constant('rehash' as const), at }),
    )
    fc.assert(
      fc.property(fc.array(tampering, { maxLength: 4 }), all => {
        const { links, head } = chain(8)
        let tampered = [...links]
        for (const one of all) {
          const link = tampered[one.at]
          if (!link) continue
          if (one.how === 'change') tampered[one.at] = { ...link, data: { after: one.text } }
          if (one.how === 'remove') tampered.splice(one.at, 1)
          if (one.how === 'rehash') tampered = rehashed(tampered, one.at)
          if (one.how === 'swap') {
            const other = tampered[one.with]
            if (!other) continue
            tampered[one.at] = { ...other, id: link.id }
            tampered[one.with] = { ...link, id: other.id }
          }
        }
        const same = JSON.stringify(tampered) === JSON.stringify(links)
        expect(chainFaults(tampered, head, sha256).length === 0).toBe(same)
      }),
    )
  })
})

it('shows a hash short where there is little room', () => {
  expect(shortHash('0123456789abcdef0123')).toBe('0123 4567 89ab cdef')
})
