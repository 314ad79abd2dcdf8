import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BIOME = join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
/** Everything Biome reads to know the folders; the planted tree gets copies, so the real one stays clean. */
const SETTINGS = ['biome.json', 'tsconfig.json', 'tsconfig.base.json', 'package.json', '.gitignore']

const IMPORTS = 'lint/style/noRestrictedImports'
const CYCLES = 'lint/suspicious/noImportCycles'
const NODE = 'lint/correctness/noNodejsModules'

/** File, what it imports, the rule that has to bite. */
const BREACHES = [
  ['app/api/articles/route.ts', '@/db/queries/articles', IMPORTS],
  ['app/articles/page.tsx', '../../db/queries/articles', IMPORTS],
  ['app/queue/page.tsx', 'drizzle-orm', IMPORTS],
  ['app/queue/_components/row.tsx', '@/lib/server/queue', IMPORTS],
  ['app/(desk)/articles/[id]/_components/card.tsx', '@/lib/server/claims', IMPORTS],
  ['app/_components/bar.tsx', '@/lib/server/session', IMPORTS],
  ['app/_components/deep/bar.tsx', '../../../lib/server/session', IMPORTS],
  ['app/_components/store.tsx', 'better-sqlite3', IMPORTS],
  ['instrumentation.ts', '@/db', IMPORTS],
  ['proxy.ts', '@/db/engines/sqlite', IMPORTS],
  ['lib/domain/reads-db.ts', '@/db/queries/claims', IMPORTS],
  ['lib/domain/reads-contracts.ts', '@/lib/contracts/claims', IMPORTS],
  ['lib/domain/reads-server.ts', '../server/session', IMPORTS],
  ['lib/domain/draws.ts', 'prosemirror-view', IMPORTS],
  ['lib/domain/renders.ts', 'react', IMPORTS],
  ['lib/domain/reads-files.ts', 'node:fs', NODE],
  ['lib/domain/selects.ts', 'drizzle-orm/sqlite-core', IMPORTS],
  ['lib/contracts/edits.ts', '@/lib/editor/commands', IMPORTS],
  ['lib/contracts/draws.ts', 'prosemirror-view', IMPORTS],
  ['lib/editor/saves.ts', '@/lib/server/commits', IMPORTS],
  ['lib/editor/queries.ts', '@/db/queries/articles', IMPORTS],
  ['lib/exchange/serves.ts', '@/lib/server/export', IMPORTS],
  ['lib/exchange/draws.ts', 'prosemirror-view', IMPORTS],
  ['lib/live/serves.ts', '@/lib/server/live/hub', IMPORTS],
  ['lib/live/edits.ts', '@/lib/editor/sync', IMPORTS],
  ['lib/live/renders.ts', 'react', IMPORTS],
  ['lib/live/reads-files.ts', 'node:fs', NODE],
  ['lib/server/shows.ts', '@/app/queue/page', IMPORTS],
  ['lib/server/edits.ts', '@/lib/editor/commands', IMPORTS],
  ['lib/server/draws.ts', 'prosemirror-view', IMPORTS],
  ['lib/server/selects.ts', 'drizzle-orm', IMPORTS],
  ['lib/server/opens.test.ts', 'better-sqlite3', IMPORTS],
  ['db/queries/serves.ts', '@/lib/server/session', IMPORTS],
  ['db/queries/answers.ts', '@/lib/contracts/claims', IMPORTS],
  ['db/queries/draws.ts', 'prosemirror-view', IMPORTS],
  ['e2e/store.ts', 'better-sqlite3', IMPORTS],
] as const

/** The way round that is meant, which has to stay open. */
const ALLOWED = [
  ['app/api/claims/route.ts', '@/lib/server/claims'],
  ['app/sources/page.tsx', '@/lib/contracts/sources'],
  ['app/sources/_components/list.tsx', '@/lib/contracts/sources'],
  ['app/articles/_components/manuscript.tsx', 'prosemirror-view'],
  ['lib/contracts/claims.ts', '@/lib/domain/claim'],
  ['lib/editor/view.ts', 'prosemirror-view'],
  ['lib/editor/sync.ts', '@/lib/contracts/commits'],
  ['lib/exchange/html.ts', '@/lib/domain/article'],
  ['lib/live/leader.ts', '@/lib/contracts/stream'],
  ['app/_components/follow.tsx', '@/lib/live/browser'],
  ['lib/server/claims.ts', '@/db/queries/claims'],
  ['lib/domain/claim.test.ts', 'node:fs'],
  ['db/queries/claims.ts', 'drizzle-orm'],
  ['db/engines/sqlite.ts', 'better-sqlite3'],
  ['db/schema/claims.ts', '@/lib/domain/claim'],
] as const

let tree: string
/** The rules that bit, by file. */
let bites: Map<string, string[]>

beforeAll(() => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'stet-layers-')))
  for (const file of SETTINGS) cpSync(join(ROOT, file), join(tree, file))
  for (const [file, from] of [...BREACHES, ...ALLOWED]) plant(file, `export * from '${from}'\n`)
  plant('lib/domain/hen.ts', "import { egg } from '@/lib/domain/egg'\n\nexport const hen = () => egg\n")
  plant('lib/domain/egg.ts', "import { hen } from './hen'\n\nexport const egg = () => hen\n")
  bites = lint()
})

afterAll(() => rmSync(tree, { recursive: true, force: true }))

function plant(file: string, text: string) {
  mkdirSync(join(tree, dirname(file)), { recursive: true })
  writeFileSync(join(tree, file), text)
}

function lint(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { category, location } of report().diagnostics) {
    found.set(location.path, [...(found.get(location.path) ?? []), category])
  }
  return found
}

function report(): { diagnostics: { category: string; location: { path: string } }[] } {
  try {
    return JSON.parse(
      execFileSync(process.execPath, [BIOME, 'lint', '--reporter=json', '--max-diagnostics=none', '.'], {
        cwd: tree,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
  } catch (error) {
    // Biome exits with 1 when it has found something, which is the point here.
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') {
      return JSON.parse(error.stdout)
    }
    throw error
  }
}

describe('the layer rule', () => {
  test.each(BREACHES)('%s may not import %s', (file, _from, rule) => {
    expect(bites.get(file) ?? []).toContain(rule)
  })

  test.each(ALLOWED)('%s may import %s', file => {
    const layer = (bites.get(file) ?? []).filter(rule => [IMPORTS, CYCLES, NODE].includes(rule))
    expect(layer).toEqual([])
  })

  test('a cycle is refused, also through the alias', () => {
    expect(bites.get('lib/domain/hen.ts')).toContain(CYCLES)
    expect(bites.get('lib/domain/egg.ts')).toContain(CYCLES)
  })
})
