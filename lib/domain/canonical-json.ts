/** What JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The one way to write a JSON value down, so that equal values have equal hashes: RFC 8785 (JSON Canonicalization
 * Scheme): no white space, keys in the order of their UTF-16 code units, numbers and strings as ECMAScript writes
 * them. Half a character, which the RFC refuses, is written as its escape. Keys without a value are left out.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  let members = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member === undefined) continue
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

/* `Array.isArray` does not see that a readonly array is one. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
