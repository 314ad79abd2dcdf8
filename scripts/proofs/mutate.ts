/* What stands in the place of something else: what programs get wrong, and what people try. */
const JUNK: readonly unknown[] = [
  ...[null, true, '', 'x', 0, -1, 1, 2, 3, 0.5, 1e21, Number.MAX_SAFE_INTEGER, -(2 ** 31), '0', '__proto__'],
  ...['\ud800', 'a\u0000b', '\u202e', 'constructor', 'toString', 'claim', 'paragraph', 'headline', 'text'],
  ...[[], {}, [[]], [null], { type: 'text' }, { type: 'text', text: '' }, { type: 'paragraph' }],
  ...[{ type: 'headline' }, { type: 'doc' }, { type: 'hard_break', content: [{ type: 'text', text: 'x' }] }],
  ...[{ content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }] }, { content: 'x' }],
  ...[
    { type: 'claim' },
    { type: 'claim', attrs: { id: 'a b' } },
    { type: 'claim', attrs: { id: 'fresh-id' } },
  ],
  ...[
    { type: 'link', attrs: { href: 'javascript:alert(1)' } },
    { type: 'heading', attrs: { level: 1 } },
  ],
  ...[{ type: 'text', text: 'x', marks: [{ type: 'strong' }, { type: 'strong' }] }, { openStart: 1 }],
  ...[
    'replace',
    'replaceAround',
    'addMark',
    'removeMark',
    'attr',
    'docAttr',
    'addNodeMark',
    'removeNodeMark',
  ],
]
const KEYS = [
  ...[
    'stepType',
    'from',
    'to',
    'gapFrom',
    'gapTo',
    'insert',
    'slice',
    'structure',
    'mark',
    'pos',
    'attr',
    'value',
  ],
  ...[
    'content',
    'openStart',
    'openEnd',
    'type',
    'attrs',
    'marks',
    'text',
    'id',
    'level',
    '__proto__',
    'toJSON',
  ],
]

type Roll = () => number
type Container = unknown[] | Record<string, unknown>

/** A copy of some JSON with one to three things in it changed, taken away, doubled, put elsewhere or made junk. */
export function mutated(json: unknown, roll: Roll, junk: readonly unknown[] = []): unknown {
  const box = { json: structuredClone(json) }
  for (let count = 1 + Math.floor(roll() * 3); count > 0; count--) mutateOnce(box, roll, [...JUNK, ...junk])
  return box.json
}

function mutateOnce(box: Record<string, unknown>, roll: Roll, junk: readonly unknown[]): void {
  const places = [...placesIn(box)]
  const place = pick(places, roll)
  if (!place) return
  const { holder, key } = place
  const value = get(holder, key)
  const kind = roll()
  if (typeof value === 'number' && kind < 0.5) {
    // A little off, or anywhere: before the start, behind the end, on the other side of another place.
    set(holder, key, roll() < 0.5 ? value + Math.round((roll() - 0.5) * 4) : Math.floor(roll() * 160) - 10)
  } else if (typeof value === 'string' && kind < 0.2) set(holder, key, value + value)
  else if (kind < 0.65) set(holder, key, structuredClone(pick(junk, roll)))
  else if (kind < 0.75) remove(holder, key)
  else if (kind < 0.85 && Array.isArray(value)) value.push(structuredClone(pick(value, roll)))
  else if (kind < 0.93) {
    const other = pick(places, roll)
    if (other) set(holder, key, structuredClone(get(other.holder, other.key)))
  } else if (isRecord(value)) set(value, pick(KEYS, roll) ?? 'from', structuredClone(pick(junk, roll)))
  else {
    let deep: unknown = value
    for (let depth = 0; depth < 200; depth++) deep = { type: 'blockquote', content: [deep] }
    set(holder, key, deep)
  }
}

function* placesIn(holder: Container): Generator<{ holder: Container; key: string }> {
  for (const key of Object.keys(holder)) {
    yield { holder, key }
    const value = get(holder, key)
    if (Array.isArray(value) || isRecord(value)) yield* placesIn(value)
  }
}

function pick<T>(all: readonly T[], roll: Roll): T | undefined {
  return all[Math.floor(roll() * all.length)]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function get(holder: Container, key: string): unknown {
  return (holder as Record<string, unknown>)[key] // an array has its indices as keys too
}

/* As parsed JSON has it: `__proto__` is a key like others. */
function set(holder: Container, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

function remove(holder: Container, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}
