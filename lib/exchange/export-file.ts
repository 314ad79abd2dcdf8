import type { ExportFormat } from '@/lib/contracts/newsroom'
import type { AnnotatedCopy } from './annotated-copy'
import { claimReviewCopy } from './export/claim-review'
import { csvCopy } from './export/csv'
import { htmlCopy } from './export/html'
import { jsonCopy } from './export/json'
import { markdownCopy } from './export/markdown'
import { webAnnotationCopy } from './export/web-annotation'

/** A copy in a format, ready to be sent. */
export interface ExportFile {
  readonly fileName: string
  readonly contentType: string
  /** Value of the `Content-Disposition` header: always a download, so that no browser shows it as a page of ours. */
  readonly disposition: string
  /** To be sent as UTF-8. */
  readonly body: string
}

const FORMATS: Record<
  ExportFormat,
  {
    readonly extension: string
    readonly contentType: string
    readonly write: (copy: AnnotatedCopy) => string
  }
> = {
  html: { extension: 'html', contentType: 'text/html; charset=utf-8', write: htmlCopy },
  markdown: { extension: 'md', contentType: 'text/markdown; charset=utf-8', write: markdownCopy },
  csv: { extension: 'csv', contentType: 'text/csv; charset=utf-8; header=present', write: csvCopy },
  json: { extension: 'json', contentType: 'application/json; charset=utf-8', write: jsonCopy },
  webannotation: {
    extension: 'jsonld',
    contentType: 'application/ld+json; charset=utf-8; profile="http://www.w3.org/ns/anno.jsonld"',
    write: webAnnotationCopy,
  },
  claimreview: {
    extension: 'claimreview.json',
    contentType: 'application/ld+json; charset=utf-8',
    write: claimReviewCopy,
  },
}

/** Writes a copy in a format: the name is headline, version and profile. */
export function exportFile(copy: AnnotatedCopy, format: ExportFormat): ExportFile {
  const { extension, contentType, write } = FORMATS[format]
  const end = `-v${copy.version}-${copy.profile}.${extension}`
  const fileName = `${slug(copy.headline, /[^\p{L}\p{M}\p{N}]+/gu)}${end}`
  const plain = `${slug(copy.headline.normalize('NFKD').replace(/\p{M}/gu, ''), /[^a-z0-9]+/gi)}${end}`
  return {
    fileName,
    contentType,
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    body: write(copy),
  }
}

function slug(headline: string, others: RegExp): string {
  const words = headline.toLowerCase().replace(others, '-')
  /* Code points, so that none is cut in two; fifty, so that the name fits every file system. */
  const short = [...words].slice(0, 50).join('')
  return short.replace(/^-+|-+$/g, '') || 'article'
}
