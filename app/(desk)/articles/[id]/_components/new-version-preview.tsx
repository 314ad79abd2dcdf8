import { DiffText } from '@/app/_components/diff-text'
import type { UpdateDraftAnswer } from '@/lib/contracts/history'
import { BlockDiffs } from './block-diffs'
import { ReturnedCopy } from './returned-copy'
import type { ReturnChoice } from './send-version'

/** What a new version would change: in numbers, claim by claim, and in the draft itself. */
export function NewVersionPreview({
  articleId,
  preview,
  nothing,
  choice,
  onChoice,
}: {
  readonly articleId: string
  readonly preview: UpdateDraftAnswer
  readonly nothing: boolean
  readonly choice: ReturnChoice
  readonly onChoice: (choice: ReturnChoice) => void
}) {
  const { inserted, deleted, kept, reworded, orphaned, dropped, blocks, returned } = preview
  if (nothing && !returned) return <p>It says the same as the draft.</p>
  return (
    <div className="stack version-preview">
      {returned && <ReturnedCopy returned={returned} choice={choice} onChoice={onChoice} />}
      <p>
        <ins>{count(inserted, 'word')} put in</ins>, <del>{count(deleted, 'word')} taken out</del>.{' '}
        {count(kept, 'claim')} {kept === 1 ? 'stays' : 'stay'} as {kept === 1 ? 'it is' : 'they are'}.
      </p>
      {reworded.length > 0 && (
        <section aria-labelledby="version-reworded">
          <h3 id="version-reworded">
            {count(reworded.length, 'claim')} {reworded.length === 1 ? 'is' : 'are'} worded otherwise, and to
            be checked again
          </h3>
          <ul>
            {reworded.map(({ id, number, before, quote }) => (
              <li key={id}>
                <b>{number}</b>{' '}
                <span className="t" dir="auto">
                  <DiffText before={before} after={quote} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {orphaned.length > 0 && (
        <section aria-labelledby="version-orphaned">
          <h3 id="version-orphaned">
            {count(orphaned.length, 'claim')} {orphaned.length === 1 ? 'loses its' : 'lose their'} words, and{' '}
            {orphaned.length === 1 ? 'goes' : 'go'} to the tray
          </h3>
          <ul>
            {orphaned.map(({ id, number, quote }) => (
              <li key={id}>
                <b>{number}</b>{' '}
                <q className="t" dir="auto">
                  {quote}
                </q>
              </li>
            ))}
          </ul>
        </section>
      )}
      {dropped.length > 0 && (
        <section aria-labelledby="version-dropped">
          <h3 id="version-dropped">Not taken over from the file</h3>
          <ul>
            {dropped.map(words => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </section>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is longer than its frame and holds nothing to focus */}
      <section className="version-draft" aria-label="The draft with the changes marked" tabIndex={0}>
        <BlockDiffs articleId={articleId} blocks={blocks} />
      </section>
    </div>
  )
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}
