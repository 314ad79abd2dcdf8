import type { ExportFormat, NotePlace } from '@/lib/contracts/newsroom'
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
  /** Text is to be sent as UTF-8. */
  readonly body: string | Uint8Array<ArrayBuffer>
}

const FORMATS: Record<
  ExportFormat,
  {
    readonly extension: string
    readonly contentType: string
    readonly write: (
      copy: AnnotatedCopy,
      notes?: NotePlace,
    ) => ExportFile['body'] | Promise<ExportFile['body']>
  }
> = {
  html: { extension: 'html', contentType: 'text/html; charset=utf-8', write: htmlCopy },
  docx: {
    extension: 'docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    // Fetched when it is needed: the library is larger than all else that the server runs on.
    write: async (copy, notes) => (await import('./export/word/word')).wordCopy(copy, notes),
  },
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

/** Writes a copy in a format: the name is headline, version and profile. `notes` is for Word files only. */
export async function exportFile(
  copy: AnnotatedCopy,
  format: ExportFormat,
  notes?: NotePlace,
): Promise<ExportFile> {
  const { extension, contentType, write } = FORMATS[format]
  const end = `-v${copy.version}-${copy.profile}.${extension}`
  const fileName = `${slug(copy.headline, /[^\p{L}\p{M}\p{N}]+/gu)}${end}`
  const plain = `${slug(copy.headline.normalize('NFKD').replace(/\p{M}/gu, ''), /[^a-z0-9]+/gi)}${end}`
  return {
    fileName,
    contentType,
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    body: await write(copy, notes),
  }
}

function slug(headline: string, others: RegExp): string {
  const words = headline.toLowerCase().replace(others, '-')
  /* Code points, so that none is cut in two; fifty, so that the name fits every file system. */
  const short = [...words].slice(0, 50).join('')
  return short.replace(/^-+|-+$/g, '') || 'article'
}
