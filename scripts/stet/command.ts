import { resolve } from 'node:path'
import type { ParseArgsConfig } from 'node:util'
import type { Answer } from '@/lib/contracts/call'
import type { Result } from '@/lib/domain/result'
import { type Actor, ROLES } from '@/lib/domain/role'
import { listArticles } from '@/lib/server/articles'
import type { Refusal } from '@/lib/server/refusal'

/** Exit statuses: all is well, something is wrong with the record, or the command could not be carried out. */
export const STATUS = { well: 0, faulty: 1, failed: 2 } as const

/** What stands on the command line after the command's name. */
export interface Given {
  readonly options: Readonly<Record<string, unknown>>
  readonly names: readonly string[]
}

/** One command of the tool. */
export interface Command {
  /** What follows the name, as the help shows it. */
  readonly usage: string
  /** What it does, in a line. */
  readonly summary: string
  /** What its options do, a line each. */
  readonly help: readonly (readonly [option: string, meaning: string])[]
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Runs on the data folder that `STET_DATA` names; answers the exit status. */
  run(given: Given): Promise<number>
}

/** Ends the command with one line for the person at the terminal, and status 2. */
export class Misuse extends Error {}

/** Whoever runs the command: may read the data folder, and so may read everything. */
export const OPERATOR: Actor = { personId: 'operator', name: 'the operator', roles: ROLES }

/** An option with a value, if it was given. */
export function textOf({ options }: Given, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** An option that may be given several times. */
export function textsOf({ options }: Given, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
}

/** A path as it was meant where the command was called. */
export function pathFrom(path: string): string {
  return resolve(process.env.STET_FROM ?? process.cwd(), path)
}

/** The value of something that a use case may refuse. */
export function orMisuse<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Misuse(result.error.message)
  return result.value
}

/** The articles, nearest deadline first, those in the trash last. */
export async function everyArticle(): Promise<Answer<'listArticles'>['articles']> {
  const standing = orMisuse(await listArticles(OPERATOR, {}))
  const trashed = orMisuse(await listArticles(OPERATOR, { trashed: true }))
  return [...standing.articles, ...trashed.articles]
}
