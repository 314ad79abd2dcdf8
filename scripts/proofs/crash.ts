import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { Step } from 'prosemirror-transform'
import { closeDatabase, read } from '@/db'
import { claimsOfArticle } from '@/db/queries/claims'
import { eventsOfClaim } from '@/db/queries/events'
import { integrityFaults } from '@/db/testing/integrity'
import type { BehindDetails } from '@/lib/contracts/commit'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { disagreements } from '@/lib/server/testing/agreement'
import { verifyRecord } from '@/lib/server/verify-record'
import { type Asking, lookAgain, type Newsroom, newNewsroom, nextCommit, type Writer } from './crash-newsroom'
import type { Asked, Said } from './crash-process'
import { bundleServer, type DoomedServer, startServer } from './crash-server'
import { dice } from './dice'
import type { Proof } from './proof'

/* After so many kills the next newsroom begins, so that looking at everything stays quick. */
const KILLS_EACH = 20

/** When the server is killed: after so many answers, and so many milliseconds more. `seed` is of what is asked. */
interface Kill {
  readonly answers: number
  readonly linger: number
  readonly seed: number
}

/**
 * Kills a server while it saves, records findings and approvals; then looks at everything that lies there, starts
 * another on it, and asks again for what was not answered. What the kill strikes is chance, so a seed repeats what
 * was asked and when, but not what was struck.
 */
export const crash: Proof<Kill> = {
  arbitrary: fc.record({
    answers: fc.nat({ max: 30 }),
    linger: fc.nat({ max: 50 }).map(tenths => tenths / 10),
    seed: fc.nat(),
  }),
  atOnce: 1,
  async prepare() {
    const before = process.env.STET_DATA
    const folder = mkdtempSync(join(tmpdir(), 'stet-crash-'))
    const file = await bundleServer(folder)
    let newsroom: Newsroom | null = null
    let kills = 0
    return {
      async holds(kill) {
        if (newsroom === null || kills++ % KILLS_EACH === 0) {
          closeDatabase()
          process.env.STET_DATA = mkdtempSync(join(folder, 'data-'))
          newsroom = await newNewsroom(process.env.STET_DATA)
        }
        const one = newsroom
        // What is broken stays broken: after a failure the next kill is of another newsroom.
        newsroom = null
        const found = await strike(one, kill, file)
        if (found.length === 0) newsroom = one
        return found
      },
      close() {
        closeDatabase()
        if (before === undefined) delete process.env.STET_DATA
        else process.env.STET_DATA = before
        rmSync(folder, { recursive: true, force: true })
      },
    }
  },
}

async function strike(newsroom: Newsroom, kill: Kill, file: string): Promise<readonly string[]> {
  closeDatabase()
  const server = startServer(file, newsroom.folder)
  await server.ready
  const work = new Shift(newsroom, server, dice(kill.seed))
  const struck = work.answered(kill.answers)
  const done = work.run()
  await struck
  if (kill.linger > 0) await new Promise(resolve => setTimeout(resolve, kill.linger))
  await server.kill()
  await done
  const found = [...work.bugs, ...(await faults(newsroom))]
  for (const writer of newsroom.writers) await lookAgain(writer)
  return found
}

/** One server's time, from the first thing asked to its end. */
class Shift {
  readonly bugs: string[] = []
  private asked = 0
  private answers = 0
  private tell: () => void = () => undefined

  constructor(
    private readonly newsroom: Newsroom,
    private readonly server: DoomedServer,
    private readonly roll: () => number,
  ) {}

  /** Resolves after so many answers. */
  answered(count: number): Promise<void> {
    return new Promise(resolve => {
      this.tell = () => this.answers >= count && resolve()
      this.tell()
    })
  }

  /** Everybody works at once, each asking the next thing when the last is answered, until nothing is answered. */
  async run(): Promise<void> {
    const { writers, articles } = this.newsroom
    await Promise.all([...writers.map(one => this.write(one)), ...articles.map(id => this.check(id))])
  }

  private async ask(asked: Omit<Extract<Asked, { use: 'commit' }>, 'n'>): Promise<Said | null>
  private async ask(asked: Omit<Extract<Asked, { use: 'finding' }>, 'n'>): Promise<Said | null>
  private async ask(asked: Omit<Extract<Asked, { use: 'approve' }>, 'n'>): Promise<Said | null>
  private async ask(asked: Omit<Asked, 'n'>): Promise<Said | null> {
    const said = await this.server.ask({ ...asked, n: ++this.asked } as Asked) // one of the three above
    this.answers++
    if (said?.bug) this.bugs.push(`The server met a bug: ${said.bug}`)
    this.tell()
    return said
  }

  private async write(writer: Writer): Promise<void> {
    const { actor, articleId } = writer
    for (;;) {
      const body = writer.unheard ?? nextCommit(writer, this.roll)
      const known = this.newsroom.commits.get(body.commitId)
      const kept = known ?? { writer, body, answered: null }
      this.newsroom.commits.set(body.commitId, kept)
      writer.unheard = body
      const said = await this.ask({ use: 'commit', actor, id: articleId, body })
      const result = said?.result
      if (!result) return
      writer.unheard = null
      if (result.ok) {
        kept.answered = (result.value as { version: number }).version // what a commit answers
        // One sent again may have been done long ago: the draft of now was looked at since.
        if (body.baseVersion === writer.version) take(writer, body.steps)
      } else if (result.error.code === 'behind') {
        // It was not done, and never will be: the next one is another.
        this.newsroom.commits.delete(body.commitId)
        const { steps } = result.error.details as BehindDetails // what `behind` says
        const lacking = steps.slice(writer.version - body.baseVersion)
        take(
          writer,
          lacking.map(({ step }) => step),
        )
      } else {
        this.bugs.push(`A commit was refused: ${JSON.stringify(result.error)}`)
        return
      }
    }
  }

  private async check(articleId: string): Promise<void> {
    const { checker, reviewer, writers, findings, approvals } = this.newsroom
    const draft = () => writers.find(one => one.articleId === articleId)?.doc
    for (;;) {
      const ids: string[] = []
      draft()?.descendants(node => {
        for (const mark of node.marks) if (mark.type.name === 'claim') ids.push(mark.attrs.id)
      })
      const claimId = ids[Math.floor(this.roll() * ids.length)]
      if (claimId === undefined) {
        // Until somebody has marked one.
        if ((await this.ask({ use: 'finding', actor: checker, id: 'none', note: 'none' })) === null) return
        continue
      }
      const finding: Asking = { claimId, note: `Note ${findings.length}`, done: false }
      findings.push(finding)
      const said = await this.ask({ use: 'finding', actor: checker, id: claimId, note: finding.note })
      if (said === null) return
      if (!said.result?.ok) continue
      finding.done = true
      const approval: Asking = { ...finding, done: false }
      approvals.push(approval)
      const approved = await this.ask({ use: 'approve', actor: reviewer, id: claimId })
      if (approved === null) return
      approval.done = approved.result?.ok === true
      // Refused, since the text changed meanwhile: then it must not have been done.
      if (!approval.done) approvals.splice(approvals.indexOf(approval), 1)
    }
  }
}

function take(writer: Writer, steps: readonly unknown[]): void {
  for (const json of steps) {
    const { doc } = Step.fromJSON(manuscriptSchema, json).apply(writer.doc)
    if (!doc) throw new Error('A step does not fit what the server has told.')
    writer.doc = doc
    writer.version++
  }
}

async function faults(newsroom: Newsroom): Promise<string[]> {
  const found = await integrityFaults()
  for (const articleId of newsroom.articles) {
    const agreement = await disagreements(articleId)
    found.push(...agreement.found, ...commitFaults(newsroom, articleId, agreement.log))
  }
  found.push(...(await deedFaults(newsroom)))
  const { faults } = await verifyRecord({ replay: false })
  return [...found, ...faults.map(({ message }) => `The record: ${message}`)]
}

/* Each commit that was answered is there, whole and where it was answered; one that was not is there whole or not at all. */
function commitFaults(
  { commits }: Newsroom,
  articleId: string,
  log: readonly { readonly commitId: string; readonly version: number; readonly step: unknown }[],
): string[] {
  const found: string[] = []
  const byCommit = new Map<string, (typeof log)[number][]>()
  for (const step of log) byCommit.set(step.commitId, [...(byCommit.get(step.commitId) ?? []), step])
  for (const [commitId, { writer, body, answered }] of commits) {
    if (writer.articleId !== articleId) continue
    const there = byCommit.get(commitId)
    byCommit.delete(commitId)
    if (!there && answered === null) continue
    if (!there) found.push(`Commit ${commitId} was answered, and is not there.`)
    else if (
      !isDeepStrictEqual(
        there.map(one => one.step),
        body.steps,
      )
    ) {
      found.push(`Commit ${commitId} is there in part, or twice.`)
    } else if (answered !== null && there.at(-1)?.version !== answered) {
      found.push(`Commit ${commitId} was answered with version ${answered}, and is elsewhere.`)
    }
  }
  for (const commitId of byCommit.keys()) found.push(`Commit ${commitId} was refused, and is there.`)
  return found
}

/* Each finding and approval that was answered is in the record once, one that was not once at most. */
async function deedFaults({ findings, approvals, articles }: Newsroom): Promise<string[]> {
  const found: string[] = []
  const claims = (await Promise.all(articles.map(id => read(db => claimsOfArticle(db, id))))).flat()
  for (const claim of claims) {
    const events = await read(db => eventsOfClaim(db, claim.id))
    const notes = events.filter(({ kind }) => kind === 'claim.finding').map(({ data }) => data.note)
    for (const { note, done } of findings.filter(one => one.claimId === claim.id)) {
      const times = notes.filter(one => one === note).length
      if (times > 1 || (done && times === 0)) found.push(`The finding "${note}" is recorded ${times} times.`)
    }
    const asked = approvals.filter(one => one.claimId === claim.id)
    const sure = asked.filter(({ done }) => done).length
    const times = events.filter(({ kind }) => kind === 'claim.reviewed').length
    if (times < sure || times > asked.length) {
      found.push(`${sure} to ${asked.length} approvals of a claim were made, and ${times} are recorded.`)
    }
    const last = notes.at(-1)
    if (last !== undefined && claim.note !== last)
      found.push(`A claim says "${claim.note}", its record "${last}".`)
  }
  return found
}
