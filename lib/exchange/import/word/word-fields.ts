import { linkUrl } from '@/lib/domain/link-url'

interface Field {
  code: string
  result: boolean
  href: string | null
}

/* Deeper than anybody nests; what opens beyond is counted and else let be. */
const MAX_FIELDS = 64

/** The fields open at a place of a Word text: codes that Word replaces by a result, links among them. */
export class WordFields {
  private readonly open: Field[] = []
  private beyond = 0

  /** Where the innermost link that is open leads; null for none. */
  get href(): string | null {
    return this.open.findLast(field => field.href !== null)?.href ?? null
  }

  begin(): void {
    if (this.open.length < MAX_FIELDS) this.open.push({ code: '', result: false, href: null })
    else this.beyond++
  }

  code(text: string): void {
    const field = this.open.at(-1)
    if (field && !field.result && field.code.length < 5000) field.code += text
  }

  /** The code ends; answers whether it was a link that Stet does not follow. */
  separate(): boolean {
    const field = this.open.at(-1)
    if (!field || field.result) return false
    field.result = true
    const address = linkIn(field.code)
    field.href = address === null ? null : linkUrl(address)
    return address !== null && field.href === null
  }

  end(): void {
    if (this.beyond > 0) this.beyond--
    else this.open.pop()
  }
}

/** The address in a field's code; null for another field, and for a link within the file. */
function linkIn(code: string): string | null {
  const link = /^\s*HYPERLINK\s+(.*)$/is.exec(code)?.[1]
  if (link === undefined) return null
  return (
    /^(?:"([^"]*)"|([^\s"\\]\S*))/
      .exec(link)
      ?.slice(1)
      .find(address => address) ?? null
  )
}
