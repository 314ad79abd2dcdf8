import type { ExportFormat, NotePlace } from '@/lib/contracts/newsroom'
import type { AnnotatedCopy } from './annotated-copy'
import { figuresIn } from './copy-blocks'
import type { SealedRecord } from './copy-record'
import { claimReviewCopy } from './export/claim-review'
import { csvCopy } from './export/csv'
import { htmlCopy } from './export/html'
import { jsonCopy } from './export/json'
import { markdownCopy } from './export/markdown'
import { pdfContent } from './export/pdf/pdf-content'
import { PDF_TEMPLATE } from './export/pdf/pdf-template'
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

/** What a press gets: the page, what goes on it (both text), and when the copy was made (ISO 8601). */
export interface PressJob {
  readonly template: string
  readonly content: string
  /** The files beside the page, by the names that it calls them. */
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
  readonly madeAt: string
}

export interface ExportOptions {
  /** In Word files: comments where it is left out. */
  readonly notes?: NotePlace | undefined
  /** What a Word file carries along for the day it comes back. */
  readonly record?: (() => Promise<SealedRecord>) | undefined
  /** Sets PDFs: the server has one, since it takes a thread and fonts. */
  readonly press?: ((job: PressJob) => Promise<Uint8Array<ArrayBuffer>>) | undefined
}

const FORMATS: Record<
  ExportFormat,
  {
    readonly extension: string
    readonly contentType: string
    readonly write: (
      copy: AnnotatedCopy,
      options: ExportOptions,
    ) => ExportFile['body'] | Promise<ExportFile['body']>
  }
> = {
  html: { extension: 'html', contentType: 'text/html; charset=utf-8', write: htmlCopy },
  docx: {
    extension: 'docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    // Fetched when it is needed: the library is larger than all else that the server runs on.
    write: async (copy, { notes, record }) =>
      (await import('./export/word/word')).wordCopy(copy, notes, await record?.()),
  },
  pdf: {
    extension: 'pdf',
    contentType: 'application/pdf',
    write: (copy, { press }) => {
      if (press === undefined) throw new Error('A PDF needs a press.')
      const content = JSON.stringify(pdfContent(copy))
      const pictures = figuresIn(copy.blocks).flatMap(({ picture, file }) =>
        file === null ? [] : [{ name: picture, bytes: file.bytes }],
      )
      return press({ template: PDF_TEMPLATE, content, pictures, madeAt: copy.madeAt })
    },
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

/** Writes a copy in a format: the name is headline, version and profile. A PDF needs a press. */
export async function exportFile(
  copy: AnnotatedCopy,
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<ExportFile> {
  const { extension, contentType, write } = FORMATS[format]
  const end = `-v${copy.version}-${copy.profile}.${extension}`
  const fileName = `${slug(copy.headline, /[^\p{L}\p{M}\p{N}]+/gu)}${end}`
  const plain = `${slug(copy.headline.normalize('NFKD').replace(/\p{M}/gu, ''), /[^a-z0-9]+/gi)}${end}`
  return {
    fileName,
    contentType,
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    body: await write(copy, options),
  }
}

function slug(headline: string, others: RegExp): string {
  const words = headline.toLowerCase().replace(others, '-')
  /* Code points, so that none is cut in two; fifty, so that the name fits every file system. */
  const short = [...words].slice(0, 50).join('')
  return short.replace(/^-+|-+$/g, '') || 'article'
}
