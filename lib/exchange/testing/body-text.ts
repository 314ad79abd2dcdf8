import { strFromU8, unzipSync } from 'fflate'
import type { ExportFile } from '../export-file'

/** All that a copy says, for looking something up in it: an archive's parts as they are, and without their tags. */
export function bodyText({ body }: Pick<ExportFile, 'body'>): string {
  if (typeof body === 'string') return body
  const parts = Object.values(unzipSync(body)).map(part => strFromU8(part))
  return [...parts, ...parts.map(xml => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, ''))].join('\n')
}
