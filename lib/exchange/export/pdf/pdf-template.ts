/**
 * The page of a PDF copy, in Typst. It gets the copy as JSON (`PdfContent`) and puts its texts in as texts: nothing
 * that somebody wrote is read as Typst.
 */
export const PDF_TEMPLATE = String.raw`
#let copy = json(bytes(sys.inputs.copy))
#let ink = rgb("161B1A")
#let ink-2 = rgb("46504D")
#let ink-3 = rgb("59635F")
#let line-colour = rgb("D3D9D5")
#let pencil = rgb("2246C8")
#let east-asian = if copy.eastAsia == "ja-JP" { ("Noto Sans JP", "Noto Sans SC") } else { ("Noto Sans SC", "Noto Sans JP") }
#let faces = ("Libertinus Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", ..east-asian, "Noto Serif Thai", "Noto Serif Devanagari")
#let made = copy.made

#set document(
  title: copy.title,
  author: copy.author,
  description: copy.origin,
  date: datetime(year: made.at(0), month: made.at(1), day: made.at(2), hour: made.at(3), minute: made.at(4), second: made.at(5)),
)
#set text(font: faces, size: 10.5pt, fill: ink, lang: "en", region: "GB")
#set par(leading: .68em, spacing: .95em, linebreaks: "simple")
#set page(
  paper: "a4",
  margin: (x: 16mm, top: 16mm, bottom: 20mm),
  footer: context {
    set text(size: 8pt, fill: ink-3)
    line(length: 100%, stroke: .5pt + line-colour)
    grid(columns: (1fr, auto, auto), column-gutter: 14pt, copy.footer, copy.state, [#counter(page).display() / #counter(page).final().first()])
  },
)
// What stands in a heading behind its words (the numbers of the notes) is no part of its name in the bookmarks.
#show heading: it => block(above: 1.3em, below: .6em, sticky: true)[#it.body#it.supplement]
#show heading.where(level: 1): set text(size: 17pt, weight: "semibold")
#show heading.where(level: 2): set text(size: 12.5pt, weight: "semibold")
#show heading.where(level: 3): set text(size: 11pt, weight: "semibold")
#show link: set text(fill: ink)


#let strokes = (
  unchecked: (thickness: .9pt, dash: "dashed"),
  in_progress: (thickness: .9pt, dash: "dash-dotted"),
  verified: (thickness: .9pt),
  needs_change: (thickness: 1.9pt),
  disputed: (thickness: .8pt),
  cannot_verify: (thickness: 1.1pt, dash: "densely-dotted"),
  opinion: (thickness: 1.1pt, dash: "loosely-dotted"),
)
#let underlined(status, depth, body) = {
  let stroke = (paint: rgb(copy.colours.at(status).line), ..strokes.at(status))
  let offset = 2.2pt + depth * 2pt
  let once = underline(stroke: stroke, offset: offset, evade: false, body)
  if status == "disputed" { underline(stroke: stroke, offset: offset + 1.7pt, evade: false, once) } else { once }
}
// A sample of the line under the words, as in a key.
#let sample(status, width) = {
  let stroke = (paint: rgb(copy.colours.at(status).line), ..strokes.at(status))
  box(width: width, height: 5pt, baseline: -1pt, {
    place(bottom, line(length: 100%, stroke: stroke))
    if status == "disputed" { place(bottom, dy: -1.9pt, line(length: 100%, stroke: stroke)) }
  })
}
#let marked(claims, body) = {
  let inner = body
  for (depth, number) in claims.rev().enumerate() {
    let claim = copy.claims.at(str(number), default: none)
    if claim == none { continue }
    inner = underlined(claim.status, calc.min(depth, 2), inner)
    if depth == 0 and not claim.settled {
      inner = highlight(fill: rgb(copy.colours.at(claim.status).fill), top-edge: "ascender", bottom-edge: "descender", inner)
    }
  }
  inner
}
#let reference(number) = super(size: 6.5pt, link(label("n" + str(number)), text(dir: ltr, str(number))))
#let words(run) = {
  let body = if run.text == "\n" { linebreak() } else { text(run.text) }
  if run.em { body = emph(body) }
  if run.strong { body = strong(body) }
  if run.href != none { body = link(run.href, body) }
  marked(run.claims, body)
}
// The target of a note's number: where the words of its claim begin.
#let anchors(run) = run.begins.map(number => [#metadata(number)#label("t" + str(number))]).join()
#let inline(runs) = runs.map(run => { anchors(run); words(run); run.ends.sorted().map(reference).join() }).join()
#let bare(runs) = runs.map(run => { anchors(run); words(run) }).join()
#let references(runs) = runs.map(run => run.ends.sorted().map(reference)).flatten().join()

#show figure: set align(start)
#let draft-block(block) = {
  if block.kind == "rule" { return align(center, line(length: 22mm, stroke: .6pt + ink-3)) }
  if block.kind == "quotation" {
    return std.block(inset: (left: 10pt), stroke: (left: 1.5pt + line-colour), block.blocks.map(draft-block).join())
  }
  if block.kind == "list" {
    let items = block.items.map(item => item.map(draft-block).join())
    return if block.start == none { list(..items) } else { enum(start: block.start, ..items) }
  }
  if block.kind == "figure" {
    let shown = if block.picture == none { emph("[" + block.alt + "]") } else {
      layout(size => image(
        "/pictures/" + block.picture,
        format: block.format,
        alt: block.alt,
        width: calc.min(size.width, block.width * 1pt),
      ))
    }
    let caption = if block.runs.len() == 0 { none } else {
      let body = text(size: 9pt, fill: ink-2, inline(block.runs))
      if block.rtl { align(right, text(dir: rtl, body)) } else { body }
    }
    return figure(shown, kind: image, alt: block.alt, supplement: none, numbering: none, gap: 5pt, caption: caption)
  }
  let body = if block.runs.len() == 0 { return }
  else if block.kind == "heading" { heading(level: block.level, supplement: references(block.runs), bare(block.runs)) }
  else if block.kind == "standfirst" { text(size: 12pt, fill: ink-2, par(inline(block.runs))) }
  else { par(inline(block.runs)) }
  if block.rtl { text(dir: rtl, body) } else { body }
}

#let piece(one) = {
  let body = text(one.text)
  if one.look == "bold" { body = strong(body) }
  else if one.look == "italic" { body = emph(body) }
  else if one.look == "del" { body = strike(text(fill: rgb("8E1F2A"), body)) }
  else if one.look == "ins" { body = underline(text(fill: rgb("0F5238"), body)) }
  if "source" in one { body = link(label("s" + str(one.source)), body) }
  body
}
#let note(number) = {
  let claim = copy.claims.at(str(number))
  [#block(width: 100%, inset: (top: 3pt), stroke: (top: .5pt + line-colour), below: 7pt, {
    set text(size: 7.8pt, fill: ink-2)
    set par(leading: .52em)
    link(label("t" + str(number)), strong(str(number)))
    h(3pt)
    sample(claim.status, 12pt)
    h(3pt)
    claim.note.map(piece).join()
  })#label("n" + str(number))]
}

// The head of the copy
#grid(columns: (1fr, auto), text(size: 15pt, weight: "semibold", style: "italic")[Stet], text(style: "italic", fill: ink-2, copy.kind))
#v(8pt)
#let title = par(leading: .45em, text(size: 23pt, weight: "semibold", copy.title))
#if copy.titleRtl { text(dir: rtl, title) } else { title }
#text(fill: ink-2, copy.origin)
#v(6pt)
#grid(
  columns: (1fr, 46mm),
  column-gutter: 10mm,
  {
    set text(size: 8.6pt)
    for row in copy.rows {
      block(width: 100%, above: 0pt, below: 0pt, inset: (y: 3.5pt), stroke: (top: .5pt + line-colour), grid(
        columns: (20mm, 1fr),
        text(fill: ink-3, row.term),
        [#if "stress" in row [*#row.stress* ]#row.words],
      ))
    }
  },
  {
    set text(size: 8.6pt)
    for row in copy.counts {
      block(width: 100%, above: 0pt, below: 0pt, inset: (y: 3.5pt), stroke: (top: .5pt + line-colour), grid(
        columns: (10mm, 1fr, auto),
        sample(row.status, 7mm),
        row.label,
        strong(str(row.count)),
      ))
    }
  },
)
#line(length: 100%, stroke: 1.2pt + ink)
#v(6pt)

// The draft, each block beside the notes on the claims that end in it
#for part in copy.blocks {
  let body = draft-block(part.block)
  if body != none {
    block(above: 0pt, below: 8pt, width: 100%, grid(columns: (1fr, 56mm), column-gutter: 8mm, body, part.notes.map(note).join()))
  }
}

#let section(title) = {
  line(length: 100%, stroke: .6pt + ink)
  heading(level: 1, text(size: 12pt, title))
}
#set text(size: 8.6pt)
#set par(leading: .55em, spacing: .7em)

#if copy.orphans.len() > 0 {
  section("Claims whose text has gone")
  for orphan in copy.orphans {
    par[#strong(str(orphan.number)) #strike(text(orphan.quote)) #orphan.note.map(piece).join()]
  }
}
#if copy.sources.len() > 0 {
  section("Sources")
  columns(2, gutter: 10mm, for source in copy.sources {
    [#block(below: 5pt, grid(
      columns: (8mm, 1fr),
      strong("[" + str(source.number) + "]"),
      [#text(source.title). #if source.url != none { link(source.url, text(fill: pencil, source.url)) } #text(source.words)],
    ))#label("s" + str(source.number))]
  })
}
#if copy.full.len() > 0 {
  section("Claims in full")
  for claim in copy.full {
    heading(level: 2, outlined: true, text(size: 9.5pt, claim.head))
    for said in claim.lines { par(text(said)) }
  }
}
`
