import fc from 'fast-check'
import { DOMParser, DOMSerializer, type Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { manuscriptSchema as schema } from './manuscript-schema'
import { anyDraft } from './testing/any-draft'
import {
  blockquote,
  br,
  type Child,
  claim,
  claimId,
  doc,
  em,
  figure,
  h,
  headline,
  hr,
  li,
  link,
  ol,
  p,
  passed,
  standfirst,
  strong,
  ul,
} from './testing/manuscript'

const parser = DOMParser.fromSchema(schema)
const serializer = DOMSerializer.fromSchema(schema)

function html(draft: Node): string {
  const holder = document.createElement('div')
  holder.append(serializer.serializeFragment(draft.content, { document }))
  return holder.innerHTML
}
function parse(source: string): Node {
  const holder = document.createElement('div')
  holder.innerHTML = source
  return parser.parse(holder, { preserveWhitespace: 'full' })
}
const body = (source: string) => parse(`<h1></h1><p class="stand"></p>${source}`)

describe('out to the DOM and back', () => {
  const cases: Record<string, Node> = {
    headline: doc(headline('Port hit')),
    standfirst: doc(standfirst('Five fell')),
    paragraph: doc(p('One.'), p(), p('Two.')),
    heading: doc(h(2, 'A'), h(3, 'B'), h(4, 'C')),
    blockquote: doc(blockquote(p('A'), blockquote(p('B')))),
    bullet_list: doc(ul(li(p('A')), li(p('B'), ul(li(p('C')))))),
    ordered_list: doc(ol(li(p('A')), li(p('B')))),
    list_item: doc(ul(li(p('A'), p('B'), h(2, 'C'), blockquote(p('D'))))),
    horizontal_rule: doc(p('A'), hr(), p('B')),
    figure: doc(
      figure('a', 'A ', claim('a', 'sluice'), br(), em('now')),
      figure('b'),
      ul(li(p('C'), figure('a'))),
    ),
    hard_break: doc(p('A', br(), br(), 'B')),
    text: doc(p('  two  spaces \u00A0 <b c> &amp; "quotes" 😀 e\u0301 سقطت 五枚')),
    claim: doc(
      headline(claim('a', 'Port')),
      p(claim('a', 'five ', claim('b', 'missiles')), claim('b', ' fell')),
    ),
    nothing_to_check: doc(
      headline(passed('Port')),
      p(passed('It rained.'), ' ', claim('a', passed('So.'), ' ', passed('It rained.'))),
    ),
    link: doc(p('See ', link('https://example.org/?a=b&c=d', 'here ', em('and there')), '.')),
    strong: doc(p('one ', strong('two'), ' three')),
    em: doc(headline('A ', em('B')), p(em('one ', strong('two')))),
    doc: doc(headline('H'), standfirst('S'), p('B')),
  }

  test('there is a case for every node and mark', () => {
    expect(Object.keys(cases).sort()).toEqual(
      [...Object.keys(schema.nodes), ...Object.keys(schema.marks)].sort(),
    )
  })

  test.each(Object.keys(cases))('%s', name => {
    const draft = cases[name]
    expect(parse(html(draft ?? doc())).toJSON()).toEqual(draft?.toJSON())
  })

  test('a list that starts at another number', () => {
    const list = schema.node('ordered_list', { order: 7 }, [
      schema.node('list_item', null, [schema.node('paragraph')]),
    ])
    const draft = schema.node('doc', null, [schema.node('headline'), schema.node('standfirst'), list])
    expect(parse(html(draft)).eq(draft)).toBe(true)
  })

  test('any draft', () => {
    fc.assert(
      fc.property(anyDraft, draft => {
        expect(parse(html(draft)).toJSON()).toEqual(draft.toJSON())
      }),
    )
  })
})

describe('read from the DOM', () => {
  test.each<[string, string, Child[]]>([
    ['b and i', '<p><b>five</b> <i>fell</i></p>', [strong('five'), ' ', em('fell')]],
    [
      'styles',
      '<p><span style="font-weight:bold">five</span><span style="font-style:italic">fell</span></p>',
      [strong('five'), em('fell')],
    ],
    [
      'weight 600',
      '<p><span style="font-weight:600">five</span><span style="font-weight:500">fell</span></p>',
      [strong('five'), 'fell'],
    ],
    ['weight 700', '<p><span style="font-weight: 700">five</span></p>', [strong('five')]],
    ['the bold that some editors wrap all in', '<p><b style="font-weight:normal">five</b></p>', ['five']],
    ['a link that runs', '<p><a href="javascript:alert(1)">five</a></p>', ['five']],
    ['a link with a hidden scheme', '<p><a href=" java\nscript:alert(1)">five</a></p>', ['five']],
    [
      'a link, normalised',
      '<p><a href="HTTPS://EXAMPLE.org">five</a></p>',
      [link('https://example.org/', 'five')],
    ],
    ['a link without an address', '<p><a name="x">five</a></p>', ['five']],
    ['a claim with a bad id', '<p><span data-claim="x&quot; onclick=&quot;y">five</span></p>', ['five']],
    [
      'a claim and nothing but its id',
      `<p><span data-claim="${claimId('a')}" class="x" style="color:red" onclick="y()">five</span></p>`,
      [claim('a', 'five')],
    ],
    ['handlers', '<p onclick="x()"><em onmouseover="y()">five</em></p>', [em('five')]],
    ['a picture', '<p>five<img src="x" onerror="alert(1)"> fell</p>', ['five fell']],
  ])('%s', (_, source, children) => {
    expect(body(source).toJSON()).toEqual(doc(p(...children)).toJSON())
  })

  test.each(['script', 'style', 'noscript', 'title'])('what stands in %s is no text', tag => {
    expect(body(`<p>five</p><${tag}>alert(1)</${tag}>`).textContent).toBe('five')
  })

  test('headings of any level keep to those we have', () => {
    expect(body('<h2>a</h2><h3>b</h3><h4>c</h4><h5>d</h5><h6>e</h6>').toJSON()).toEqual(
      doc(h(2, 'a'), h(3, 'b'), h(4, 'c'), h(4, 'd'), h(4, 'e')).toJSON(),
    )
  })

  test.each(['x', '-3', '1.5', '1e9', ''])('a list that starts at %j starts at 1', start => {
    const list = body(`<ol start="${start}"><li><p>a</p></li></ol>`).child(2)
    list.check()
    expect(list.attrs.order).toBe(1)
  })

  test('whatever comes is a valid manuscript', () => {
    const tag = fc.constantFrom(
      'p',
      'h1',
      'h2',
      'ul',
      'ol',
      'li',
      'blockquote',
      'div',
      'table',
      'tr',
      'td',
      'a',
      'b',
      'span',
      'pre',
      'br',
      'hr',
    )
    const piece: fc.Arbitrary<string> = fc.letrec<{ any: string }>(tie => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('five', ' ', '\n', '&amp;', '😀'),
        fc
          .tuple(tag, fc.array(tie('any'), { maxLength: 3 }))
          .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
      ),
    })).any
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), pieces => {
        const draft = parse(pieces.join(''))
        expect(() => draft.check()).not.toThrow()
      }),
    )
  })
})

describe('written to the DOM', () => {
  test('a link opens nothing of the opener and is not followed', () => {
    expect(html(doc(p(link('https://example.org/', 'x'))))).toContain(
      '<a href="https://example.org/" rel="noopener noreferrer nofollow">x</a>',
    )
  })

  test('every block of text goes the way its letters go', () => {
    const source = html(doc(headline('H'), standfirst('S'), p('P'), h(2, 'T')))
    expect(source.match(/dir="auto"/g)).toHaveLength(4)
  })

  test('text is text', () => {
    expect(html(doc(p('<script src=x>alert(1)</script>')))).toContain('&lt;script src=x&gt;')
  })
})
