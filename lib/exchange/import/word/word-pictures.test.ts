import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { docx } from '../../testing/docx-file'
import { imported, manuscript } from '../../testing/imported'
import { importWord } from './word'

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
const WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'

const p = (inside: string, style = '') =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inside}</w:p>`
const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const drawing = (id: string, alt = '') =>
  `<w:r><w:drawing ${A} ${WP}><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:blip r:embed="${id}"/></a:graphic></wp:inline></w:drawing></w:r>`
const older = (id: string) =>
  `<w:r><w:pict><v:shape alt="A gate"><v:imagedata r:id="${id}"/></v:shape></w:pict></w:r>`
const caption = (text: string) =>
  p(
    `<w:r><w:t xml:space="preserve">Figure </w:t></w:r><w:fldSimple w:instr=" SEQ Figure \\* ARABIC ">${r('1')}</w:fldSimple>${r(text)}`,
  )

const PNG = strToU8('\x89PNG picture', true)
const EMF = new Uint8Array(64)
EMF.set([1, 0, 0, 0])
EMF.set([0x20, 0x45, 0x4d, 0x46], 40)

function read(body: string, options = {}) {
  const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p" Type="${REL}/image" Target="media/a.png"/><Relationship Id="e" Type="${REL}/image" Target="media/b.emf"/><Relationship Id="away" Type="${REL}/image" Target="https://example.org/a.png" TargetMode="External"/><Relationship Id="up" Type="${REL}/image" Target="../../../etc/passwd"/></Relationships>`
  const styles = '<w:style w:type="paragraph" w:styleId="Bildtext"><w:name w:val="caption"/></w:style>'
  const bytes = docx({
    body,
    styles,
    more: {
      'word/_rels/document.xml.rels': strToU8(
        relationships.replace(
          '</Relationships>',
          `<Relationship Id="s" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
        ),
      ),
      'word/media/a.png': PNG,
      'word/media/b.emf': EMF,
    },
  })
  const draft = imported(importWord(bytes, options))
  return { body: manuscript(draft).body, pictures: draft.pictures, dropped: draft.dropped, doc: draft.doc }
}
const LEAD = p(r('The first words of a text, long enough to be no headline at all, as one sees.'))

describe('pictures in a Word file', () => {
  it.each([
    ['right after it, by its style', `${p(drawing('p'))}${p(r('The gate'), 'Bildtext')}`, 'figure: The gate'],
    [
      'right before it',
      `${p(r('The gate'), 'Bildtext')}${p(drawing('p'))}${p(r('End.'))}`,
      'figure: The gate',
    ],
    [
      'by the number that Word counts',
      `${p(drawing('p'))}${caption(': the gate')}`,
      'figure: Figure 1: the gate',
    ],
    ['of a picture as it was before 2007', `${p(older('p'))}${caption('')}`, 'figure: Figure 1'],
  ])('have their caption %s', (_, body, figure) => {
    const { body: told, pictures } = read(LEAD + body)
    expect(told).toContain(figure)
    expect(pictures).toEqual([PNG])
  })

  it('say what is to be seen', () => {
    const { doc } = read(LEAD + p(drawing('p', 'A gate of stone')) + p(older('p')))
    const alts: string[] = []
    doc.descendants(node => {
      if (node.type.name === 'figure') alts.push(node.attrs.alt)
    })
    expect(alts).toEqual(['A gate of stone', 'A gate'])
  })

  it('stand after the paragraph that they are fixed to, whose words stay whole', () => {
    expect(read(LEAD + p(`${r('Before ')}${drawing('p')}${r('after.')}`)).body.slice(1)).toEqual([
      'p: Before after.',
      'figure: ',
    ])
  })

  it('that cannot be shown, or lie elsewhere, are said', () => {
    const { dropped, pictures } = read(LEAD + p(drawing('e')) + p(drawing('away')) + p(drawing('up')))
    expect(pictures).toEqual([])
    expect(dropped.join('\n')).toMatch(/1 drawing in a format of Windows[\s\S]*2 pictures/)
  })

  it('that were struck out are there only where the change is refused', () => {
    const body =
      LEAD +
      p(`<w:del w:id="1" w:author="Bea" w:date="2026-01-01T00:00:00Z">${drawing('p')}</w:del>${r('Words.')}`)
    expect(read(body).body).not.toContain('figure: ')
    expect(read(body, { changes: 'reject' }).body).toContain('figure: ')
  })

  it('are read from a file without a word', () => {
    expect(read(p(drawing('p'))).body).toEqual(['figure: '])
  })
})
