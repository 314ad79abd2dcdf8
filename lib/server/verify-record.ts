import 'server-only'
import { type Reader, read as readNow } from '@/db'
import { articleById, articleIds } from '@/db/queries/articles'
import { claimsOfArticle } from '@/db/queries/claims'
import { chainHead, chainRows, chains, type LinkRow, missingEvents } from '@/db/queries/events'
import { type SignOffRow, signOffsOfArticle } from '@/db/queries/sign-offs'
import { sha256 } from '@/db/sha256'
import type { Json } from '@/lib/domain/canonical-json'
import { type ChainLink, chainFaults } from '@/lib/domain/event-chain'
import { signOffHash } from '@/lib/domain/sign-off-hash'
import type { RecordFault } from './record-fault'
import { draftFaults } from './verify-draft'
import { pictureFaults } from './verify-pictures'

/* How many missing numbers are named. */
const MOST_NAMED = 20

/** What came of checking the record. */
export interface RecordReport {
  readonly events: number
  readonly articles: number
  /** None: the record is whole. */
  readonly faults: readonly RecordFault[]
  /** Where each hash asked for stands; an event of none means that it is in no chain. */
  readonly sought: readonly {
    readonly hash: string
    readonly event: number | null
    readonly articleId: string | null
  }[]
}

/**
 * Checks that the record is what was recorded: every chain of events against its links and the head kept for it;
 * versions, commits, steps, texts, findings and sign-offs against the events; the picture files against their hashes.
 * `replay: false` leaves out building
 * every draft anew. `hashes` are looked for in the chains, whole or by their first digits: those that an export or
 * a sign-off names. Reads only; each article in one moment, so that others may write meanwhile. `read` is another door
 * to read through; `said` hears how many chains of how many are done, and is waited for.
 */
export async function verifyRecord({
  replay = true,
  hashes = [],
  read = readNow,
  said = () => undefined,
}: {
  readonly replay?: boolean
  readonly hashes?: readonly string[]
  readonly read?: typeof readNow
  readonly said?: (done: number, of: number) => unknown
} = {}): Promise<RecordReport> {
  const faults: RecordFault[] = []
  const sought = new Map<string, RecordReport['sought'][number]>()
  let events = 0
  const all = await read(chains)
  for (const [index, chain] of all.entries()) {
    await said(index, all.length)
    const found = await read(db => verifyChain(db, chain, replay))
    faults.push(...found.faults)
    events += found.links.length
    for (const hash of hashes) {
      const link = found.links.find(one => one.hash.startsWith(hash))
      if (link) sought.set(hash, { hash, event: link.id, articleId: chain })
    }
  }
  const articles = await read(articleIds)
  for (const id of articles) {
    const message = 'There is no event at all of this article.'
    if (!all.includes(id)) faults.push({ articleId: id, event: null, message })
  }
  for (const id of await read(db => missingEvents(db, MOST_NAMED))) {
    faults.push({ articleId: null, event: id, message: `Event ${id} was recorded, and is not there.` })
  }
  faults.push(...(await pictureFaults()))
  return {
    events,
    articles: articles.length,
    faults,
    sought: hashes.map(hash => sought.get(hash) ?? { hash, event: null, articleId: null }),
  }
}

async function verifyChain(
  db: Reader,
  articleId: string | null,
  replay: boolean,
): Promise<{ readonly links: readonly ChainLink[]; readonly faults: readonly RecordFault[] }> {
  const faults: RecordFault[] = []
  const say = (message: string, event: number | null = null) => faults.push({ articleId, event, message })
  const links = (await chainRows(db, articleId)).map(row => linkOf(row, say))
  for (const { event, message } of chainFaults(links, await chainHead(db, articleId), sha256)) {
    say(message, event)
  }
  if (articleId === null) return { links, faults }
  const article = await articleById(db, articleId)
  if (!article) {
    say('The article that these events are of is not there.')
    return { links, faults }
  }
  checkSignOffs(await signOffsOfArticle(db, articleId), links, say)
  checkFindings(await claimsOfArticle(db, articleId), links, say)
  faults.push(...(await draftFaults(db, article, links, { replay })))
  return { links, faults }
}

type Say = (message: string, event?: number) => void

/* Data that parses to the same and is written otherwise has been changed too. */
function linkOf({ data, ...row }: LinkRow, say: Say): ChainLink {
  try {
    const parsed: Json = JSON.parse(data)
    if (JSON.stringify(parsed) !== data) say(`Event ${row.id} is not written as it was recorded.`, row.id)
    return { ...row, data: parsed }
  } catch {
    return { ...row, data: null }
  }
}

function checkSignOffs(signOffs: readonly SignOffRow[], links: readonly ChainLink[], say: Say): void {
  const byId = new Map(signOffs.map(signOff => [signOff.id, signOff]))
  const told = new Set<string>()
  for (const { id, kind, data } of links) {
    if (kind !== 'article.cleared') continue
    const { signOffId, recordHash } = data as { readonly [key: string]: Json } // the chain holds it to be as written
    const signOff = byId.get(String(signOffId))
    told.add(String(signOffId))
    if (!signOff) say(`The sign-off that event ${id} tells of is not there.`, id)
    else if (recordHash !== undefined && signOffHash(signOff, sha256) !== recordHash) {
      say(`The sign-off of version ${signOff.version} is not the one that event ${id} recorded.`, id)
    }
  }
  for (const { id, version, head } of signOffs) {
    if (!told.has(id)) say(`No event tells of the sign-off of version ${version}.`)
    if (head === null) continue
    const link = links[head.count - 1]
    if (link?.id === head.event && link.hash === head.hash) continue
    say(
      `The sign-off of version ${version} names event ${head.event}, which is not there as it was then.`,
      head.event,
    )
  }
}

/* What a claim says of its finding is what was last recorded of it. */
function checkFindings(
  claims: Awaited<ReturnType<typeof claimsOfArticle>>,
  links: readonly ChainLink[],
  say: Say,
) {
  const last = new Map<string, { readonly status: Json | undefined; readonly decision: Json | undefined }>()
  for (const { kind, claimId, data } of links) {
    if (claimId === null || data === null) continue
    const { status, decision } = data as { readonly [key: string]: Json } // as above
    if (kind === 'claim.finding') last.set(claimId, { status, decision: undefined })
    if (kind === 'claim.reviewed') last.set(claimId, { status: last.get(claimId)?.status, decision })
  }
  for (const { id, number, status, review } of claims) {
    const { status: found = 'unchecked', decision } = last.get(id) ?? {}
    if (status !== found) say(`Claim ${number} is ${status}, and the record says ${found}.`)
    if (review === 'approved' && decision !== 'approve') {
      say(`Claim ${number} is approved, and no event tells of it.`)
    }
  }
}
