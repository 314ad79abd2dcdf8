import { onlyRead } from '@/db'
import { STAGE_LABEL } from '@/lib/domain/stage'
import { type Command, everyArticle, STATUS } from './command'

/** `list`: the articles. */
export const list: Command = {
  usage: '[--json]',
  summary: 'Lists the articles: id, stage, version, headline.',
  help: [['--json', 'prints them as JSON, whole']],
  options: { json: { type: 'boolean' } },
  async run({ options }) {
    onlyRead()
    const articles = await everyArticle()
    if (options.json === true) {
      console.log(JSON.stringify(articles, null, 2))
      return STATUS.well
    }
    if (articles.length === 0) console.log('No articles.')
    for (const { id, stage, version, headline, trashedAt } of articles) {
      const where = trashedAt === null ? STAGE_LABEL[stage] : 'Trash'
      console.log([id, where.padEnd(8), `v${version}`.padStart(6), headline || 'No headline'].join('  '))
    }
    return STATUS.well
  },
}
