import AjvDraft4 from 'ajv-draft-04'
import { hasSharedData, sharedFiles, sharedText } from './shared-data'

const ROOT = 'standards/webannotation'

/** The W3C's must-assertions on annotations, collections or pages: each says which of them a value fails. */
export function mustAssertions(suite: 'annotations/annotationMusts' | `collections/${string}Musts`): {
  readonly count: number
  failuresOf(value: unknown): string[]
} {
  if (!hasSharedData) return { count: 0, failuresOf: () => [] }
  // The formats are checked apart from the schemas, which name some that no validator knows.
  const ajv = new AjvDraft4({ strict: false, validateFormats: false })
  for (const name of sharedFiles(`${ROOT}/definitions`, '.json'))
    ajv.addSchema(withoutNestedSchema(JSON.parse(sharedText(`${ROOT}/definitions/${name}`))))
  const { assertions } = JSON.parse(sharedText(`${ROOT}/${suite}.test`)) as { assertions: string[] } // as the suite is written
  const checks = assertions.map(path => ({
    path,
    valid: ajv.compile(withoutNestedSchema(JSON.parse(sharedText(`${ROOT}/${path}`)))),
  }))
  return {
    count: checks.length,
    failuresOf: value => checks.filter(({ valid }) => !valid(value)).map(({ path }) => path),
  }
}

/* The definitions repeat `$schema` inside, which draft 4 has no place for. */
function withoutNestedSchema(value: unknown, top = true): object {
  const copy = (inner: unknown): unknown =>
    Array.isArray(inner)
      ? inner.map(copy)
      : typeof inner === 'object' && inner !== null
        ? withoutNestedSchema(inner, false)
        : inner
  return Object.fromEntries(
    Object.entries(value ?? {})
      .filter(([key]) => top || key !== '$schema')
      .map(([key, inner]) => [key, copy(inner)]),
  )
}
