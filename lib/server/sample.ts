import 'server-only'
import { SAMPLE_DETAILS, SAMPLE_MARKDOWN } from '@/lib/exchange/sample/sample-article'
import { SAMPLE_CLAIMS, SAMPLE_EDITS } from '@/lib/exchange/sample/sample-claims'
import { SAMPLE_SOURCES } from '@/lib/exchange/sample/sample-sources'
import { type Cast, replay, type Story } from './replay'

/** The sample article, with a claim in every state that a claim can have. */
export const SAMPLE_STORY: Story = {
  ...SAMPLE_DETAILS,
  markdown: SAMPLE_MARKDOWN,
  sources: SAMPLE_SOURCES,
  claims: SAMPLE_CLAIMS,
  edits: SAMPLE_EDITS,
}

/** Adds the sample article, worked on by these people; answers its id. */
export function addSampleArticle(cast: Cast): Promise<string> {
  return replay(SAMPLE_STORY, cast)
}
