import { dataFolder, onlyRead } from '@/db'
import type { RecordFault } from '@/lib/server/record-fault'
import { type RecordReport, verifyRecord } from '@/lib/server/verify-record'
import { type Command, everyArticle, Misuse, STATUS, textsOf } from './command'

/* Fewer digits than this would be found by chance. */
const FEWEST_DIGITS = 8

/** `verify`: whether the record is what was recorded. */
export const verify: Command = {
  usage: '[--quick] [--head HASH]…',
  summary: 'Finds any event that was changed, removed, added or put in another order.',
  help: [
    ['--quick', 'does not build every draft anew to compare its texts'],
    ['--head HASH', 'also looks for the hash that an export or a sign-off names; its first digits will do'],
  ],
  options: { quick: { type: 'boolean' }, head: { type: 'string', multiple: true } },
  async run(given) {
    const hashes = textsOf(given, 'head').map(hash => hash.replaceAll(/\s/g, '').toLowerCase())
    const odd = hashes.find(hash => !/^[0-9a-f]+$/.test(hash) || hash.length < FEWEST_DIGITS)
    if (odd !== undefined)
      throw new Misuse(`--head ${odd} is no hash: it takes ${FEWEST_DIGITS} to 64 hexadecimal digits.`)
    onlyRead()
    console.log(`Checking the record in ${dataFolder()}`)
    const report = await verifyRecord({ replay: given.options.quick !== true, hashes })
    const names = new Map((await everyArticle()).map(({ id, headline }) => [id, `“${headline}” (${id})`]))
    for (const { hash, event, articleId } of report.sought) {
      const where = articleId === null ? 'people, settings and sources' : (names.get(articleId) ?? articleId)
      console.log(event === null ? `${hash} is not in the record.` : `${hash} is event ${event} of ${where}.`)
    }
    for (const [articleId, faults] of byArticle(report.faults)) {
      console.log(
        articleId === null
          ? 'People, settings, sources and pictures:'
          : `${names.get(articleId) ?? articleId}:`,
      )
      for (const { message } of faults) console.log(`  ${message}`)
    }
    console.log(verdict(report))
    const lost = report.sought.some(({ event }) => event === null)
    return report.faults.length > 0 || lost ? STATUS.faulty : STATUS.well
  },
}

function byArticle(faults: readonly RecordFault[]): Map<string | null, RecordFault[]> {
  const groups = new Map<string | null, RecordFault[]>()
  for (const fault of faults) {
    const group = groups.get(fault.articleId)
    if (group) group.push(fault)
    else groups.set(fault.articleId, [fault])
  }
  return groups
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}

function verdict({ events, articles, faults }: RecordReport): string {
  const what = `${counted(events, 'event')}, ${counted(articles, 'article')}`
  if (faults.length === 0) return `${what}: as recorded.`
  return `${what}: ${counted(faults.length, 'fault')}. This is not what was recorded.`
}
