/** What an archive's parts are called where people read of progress; a part without a name here is called by its own. */
export const PART_WORDS: Readonly<Record<string, string>> = {
  newsroom: 'settings',
  people: 'people',
  articles: 'articles',
  snapshots: 'drafts',
  commits: 'saves',
  steps: 'changes',
  signOffs: 'sign-offs',
  sources: 'sources',
  claims: 'claims',
  snoozes: 'claims put off',
  notices: 'what people were told',
  noticeWishes: 'what people wish to be told',
  noticePlace: 'what people were told',
  citations: 'citations',
  comments: 'comments',
  events: 'the record',
  chainHeads: 'the ends of the record',
  record: 'checking the record',
}

/** A number of bytes as people say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const units = ['kB', 'MB', 'GB', 'TB']
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length)
  const size = bytes / 1000 ** power
  return `${size.toLocaleString('en', { maximumFractionDigits: size < 10 ? 1 : 0 })} ${units[power - 1]}`
}
