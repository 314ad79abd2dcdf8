import { type Answer, type CallError, type CallResult, call } from '@/lib/contracts/call'
import type { PlacedClaim } from '@/lib/contracts/claim'
import type { Hold } from '@/lib/contracts/hold'
import { approvalsNeeded, type Decision } from '@/lib/domain/review'
import type { Cell } from './cell'
import type { ClaimCache } from './claim-cache'
import type { DecidedHere, Verdict } from './decided-here'
import { forbiddenDecisions, type Reviewer } from './decision-rules'
import { decisionTrouble, type Trouble } from './decision-trouble'
import type { QueueEvent, QueueState } from './queue-state'

/** A decision that did not happen, and the claim it was about. */
export interface Problem extends Trouble {
  readonly id: string
  readonly quote: string
}

/** A decision that can be taken back. */
export interface Undoable {
  readonly id: string
  readonly verdict: Verdict
  /** It was the first of two approvals. */
  readonly half?: boolean
}

export interface Decisions {
  /** Approves the chosen claim and shows the next one at once; does nothing while that is forbidden. */
  approve(): Promise<void>
  /** Returns a claim, and shows the next one when the server has taken it. Answers what prevented it. */
  giveBack(id: string, reason: string): Promise<Trouble | null>
  /** Takes back the last decision made here, or the given one. */
  undo(decision?: Undoable | null): Promise<void>
}

/** What is decided, and on which finding: the server refuses it when there is another one by now. */
export interface Sent {
  readonly decision: Decision
  readonly reason: string | null
  readonly findingAt: string | null
}

type Send = (id: string, sent: Sent) => Promise<CallResult<Answer<'review'>>>

interface Dependencies {
  readonly state: () => QueueState
  readonly send: (event: QueueEvent) => void
  readonly claims: ClaimCache
  readonly reviewer: () => Reviewer
  /** Whoever else has a claim in hand. */
  readonly heldBy?: (id: string) => Hold | null
  readonly problem: Cell<Problem | null>
  /** Says what was decided and offers to undo it; answers the way to take that back. */
  readonly offerUndo: (decision: Undoable, quote: string) => () => void
  readonly review?: Send
}

const overHttp: Send = (id, { decision, reason, findingAt }) =>
  call('review', {
    params: { id },
    body: { decision, findingAt, ...(reason === null ? {} : { reason }) },
  })

/** The decisions of one reviewer: shown at once, sent one after the other for each claim, mended when refused. */
export function createDecisions({
  state,
  send,
  claims,
  reviewer,
  heldBy = () => null,
  problem,
  offerUndo,
  review = overHttp,
}: Dependencies): Decisions {
  const underWay = new Map<string, ReturnType<Send>>()
  let withdrawOffer = () => {}

  /* One after the other for each claim, in the order of the keys, however fast they come. */
  function inTurn(id: string, work: () => ReturnType<Send>) {
    const before = underWay.get(id)
    const sending = before === undefined ? work() : before.then(work)
    underWay.set(id, sending)
    sending.then(() => {
      if (underWay.get(id) === sending) underWay.delete(id)
    })
    return sending
  }

  const dispatch = (id: string, sent: Sent) => inTurn(id, () => review(id, sent))

  function done({ claim }: Answer<'review'>) {
    claims.put(claim)
    send({ kind: 'claim-read', claim })
  }

  function offer(decision: Undoable, quote: string) {
    withdrawOffer()
    withdrawOffer = offerUndo(decision, quote)
  }

  /* What the claim has become is read before the words are chosen: they say who was faster, and how. */
  async function troubleWith(id: string, decision: Decision, error: CallError): Promise<Trouble> {
    const fresh = error.status === 403 || error.status === 409 ? await claims.read(id) : null
    return decisionTrouble(decision, error, fresh?.ok ? fresh.value : null)
  }

  /* What is on its way counts; once nothing is, what the server said. */
  function settle(id: string) {
    if (!underWay.has(id)) claims.suppose(id, null)
  }

  function mend(id: string) {
    const fresh = claims.get(id)
    if (fresh) send({ kind: 'claim-read', claim: fresh })
  }

  return {
    async approve() {
      const id = state().chosen
      const claim = id === null ? null : claims.get(id)
      if (id === null || !claim || forbiddenDecisions(claim, reviewer(), heldBy(id)).approve !== null) return
      problem.set(null)
      const first = claim.firstApprovedBy?.id ?? null
      send({ kind: 'decided', id, verdict: 'approve', findingAt: claim.findingAt, first })
      const two = approvalsNeeded(claim, reviewer().secondReviewer) === 'two'
      offer({ id, verdict: 'approve', half: two && first === null }, claim.quote)
      const answer = await dispatch(id, { decision: 'approve', reason: null, findingAt: claim.findingAt })
      if (answer.ok) done(answer.value)
      settle(id)
      if (answer.ok) return
      const wanted = state().decided.has(id)
      if (!wanted) return
      withdrawOffer()
      const trouble = await troubleWith(id, 'approve', answer.error)
      send({ kind: 'refused', id, back: trouble.keep })
      mend(id)
      problem.set({ ...trouble, id, quote: claim.quote })
    },

    async giveBack(id, reason) {
      const before = claims.get(id)
      const findingAt = before?.findingAt ?? null
      const first = before?.firstApprovedBy?.id ?? null
      const answer = await dispatch(id, { decision: 'return', reason, findingAt })
      if (!answer.ok) return troubleWith(id, 'return', answer.error)
      problem.set(null)
      send({ kind: 'decided', id, verdict: 'return', findingAt, first })
      done(answer.value)
      offer({ id, verdict: 'return' }, answer.value.claim.quote)
      return null
    },

    async undo(decision = state().undo) {
      const was = decision ? state().decided.get(decision.id) : undefined
      if (!decision || !was) return
      const { id } = decision
      withdrawOffer()
      problem.set(null)
      send({ kind: 'withdrawn', id })
      claims.suppose(id, claim => withdrawn(claim, was, reviewer().actor.personId))
      /* An undo never overtakes what it undoes, and has nothing to undo when that did not happen. */
      const earlier = underWay.get(id)
      let undone = true
      const answer = await inTurn(id, async () => {
        const sent = await earlier
        undone = sent === undefined || sent.ok
        if (sent && !undone) return sent
        return review(id, { decision: 'withdraw', reason: null, findingAt: was.findingAt })
      })
      if (undone && answer.ok) done(answer.value)
      settle(id)
      if (!undone || answer.ok) return
      const trouble = await troubleWith(id, 'withdraw', answer.error)
      const quote = claims.get(id)?.quote ?? ''
      send({ kind: 'withdrawal-refused', id, was })
      mend(id)
      problem.set({ ...trouble, id, quote })
      if (trouble.keep) offer(decision, quote)
    },
  }
}

/** A claim as it is once a verdict given here is taken back. */
function withdrawn(claim: PlacedClaim, was: DecidedHere, by: string): PlacedClaim {
  const own = claim.firstApprovedBy?.id === by && was.first !== by
  return { ...claim, review: 'pending', firstApprovedBy: own ? null : claim.firstApprovedBy }
}
