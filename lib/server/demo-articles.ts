import 'server-only'
import type { Actor } from '@/lib/domain/role'
import type { SampleRole } from '@/lib/exchange/sample/sample-people'
import { addSampleArticle } from './sample'

/** Fills the demonstration's desk and queue. */
export async function seedDemoArticles(actors: Record<SampleRole, Actor>): Promise<void> {
  await addSampleArticle(actors)
}
