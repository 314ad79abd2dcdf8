import type { AnnotatedCopy } from '../annotated-copy'
import { figuresIn } from '../copy-blocks'
import { type AnnotatedCopyJson, JSON_FORMAT_VERSION } from './json-shape'

/** The copy as JSON, indented, ended by a line end. */
export function jsonCopy(copy: AnnotatedCopy): string {
  const { total, settled, holding, orphaned, byStatus } = copy.progress
  const json: AnnotatedCopyJson = {
    format: 'stet-annotated-copy',
    formatVersion: JSON_FORMAT_VERSION,
    profile: copy.profile,
    madeBy: copy.madeBy,
    madeAt: copy.madeAt,
    namesConfidentialSources: copy.includesConfidential && copy.sources.some(source => source.confidential),
    article: {
      id: copy.articleId,
      version: copy.version,
      headline: copy.headline,
      desk: copy.desk,
      byline: copy.byline,
      deadline: copy.deadline,
      text: copy.text,
      textHash: copy.textHash,
      figures: figuresIn(copy.blocks).map(({ picture, width, height, alt, runs }) => ({
        picture,
        width,
        height,
        alt,
        caption: runs.map(run => run.text).join(''),
      })),
    },
    record: copy.record,
    clearing: copy.clearing,
    people: copy.people,
    counts: { total, settled, holding, orphaned, byStatus },
    blockers: copy.holding,
    claims: [...copy.claims, ...copy.orphans],
    sources: copy.sources,
  }
  return `${JSON.stringify(json, null, 2)}\n`
}
