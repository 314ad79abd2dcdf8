import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DOMParser, type Element, type Node } from '@xmldom/xmldom'

/** Whether LibreOffice is there to read a file as somebody else would; without it such tests are skipped, and say so. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0
if (!hasLibreOffice) console.warn('Skipped: Word files as LibreOffice reads them, as soffice is not there.')

/** The words that each comment of a Word file stands on, in their order, as LibreOffice reads it. */
export async function commentedWords(file: Uint8Array): Promise<string[]> {
  const xml = new TextDecoder().decode(await converted(file, 'fodt'))
  return rangesIn(new DOMParser().parseFromString(xml, 'text/xml').documentElement)
}

/** A Word file as LibreOffice makes it when somebody opens it there and saves it. */
export function savedAgain(file: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return converted(file, 'docx')
}

async function converted(file: Uint8Array, to: 'fodt' | 'docx'): Promise<Uint8Array<ArrayBuffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-libre-office-'))
  try {
    const path = join(folder, 'copy.docx')
    writeFileSync(path, file)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const out = join(folder, 'out')
    const conversion = ['--headless', profile, '--convert-to', to, '--outdir', out, path]
    await promisify(execFile)('soffice', conversion, { timeout: 120_000 })
    return new Uint8Array(readFileSync(join(out, `copy.${to}`)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rangesIn(root: Element | null): string[] {
  const ranges = new Map<string, string>()
  const open = new Set<string>()
  let inBlock = false
  const add = (text: string) => {
    for (const name of open) ranges.set(name, `${ranges.get(name)}${text}`)
  }
  const visit = (node: Node) => {
    // Between the blocks there is only what the file was indented with.
    if (node.nodeType === 3) return inBlock ? add(node.nodeValue ?? '') : undefined
    const element = node as Element // neither text nor anything else without children of its own
    switch (node.nodeName) {
      case 'office:annotation': {
        const name = element.getAttribute('office:name') ?? ''
        open.add(name)
        ranges.set(name, '')
        return
      }
      case 'office:annotation-end':
        open.delete(element.getAttribute('office:name') ?? '')
        return
      case 'text:tracked-changes':
      case 'text:note':
        return
      case 'text:s':
        return add(' '.repeat(Number(element.getAttribute('text:c') ?? 1)))
      case 'text:line-break':
        return add('\n')
      case 'text:tab':
        return add('\t')
      case 'text:p':
      case 'text:h':
        add('\n')
        inBlock = true
    }
    for (const child of node.childNodes) visit(child)
    if (/^text:[ph]$/.test(node.nodeName)) inBlock = false
  }
  if (root !== null) visit(root)
  return [...ranges.values()]
}
