import { CheckField } from '@/app/_components/field'
import { Moment } from '@/app/_components/moment'
import { Segmented } from '@/app/_components/segmented'
import type { ReturnedCopyAnswer } from '@/lib/contracts/history'
import { blockId } from './block-diffs'
import type { ReturnChoice } from './send-version'

type Change = ReturnedCopyAnswer['changes'][number]
type Said = ReturnedCopyAnswer['comments'][number]

const TRACKED = [
  { value: 'propose', label: 'propose them' },
  { value: 'accept', label: 'take them' },
  { value: 'reject', label: 'refuse them' },
] as const

/** What a recipient changed and said in a copy of this article, item by item: each can be left out. */
export function ReturnedCopy({
  returned: { version, sealed, changes, comments, known, tracked, remarks },
  choice,
  onChoice,
}: {
  readonly returned: ReturnedCopyAnswer
  readonly choice: ReturnChoice
  readonly onChoice: (choice: ReturnChoice) => void
}) {
  const leave = (id: string, left: boolean) =>
    onChoice({ ...choice, leave: left ? [...choice.leave, id] : choice.leave.filter(one => one !== id) })
  const take = (id: string, taken: boolean) =>
    onChoice({ ...choice, take: taken ? [...choice.take, id] : choice.take.filter(one => one !== id) })
  const theirs = tracked.filter(({ insertions, deletions }) => insertions + deletions > 0)
  return (
    <>
      <p>
        A copy of version {version} of this article. It is held against that version: what was changed here
        since stays.{' '}
        {sealed ? 'It bears the seal of this newsroom.' : 'It does not bear the seal of this newsroom.'}
        {known > 0 ? ` ${known} of its comments ${known === 1 ? 'is' : 'are'} here already.` : ''}
      </p>
      {theirs.length > 0 && (
        <div className="returned-choice">
          <span id="returned-tracked">
            Tracked changes by {theirs.map(({ author }) => author || 'somebody').join(', ')}
          </span>
          <Segmented
            labelledBy="returned-tracked"
            value={choice.changes}
            options={TRACKED}
            /* Other changes, other numbers of them. */
            onChange={value => value && onChoice({ changes: value, leave: [], take: [] })}
          />
        </div>
      )}
      {changes.length > 0 && (
        <section aria-labelledby="returned-changes">
          <h3 id="returned-changes">Changed in the text: {changes.length}</h3>
          <ul className="returned">
            {changes.map(change => (
              <li key={change.id}>
                <CheckField
                  label={<ChangeWords change={change} />}
                  checked={
                    change.here === null ? !choice.leave.includes(change.id) : choice.take.includes(change.id)
                  }
                  onChange={({ currentTarget: { checked } }) =>
                    change.here === null ? leave(change.id, !checked) : take(change.id, checked)
                  }
                />
                <ShowBlock block={change.block} what={`change ${change.id.slice(1)}`} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {comments.length > 0 && (
        <section aria-labelledby="returned-comments">
          <h3 id="returned-comments">Said in it: {comments.length}</h3>
          <ul className="returned">
            {comments.map(said => (
              <li key={said.id}>
                <CheckField
                  label={<SaidWords said={said} />}
                  checked={!choice.leave.includes(said.id)}
                  onChange={({ currentTarget: { checked } }) => leave(said.id, !checked)}
                />
                <ShowBlock block={said.block} what={`comment ${said.id.slice(1)}`} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {remarks.length > 0 && (
        <section aria-labelledby="returned-remarks">
          <h3 id="returned-remarks">Done in it, and nothing here</h3>
          <ul className="returned">
            {remarks.map(({ text, block }) => (
              <li key={text}>
                <span dir="auto">{text}</span>
                <ShowBlock block={block} what={text} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function ChangeWords({ change: { kind, before, after, lead, trail, here } }: { readonly change: Change }) {
  const words = (
    <span className="t" dir="auto">
      {lead}
      {kind === 'moved' ? before : null}
      {kind !== 'moved' && before !== '' ? <del>{before}</del> : null}
      {kind !== 'moved' && after !== '' ? <ins>{after}</ins> : null}
      {trail}
    </span>
  )
  const what = { reworded: '', added: 'New: ', removed: 'Taken out: ', moved: 'Moved: ' }[kind]
  if (here === null)
    return (
      <>
        {what === '' ? null : <b>{what}</b>}
        {words}
      </>
    )
  return (
    <>
      <b>Changed here as well: tick to take the copy’s words.</b> {words}
      <span className="help">
        {here === '' ? 'Here these words have been taken out.' : 'Here it reads: '}
        {here === '' ? null : (
          <span className="t" dir="auto">
            {here}
          </span>
        )}
      </span>
    </>
  )
}

function SaidWords({
  said: { author, at, text, claim, quote, replies, proposedWording },
}: {
  readonly said: Said
}) {
  return (
    <>
      <b>{author || 'Somebody'}</b>
      {at === null ? null : (
        <small>
          {' '}
          <Moment at={at} style="time" />
        </small>
      )}{' '}
      <span dir="auto">{text}</span>
      <span className="help">
        {claim === null ? 'On words that become a claim: ' : `On claim ${claim.number}: `}
        <q className="t" dir="auto">
          {quote}
        </q>
        {replies.length > 0 ? `, with ${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}` : ''}
        {proposedWording === null ? null : ', kept as proposed wording'}
      </span>
    </>
  )
}

/* The draft with the changes marked stands below in the same window. */
function ShowBlock({ block, what }: { readonly block: number | null; readonly what: string }) {
  if (block === null) return null
  return (
    <button
      type="button"
      className="lnk"
      aria-label={`Show ${what} in the draft`}
      onClick={() => {
        const place = document.getElementById(blockId(block))
        place?.scrollIntoView({ block: 'center' })
        place?.focus()
      }}
    >
      Show
    </button>
  )
}
