/* A name may have a space in it, and begins with a letter. */
const TYPED = /(?:^|[^\p{L}\p{N}_])[@＠]([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+)?)$/u

/** What has been typed of a name after `@`, in the text before the caret; empty right after the sign, null elsewhere. */
export function mentionTyped(before: string): string | null {
  return TYPED.exec(before)?.[1] ?? null
}

/** Those whose name, or a part of it, begins as typed, at most so many. */
export function namesFor<T extends { readonly name: string }>(
  typed: string,
  people: readonly T[],
  most: number,
): readonly T[] {
  const wanted = typed.toLocaleLowerCase()
  return people
    .filter(({ name }) => {
      const whole = name.toLocaleLowerCase()
      return (
        whole.startsWith(wanted) ||
        (!wanted.includes(' ') && whole.split(' ').some(part => part.startsWith(wanted)))
      )
    })
    .slice(0, most)
}
