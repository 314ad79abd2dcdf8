import { getVersion, sendableSteps } from 'prosemirror-collab'
import { type EditorState, Plugin, PluginKey, type PluginView, type Transaction } from 'prosemirror-state'
import type { StepMap } from 'prosemirror-transform'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { PersonRef } from '@/lib/contracts/shared'
import type { Presence } from '@/lib/contracts/stream'

/** Where another window is in the draft as it stands here; ProseMirror positions. */
export interface OtherPlace {
  readonly clientId: string
  readonly person: PersonRef
  readonly anchor: number
  readonly head: number
  /** Counts how often it was moved by its own person, as opposed to pushed along by what others typed before it. */
  readonly moves: number
}

interface Span {
  readonly anchor: number
  readonly head: number
}

interface Other {
  readonly told: Presence
  /** What was told is of a version not known here; until then it counts where they were before. */
  readonly waits: boolean
  /** In the confirmed document; null when nowhere, or not known yet. */
  readonly confirmed: Span | null
  readonly moves: number
}

/** What one confirmed step did to positions. */
interface Confirmed {
  readonly map: StepMap
  readonly own: boolean
}

interface OthersState {
  readonly others: readonly Other[]
  /** What led to the confirmed version, the last of it. */
  readonly log: readonly Confirmed[]
  readonly places: readonly OtherPlace[]
  readonly selections: DecorationSet
}

const othersKey = new PluginKey<OthersState>('others')
/** Somebody who tells of a version further back than this has to wait until they tell of a later one. */
const LONGEST_LOG = 200
const NOTHING: OthersState = { others: [], log: [], places: [], selections: DecorationSet.empty }

/**
 * Knows where the others are in the draft: each place follows every change, and one that was told for a version not
 * known here yet waits for it. What they selected is tinted: class `other-selection` and that of the person. `carets`
 * draws their carets. It is to come after the plugin of collaboration.
 */
export function othersPlugin(
  classOf: (personId: string) => string,
  carets?: (view: EditorView) => PluginView,
): Plugin<OthersState> {
  return new Plugin<OthersState>({
    key: othersKey,
    ...(carets ? { view: carets } : {}),
    state: {
      init: () => NOTHING,
      apply: (tr, state, before, after) => apply(tr, state, { before, after, classOf }),
    },
    props: { decorations: selectionsOfOthers },
  })
}

/** A transaction that says who else is in the draft at this moment, all of them, and where. */
export function hearing(tr: Transaction, others: readonly Presence[]): Transaction {
  return tr.setMeta(othersKey, others)
}

/** Where the others are whose place is known; the same array until one of them is somewhere else. */
export function placesOfOthers(state: EditorState): readonly OtherPlace[] {
  return othersKey.getState(state)?.places ?? NOTHING.places
}

/** What the others selected, as it is drawn. */
export function selectionsOfOthers(state: EditorState): DecorationSet {
  return othersKey.getState(state)?.selections ?? DecorationSet.empty
}

interface Around {
  readonly before: EditorState
  readonly after: EditorState
  readonly classOf: (personId: string) => string
}

function apply(tr: Transaction, state: OthersState, { before, after, classOf }: Around): OthersState {
  const told = tr.getMeta(othersKey) as readonly Presence[] | undefined // only `hearing` sets it
  const gained = gainedBy(tr, before, after)
  if (told === undefined && gained.length === 0 && (!tr.docChanged || state.others.length === 0)) return state
  const log = gained.length === 0 ? state.log : [...state.log, ...gained].slice(-LONGEST_LOG)
  const version = getVersion(after)
  const followed = state.others.map(other => follow(other, gained))
  const present = told === undefined ? followed : told.map(one => take(one, followed))
  const others = present.map(other => (other.waits ? settle(other, version, log) : other))
  const places = placesOf(others, state.places, after)
  if (places === state.places && !tr.docChanged) return { ...state, others, log }
  return { others, log, places, selections: drawn(places, after, classOf) }
}

/* The steps by which a transaction takes the confirmed document on. Collaboration first undoes what is unconfirmed,
   then does what was received, then does the undone again over it; own steps it only counts. */
function gainedBy(tr: Transaction, before: EditorState, after: EditorState): Confirmed[] {
  const gained = getVersion(after) - getVersion(before)
  if (gained <= 0) return []
  const unconfirmed = sendableSteps(before)?.steps ?? []
  const undone = (tr.getMeta('rebased') as number | undefined) ?? unconfirmed.length - gained // set by collaboration
  const own = unconfirmed.slice(0, unconfirmed.length - undone)
  const received = tr.mapping.maps.slice(undone, undone + gained - own.length)
  return [
    ...own.map(step => ({ map: step.getMap(), own: true })),
    ...received.map(map => ({ map, own: false })),
  ]
}

/* Told in the same place as before, one is where that has got to by now. */
function take(told: Presence, known: readonly Other[]): Other {
  const before = known.find(one => one.told.clientId === told.clientId)
  if (before && isSamePlace(before.told, told)) return { ...before, told }
  return { told, waits: true, confirmed: before?.confirmed ?? null, moves: before?.moves ?? 0 }
}

function isSamePlace(a: Presence, b: Presence): boolean {
  return a.version === b.version && a.anchor === b.anchor && a.head === b.head
}

function settle(other: Other, version: number, log: readonly Confirmed[]): Other {
  const { anchor, head, version: toldFor } = other.told
  if (anchor === null || head === null) return { ...other, waits: false, confirmed: null }
  const behind = version - toldFor
  if (behind < 0 || behind > log.length) return other
  const since = log.slice(log.length - behind)
  const confirmed = { anchor: through(since, anchor), head: through(since, head) }
  const moved = other.confirmed !== null && other.confirmed.head !== confirmed.head
  return { ...other, waits: false, confirmed, moves: other.moves + (moved ? 1 : 0) }
}

function follow(other: Other, gained: readonly Confirmed[]): Other {
  const { confirmed } = other
  if (!confirmed || gained.length === 0) return other
  const next = { anchor: through(gained, confirmed.anchor), head: through(gained, confirmed.head) }
  // Words that appeared right at a cursor were most likely typed by it.
  const typed = gained.reduce((at, { map }) => map.map(at, -1), confirmed.head) !== next.head
  return { ...other, confirmed: next, moves: other.moves + (typed ? 1 : 0) }
}

/* A cursor stays before what is typed here, as it does in its own window, and goes after what comes from elsewhere,
   which mostly is its own typing. Where it was a third person's, the next that is told of it puts it right. */
function through(steps: readonly Confirmed[], position: number): number {
  return steps.reduce((at, { map, own }) => map.map(at, own ? -1 : 1), position)
}

function placesOf(
  others: readonly Other[],
  before: readonly OtherPlace[],
  state: EditorState,
): readonly OtherPlace[] {
  const unconfirmed = (sendableSteps(state)?.steps ?? []).map(step => ({ map: step.getMap(), own: true }))
  const end = state.doc.content.size
  const here = (position: number) => Math.max(0, Math.min(through(unconfirmed, position), end))
  const places = others.flatMap(({ told: { clientId, person }, confirmed, moves }) =>
    confirmed
      ? [{ clientId, person, anchor: here(confirmed.anchor), head: here(confirmed.head), moves }]
      : [],
  )
  const same = places.length === before.length && places.every((place, i) => isSame(place, before[i]))
  return same ? before : places
}

function isSame(a: OtherPlace, b: OtherPlace | undefined): boolean {
  return (
    a.clientId === b?.clientId &&
    a.person.id === b.person.id &&
    a.person.name === b.person.name &&
    a.anchor === b.anchor &&
    a.head === b.head &&
    a.moves === b.moves
  )
}

function drawn(
  places: readonly OtherPlace[],
  { doc }: EditorState,
  classOf: (personId: string) => string,
): DecorationSet {
  const selected = places.filter(({ anchor, head }) => anchor !== head)
  if (selected.length === 0) return DecorationSet.empty
  return DecorationSet.create(
    doc,
    selected.map(({ person, anchor, head }) =>
      // An element for each, since attributes of several would be one's alone where they overlap.
      Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), {
        nodeName: 'span',
        class: `other-selection ${classOf(person.id)}`,
      }),
    ),
  )
}
