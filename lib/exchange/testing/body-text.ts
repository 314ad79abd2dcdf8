import { strFromU8, unzipSync } from 'fflate'
import type { ExportFile, PressJob } from '../export-file'

/* Archives begin with a P. */
const ARCHIVE = 0x50

/** All that a copy says, for looking something up in it: an archive's parts as they are, and without their tags. */
export function bodyText({ body }: Pick<ExportFile, 'body'>): string {
  if (typeof body === 'string') return body
  if (body[0] !== ARCHIVE) return strFromU8(body)
  const parts = Object.values(unzipSync(body)).map(part => strFromU8(part))
  return [...parts, ...parts.map(xml => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, ''))].join('\n')
}

/** A press that hands back what it was to print, as text in a file. */
export async function readableProof({ content }: PressJob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(new TextEncoder().encode(content))
}
