import 'server-only'
import { press } from '../pdf/press'
import { programPath } from '../program'
import { sealOf } from '../secret'
import { Copyist } from './copyist'

/* Next loads modules several times in one process; one thread is enough. */
const KEY = Symbol.for('stet.copyist')
const shared = globalThis as { [KEY]?: Copyist } // a slot of our own, under a symbol

/** The copyist of this process. */
export function theCopyist(): Copyist {
  shared[KEY] ??= new Copyist(() => programPath('copyist'), { press, seal: sealOf })
  return shared[KEY]
}
