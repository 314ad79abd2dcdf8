import 'server-only'
import type { Hub } from './hub'

/*
 * Next loads modules several times in one process; the hub must be one. It is made by the first stream, whose copy
 * of the modules is that of the other route handlers: so a draft in memory is of one schema for all of them.
 */
const KEY = Symbol.for('stet.hub')
const shared = globalThis as { [KEY]?: Hub } // a slot of our own, under a symbol

/** The hub, if anybody has listened yet. */
export function hubIfAny(): Hub | undefined {
  return shared[KEY]
}

/** The hub, made when there is none. */
export function hubMadeBy(make: () => Hub): Hub {
  shared[KEY] ??= make()
  return shared[KEY]
}

/** Tells whoever listens that something was committed. */
export function tellListeners(): void {
  shared[KEY]?.poke()
}
