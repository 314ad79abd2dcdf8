import { manuscriptSchema } from '@/lib/domain/manuscript-schema'

const schema = manuscriptSchema

/** A stretch of text; the words after it are the ids of the claims over it, or `em` and `strong`. */
export function run(text: string, ...marks: string[]) {
  return schema.text(
    text,
    marks.map(name =>
      name === 'em' || name === 'strong' ? schema.mark(name) : schema.mark('claim', { id: name }),
    ),
  )
}

type Inline = string | ReturnType<typeof run>
const inline = (content: readonly Inline[]) =>
  content.map(one => (typeof one === 'string' ? schema.text(one) : one))

export const p = (...content: Inline[]) => schema.node('paragraph', null, inline(content))
export const quotation = (...content: ReturnType<typeof p>[]) => schema.node('blockquote', null, content)
export const list = (...items: ReturnType<typeof p>[]) =>
  schema.node(
    'bullet_list',
    null,
    items.map(item => schema.node('list_item', null, [item])),
  )

/** A draft as the HTTP interface gives it: headline, standfirst and these blocks, checked by the schema. */
export function draft(headline: Inline[], ...blocks: ReturnType<typeof p>[]): unknown {
  const doc = schema.node('doc', null, [
    schema.node('headline', null, inline(headline)),
    schema.node('standfirst', null, []),
    ...blocks,
  ])
  doc.check()
  return JSON.parse(JSON.stringify(doc))
}
