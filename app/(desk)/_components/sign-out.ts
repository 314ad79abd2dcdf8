import { showToast } from '@/app/_components/toast'
import { actor } from '@/lib/contracts/acts-as'

/** Asks whether to sign out although so many articles have changes waiting here that would be erased. */
type Question = (articles: number) => Promise<boolean>
let question: Question = async () => true

/** Who asks the question; the page that holds the dialogue. */
export function askWith(ask: Question): void {
  question = ask
}

const outbox = () => import('@/lib/editor/outbox-shelf').catch(() => null)

/**
 * Ends this session, or with `everywhere` every session of the same person, and leads to the door. What waits in this
 * browser to be saved is erased with it, after asking.
 */
export async function signOut({ everywhere = false }: { readonly everywhere?: boolean } = {}): Promise<void> {
  const person = actor()
  const shelf = await outbox()
  const waiting = person && shelf ? await shelf.entriesOf(person).catch(() => []) : []
  const articles = new Set(waiting.map(entry => entry.articleId)).size
  if (articles > 0 && !(await question(articles))) return
  const answer = await fetch(everywhere ? '/api/auth/revoke-sessions' : '/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => null)
  if (answer?.ok || answer?.status === 401) {
    if (person && shelf) await shelf.emptyShelf(person)
    location.assign('/sign-in')
  } else showToast({ message: 'You are still signed in: the server did not answer. Try again.' })
}
