import 'server-only'
import type { Writer } from '@/db'
import { insertCitation } from '@/db/queries/citations'
import { type ClaimRow, updateClaim } from '@/db/queries/claims'
import { insertComment } from '@/db/queries/comments'
import { personNames } from '@/db/queries/person-names'
import { sourceById, sourceLike } from '@/db/queries/sources'
import { onText, setStatus } from '@/lib/domain/claim-state'
import { RESOLUTION_LABEL } from '@/lib/domain/resolution'
import type { Actor } from '@/lib/domain/role'
import { isFinding } from '@/lib/domain/status'
import type { CopyRecord, RecordedClaim, RecordedSource } from '@/lib/exchange/copy-record'
import { recordDeed, saveState } from './claim-record'
import { now } from './clock'
import { liesWhereItLay } from './copy-record'
import { newId } from './id'
import { addSource } from './sources'

/** What a sealed copy says was found, on its way into claims that came with the copy. */
export class BroughtRecord {
  private readonly claims: ReadonlyMap<string, RecordedClaim>
  private readonly sources: ReadonlyMap<number, RecordedSource>
  private readonly library = new Map<number, string>()

  private constructor(
    private readonly db: Writer,
    private readonly actor: Actor,
    private readonly record: CopyRecord,
    /** The people of the record who have an account here. */
    private readonly known: ReadonlySet<string>,
  ) {
    this.claims = new Map(record.claims.map(claim => [claim.id, claim]))
    this.sources = new Map(record.sources.map(source => [source.number, source]))
  }

  static async open(db: Writer, actor: Actor, record: CopyRecord): Promise<BroughtRecord> {
    const people = record.claims.flatMap(({ finding, comments }) => [
      finding?.id ?? null,
      ...comments.map(({ by }) => by.id),
    ])
    return new BroughtRecord(db, actor, record, new Set((await personNames(db, people)).keys()))
  }

  /** What the copy says of the claim that had this id. */
  of(formerId: string | null): RecordedClaim | undefined {
    return this.claims.get(formerId ?? '')
  }

  /**
   * Gives a claim what was found on it: note and proposal, the finding, which waits for review whatever had been
   * decided, its sources, and what was said, by whom and when. A finding on words that stood elsewhere is not taken.
   */
  async bring(row: ClaimRow, recorded: RecordedClaim): Promise<ClaimRow> {
    let claim = await this.bringFinding(row, recorded)
    for (const citation of recorded.citations) claim = await this.bringCitation(claim, citation)
    const ids = new Map<string, string>()
    const said = [...recorded.comments].sort((a, b) => (a.by.at < b.by.at ? -1 : 1))
    for (const one of said) claim = await this.bringComment(claim, one, ids)
    for (const one of decisionsIn(recorded)) claim = await this.bringComment(claim, one, ids)
    return claim
  }

  private async bringFinding(row: ClaimRow, recorded: RecordedClaim): Promise<ClaimRow> {
    const { finding, status, note, proposedWording } = recorded
    if (finding === null || !isFinding(status) || !liesWhereItLay(row, recorded)) {
      return this.bringNotes(row, recorded)
    }
    const by = finding.id !== null && this.known.has(finding.id) ? finding.id : this.actor.personId
    const made = setStatus(
      { ...row, quote: finding.wording },
      { status, note, proposedWording },
      by,
      finding.at,
    )
    /* A reason that is not shown in the copy did not come along. */
    if (!made.ok) return this.bringNotes(row, recorded)
    const state = { ...onText(made.value, row.quote), quote: row.quote }
    return saveState(this.db, this.actor, row, state, {
      kind: 'claim.finding',
      at: now(),
      data: {
        before: row.status,
        status: state.status,
        review: state.review,
        note: state.note,
        proposedWording: state.proposedWording,
        wording: state.findingWording,
        brought: { ...this.origin(finding), finding: { id: by, at: finding.at }, review: recorded.review },
      },
    })
  }

  /* What was noted on words that nobody has made a finding on, or that stood elsewhere. */
  private async bringNotes(row: ClaimRow, { note, proposedWording }: RecordedClaim): Promise<ClaimRow> {
    const at = now()
    let claim = row
    if (note !== '') {
      const deed = { kind: 'claim.noted', at, data: { before: '', after: note } } as const
      claim = await saveState(this.db, this.actor, claim, { ...claim, note }, deed)
    }
    if (proposedWording === null) return claim
    const data = { before: null, after: proposedWording }
    const deed = { kind: 'claim.proposed', at, data } as const
    return saveState(this.db, this.actor, claim, { ...claim, proposedWording }, deed)
  }

  private async bringCitation(
    claim: ClaimRow,
    { source: number, ...details }: RecordedClaim['citations'][number],
  ): Promise<ClaimRow> {
    const source = this.sources.get(number)
    if (source === undefined) return claim
    const sourceId = await this.sourceFor(source)
    const citation = {
      ...details,
      id: newId(),
      claimId: claim.id,
      sourceId,
      addedBy: this.actor.personId,
      addedAt: now(),
    }
    await insertCitation(this.db, citation)
    const { stance, primary, locator } = details
    const { title, kind } = source
    return this.did(claim, {
      kind: 'claim.cited',
      data: {
        citationId: citation.id,
        sourceId,
        title,
        kind,
        stance,
        primary,
        locator,
        brought: this.origin(),
      },
    })
  }

  /** The source in the library: itself, or one of the same kind, title and address; else a new one. */
  private async sourceFor(recorded: RecordedSource): Promise<string> {
    const known = this.library.get(recorded.number)
    if (known !== undefined) return known
    const { id, number, ...body } = recorded
    const own = await sourceById(this.db, id)
    const there = own ?? (await sourceLike(this.db, recorded)) ?? (await addSource(this.db, this.actor, body))
    this.library.set(number, there.id)
    return there.id
  }

  private async bringComment(
    claim: ClaimRow,
    said: RecordedClaim['comments'][number],
    ids: Map<string, string>,
  ): Promise<ClaimRow> {
    const { text, by } = said
    const here = said.imported === null && by.id !== null && this.known.has(by.id)
    const imported = said.imported ?? (here ? null : { author: by.name, resolved: false })
    const id = newId()
    const replyTo = ids.get(said.replyTo ?? '') ?? null
    ids.set(said.id, id)
    const createdAt = by.at === '' ? now() : by.at
    const authorId = here ? by.id : null
    await insertComment(this.db, { id, claimId: claim.id, replyTo, text, authorId, createdAt, imported })
    return this.did(claim, {
      kind: 'claim.commented',
      data: { commentId: id, text, replyTo, imported, brought: this.origin(by) },
    })
  }

  private async did(
    claim: ClaimRow,
    {
      kind,
      data,
    }: { readonly kind: 'claim.cited' | 'claim.commented'; readonly data: Record<string, unknown> },
  ): Promise<ClaimRow> {
    const at = now()
    const eventId = await recordDeed(this.db, this.actor, claim, { kind, at, data })
    await updateClaim(this.db, claim.id, { updatedAt: at, eventId })
    return { ...claim, updatedAt: at, eventId }
  }

  /* Of which copy something is, and who had done it when. */
  private origin(by?: { readonly id: string | null; readonly name: string; readonly at: string }) {
    const { articleId, version } = this.record
    return by === undefined
      ? { articleId, version }
      : { articleId, version, by: { id: by.id, name: by.name }, at: by.at }
  }
}

const DECIDED: Record<RecordedClaim['review'], string | null> = {
  approved: 'Approved before',
  returned: 'Returned before',
  pending: null,
  not_submitted: null,
}

/*
 * What was decided on the finding then, as something said: here it is to be decided anew. Nobody wrote these words,
 * so no account signs them.
 */
function decisionsIn({ review, decision, answer }: RecordedClaim): RecordedClaim['comments'] {
  const told = (by: NonNullable<typeof decision>, what: string) => {
    const { id, name, at } = by
    const text = `${what}.${by.reason === null ? '' : ` “${by.reason}”`}`
    return {
      id: what,
      replyTo: null,
      text,
      by: { id, name, at },
      imported: { author: name, resolved: false },
    }
  }
  const decided = DECIDED[review]
  return [
    ...(decision === null || decided === null ? [] : [told(decision, decided)]),
    ...(answer === null ? [] : [told(answer, `Answered before: ${RESOLUTION_LABEL[answer.resolution]}`)]),
  ]
}
