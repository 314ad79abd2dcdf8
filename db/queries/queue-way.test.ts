import { describe, expect, it } from 'vitest'
import type { Asked } from './queue-ask'
import { QUEUE_INDEXES } from './queue-index'
import type { Lane } from './queue-lanes'
import type { Narrow } from './queue-narrow'
import { wayOf } from './queue-way'

const { deadline, age, facets, assigneeId } = QUEUE_INDEXES
const PAGE = 51

/* A large newsroom: nearly all is approved, in hundreds of sets of facets. */
const approved: Lane = { lane: 9, codes: codes(200), fitting: 900_000, of: 900_000 }
const pending: Lane = { lane: 5, codes: codes(150), fitting: 9000, of: 9000 }
function codes(count: number): number[] {
  return Array.from({ length: count }, (_, code) => code)
}

function ask(lanes: readonly Lane[], filter: Asked['filter'] = {}, narrow: Narrow | null = null): Asked {
  return {
    filter,
    lanes,
    counts: { codes: [], counts: [] },
    found: null,
    narrowest: async () => narrow,
  }
}

describe('a page is read', () => {
  it('along the order where what fits lies close', async () => {
    const lanes = [approved, pending]
    expect(await wayOf(ask(lanes), 'age', PAGE)).toMatchObject({ index: age, along: lanes, gathered: [] })
    const tenth: Lane = { ...approved, fitting: 90_000 }
    expect(await wayOf(ask([tenth]), 'deadline', PAGE)).toMatchObject({ index: deadline, along: [tenth] })
  })

  it('from the sets of facets where it is rare, beside lanes in which it is not', async () => {
    const rare: Lane = { ...approved, codes: codes(20), fitting: 300 }
    expect(await wayOf(ask([rare, pending]), 'age', PAGE)).toMatchObject({
      along: [pending],
      from: facets,
      gathered: [rare],
    })
  })

  it('from the index that knows few, where nothing else is known of what fits', async () => {
    const few = { index: assigneeId, seen: 15_000 }
    const filter = { assigneeId: 'bea', checkerId: 'tom' }
    const lanes = [approved, pending]
    expect(await wayOf(ask(lanes, filter, few), 'age', PAGE)).toMatchObject({
      along: [],
      from: assigneeId,
      gathered: lanes,
    })
    expect(await wayOf(ask(lanes, filter, null), 'age', PAGE)).toMatchObject({ index: age, along: lanes })
    // That index has the order as well.
    expect(await wayOf(ask(lanes, filter, few), 'deadline', PAGE)).toMatchObject({
      index: assigneeId,
      along: lanes,
    })
  })

  it('along the order where all there is to look at is few', async () => {
    const desk = ask([pending], { desk: 'News' }, { index: QUEUE_INDEXES.desk, seen: 10 })
    expect(await wayOf(desk, 'age', PAGE)).toMatchObject({ index: age, along: [pending] })
  })

  it('from the sets of facets where they are few, whatever else is asked', async () => {
    const three: Lane = { ...approved, codes: [7], fitting: 3 }
    const filter = { assigneeId: 'bea', desk: 'News', search: [] }
    expect(await wayOf(ask([three], filter), 'article', PAGE)).toMatchObject({
      along: [],
      from: facets,
      gathered: [three],
    })
  })
})
