import type { ImportChoices } from '@/lib/contracts/import-choice'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { decode, isWordFile } from './decode'
import { importHtml } from './html'
import type { ImportRefusal } from './import-refusal'
import type { ImportedDraft, ImportOptions } from './imported-draft'
import { importMarkdown } from './markdown'
import { importPlainText } from './plain-text'
import { importWord } from './word/word'

/** What a draft can be read from. The names are those of the request's fields. */
export const IMPORT_FORMATS = ['text', 'markdown', 'html'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

const READERS: Record<
  ImportFormat,
  (text: string, options: ImportOptions) => Result<ImportedDraft, ImportRefusal>
> = {
  text: importPlainText,
  markdown: importMarkdown,
  html: importHtml,
}

export interface DraftText extends ImportOptions {
  readonly text: string
  /** Left out: told from the name of the file, else from how the text begins. */
  readonly format?: ImportFormat | undefined
  readonly fileName?: string | undefined
}

/** Reads a draft from text. Refused when it is longer than a draft can be. */
export function importDraft(draft: DraftText): Result<ImportedDraft, ImportRefusal> {
  return READERS[draft.format ?? formatOf(draft.text, draft.fileName)](draft.text, {
    headline: draft.headline,
  })
}

export interface DraftFile extends ImportOptions, ImportChoices {
  readonly bytes: Uint8Array
  readonly fileName?: string | undefined
  readonly format?: ImportFormat | undefined
  /** Of a Word file: the article that it may be a copy of. */
  readonly returnsTo?: string | undefined
}

/** Reads a draft from a file. Refused when it is neither text nor a sound Word file, is too large, or holds no word. */
export function importFile(file: DraftFile): Result<ImportedDraft, ImportRefusal> {
  if (isWordFile(file.bytes)) return importWord(file.bytes, file)
  const text = decode(file.bytes, file.fileName)
  if (!text.ok) return text
  if (text.value.trim() === '') {
    return refuse({ code: 'empty', message: 'That file is empty. It holds no words. Nothing was imported.' })
  }
  const draft = importDraft({ ...file, text: text.value })
  return draft.ok ? ok(draft.value) : draft
}

/** The format of a text, by the name of its file, else by how it begins; in doubt it is plain text. */
export function formatOf(text: string, fileName?: string): ImportFormat {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? ''
  if (/^(?:md|markdown|mdown|mkd)$/.test(extension)) return 'markdown'
  if (/^(?:html?|xhtml)$/.test(extension)) return 'html'
  if (extension === 'txt' || extension === 'text') return 'text'
  return /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 1000)) ? 'html' : 'text'
}
