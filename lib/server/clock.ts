import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'

const pretended = new AsyncLocalStorage<string>()

/** The present moment, ISO 8601 in UTC with milliseconds. */
export function now(): string {
  return pretended.getStore() ?? new Date().toISOString()
}

/** Runs work as if it were that moment: for a newsroom of samples, whose work lies behind it. */
export function asOf<T>(moment: Date, work: () => Promise<T>): Promise<T> {
  return pretended.run(moment.toISOString(), work)
}
