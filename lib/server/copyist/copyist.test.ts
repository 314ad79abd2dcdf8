import { beforeAll, expect, it } from 'vitest'
import { annotatedCopy } from '@/lib/exchange/annotated-copy'
import { exportFile } from '@/lib/exchange/export-file'
import { sampleInput } from '@/lib/exchange/testing/copy-input'
import { programPath } from '../program'
import type { CopyOrder } from './copy-order'
import { Copyist } from './copyist'

let program = ''
beforeAll(async () => {
  program = await programPath('copyist')
})

const PRESSED = new Uint8Array([37, 80, 68, 70])
const copyist = (patience?: number) =>
  new Copyist(
    async () => program,
    { press: async () => PRESSED.slice(), seal: text => `seal of ${text.length}` },
    patience,
  )

function order(parts: Partial<CopyOrder> = {}): CopyOrder {
  const { doc, ...input } = sampleInput({ profile: 'checking' })
  return { input: { ...input, doc: doc.toJSON() }, format: 'html', notes: undefined, ...parts }
}

it('writes what would be written here, in any format', async () => {
  const one = copyist()
  const here = annotatedCopy(sampleInput({ profile: 'checking' }))
  for (const format of ['html', 'json'] as const)
    expect(await one.write(order({ format }))).toEqual(await exportFile(here, format))
  const { body, fileName } = await one.write(order({ format: 'docx' }))
  expect(body.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
  expect(fileName).toMatch(/\.docx$/)
  expect((await one.write(order({ format: 'pdf' }))).body).toEqual(PRESSED)
})

it('writes the next copy after one that could not be written', async () => {
  const one = copyist()
  const broken = order()
  const [first, second] = await Promise.allSettled([
    one.write({ ...broken, input: { ...broken.input, doc: { type: 'nothing' } } }),
    one.write(order()),
  ])
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
})

it('gives up what takes too long', async () => {
  await expect(copyist(1).write(order())).rejects.toThrow('too long')
})
