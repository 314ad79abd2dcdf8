import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A short draft of our own, for journeys that need to know each word. */
export const DRAFT = {
  headline: 'The lamp that went out twice',
  text: [
    'The lighthouse at Ostra went dark on 4 May for eleven hours. Its keeper, Ina Voss, had asked for a new relay in March.',
    'The harbour office says that three ships were warned by radio. A fishing crew of four says that nobody called.',
    'Repairs cost €18,000, twice what was budgeted. It was the second failure in a year.',
  ].join('\n'),
} as const

const SEED = '000_a161dc620dc61274.txt'

/** The folder of real inputs beside the repository, or null where a clone has none. */
export function sharedData(): string | null {
  const folder = process.env.STET_SHARED ? join(process.env.STET_SHARED, 'data') : resolve('../shared/data')
  return existsSync(folder) ? folder : null
}

/** The seed article's text, or null where a clone does not have it. */
export function seedArticle(): string | null {
  const folder = sharedData()
  const path = folder === null ? null : join(folder, SEED)
  return path !== null && existsSync(path) ? readFileSync(path, 'utf8') : null
}
