import { wordingDiff } from '@/lib/domain/wording-diff'

/** Two wordings, word by word, with real `ins` and `del`. */
export function DiffText({ before, after }: { readonly before: string; readonly after: string }) {
  return wordingDiff(before, after).map((part, index) => {
    const key = `${index}${part.kind}`
    if (part.kind === 'ins') return <ins key={key}>{part.text}</ins>
    if (part.kind === 'del') return <del key={key}>{part.text}</del>
    return <span key={key}>{part.text}</span>
  })
}
