// The one Typst program that every PDF is made by. A text is given to it as data and never becomes code. [X5]

export const pdfTemplate = `
#let doc = json(bytes(sys.inputs.doc))
#set document(title: doc.title, date: if doc.date == none { auto } else { datetime(..doc.date) })
#set page(
  paper: "a4",
  margin: (x: 2.3cm, top: 2.3cm, bottom: 2.4cm),
  footer: context align(center, text(size: 8.5pt, fill: luma(90), counter(page).display("1 / 1", both: true))),
)
#set text(font: "Literata", size: 10.5pt, lang: "fr", region: "FR", hyphenate: false)
#set par(leading: 0.72em, spacing: 1.05em)
#set list(indent: 0.4em, spacing: 0.8em, marker: ([•], [–], [•], [–]))
#set enum(indent: 0.4em, spacing: 0.8em)
#set table(stroke: 0.5pt + luma(170), inset: (x: 6pt, y: 5pt))
#set footnote.entry(separator: line(length: 25%, stroke: 0.5pt + luma(140)))
#show heading: set block(above: 1.7em, below: 0.8em, sticky: true)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 13.5pt)
#show heading.where(level: 3): set text(size: 11.5pt)
#show heading.where(level: 4): set text(size: 10.5pt, style: "italic")
#show title: set text(size: 23pt)
#show title: set par(leading: 0.45em)
#show title: set block(below: 1em)
#show link: set text(fill: rgb("#1f4fa3"))
#show table: set text(size: 9.2pt)
#show table: set par(leading: 0.6em, spacing: 0.8em)
#show outline.entry.where(level: 1): set text(weight: "bold")
#show outline.entry.where(level: 1): set block(above: 1em)

#let mark(run, body) = {
  let out = body
  if run.at("code", default: false) { out = highlight(fill: luma(235), out) }
  if run.at("superscript", default: false) { out = super(out) }
  if run.at("subscript", default: false) { out = sub(out) }
  if run.at("underline", default: false) { out = underline(out) }
  if run.at("strike", default: false) { out = strike(out) }
  if run.at("italic", default: false) { out = emph(out) }
  if run.at("bold", default: false) { out = strong(out) }
  if "href" in run { out = link(run.href, out) }
  if "to" in run { out = link(label(run.to), out) }
  out
}

#let runs(given, notes: true) = {
  for run in given {
    if run.is == "break" { linebreak() }
    else if run.is == "note" { if notes { footnote(runs(doc.notes.at(run.number - 1), notes: false)) } }
    else { mark(run, text(run.text)) }
  }
}

#let box-of(checked) = box(baseline: 15%, image(
  bytes(if checked { doc.boxes.on } else { doc.boxes.off }),
  format: "svg", height: 0.95em, alt: if checked { doc.words.done } else { doc.words.undone },
))

#let side-of(value) = if value == "right" { right } else if value == "center" { center } else { left }

#let blocks(given) = for one in given {
  if one.is == "paragraph" {
    if one.anchor != none [#metadata(none)#label(one.anchor)]
    if one.runs.len() > 0 { par(runs(one.runs)) }
  } else if one.is == "heading" {
    [#heading(level: one.level, {
      if one.number != none [#one.number #h(0.2em)]
      runs(one.runs)
    })#label(one.anchor)]
  } else if one.is == "list" {
    if one.kind == "ordered" {
      enum(start: one.start, numbering: if one.sign == none { "1." } else { one.sign + "." }, ..one.items.map(item => blocks(item.blocks)))
    } else if one.kind == "task" {
      list(marker: [], body-indent: 0pt, ..one.items.map(item => grid(
        columns: (1.6em, 1fr), box-of(item.checked), blocks(item.blocks),
      )))
    } else {
      list(..one.items.map(item => blocks(item.blocks)))
    }
  } else if one.is == "quote" {
    quote(block: true, blocks(one.blocks))
  } else if one.is == "callout" {
    block(width: 100%, inset: (x: 12pt, y: 10pt), fill: luma(245), stroke: (left: 3pt + luma(60)), breakable: true, {
      par(strong(one.word))
      blocks(one.blocks)
    })
  } else if one.is == "details" {
    block(width: 100%, inset: (x: 12pt, y: 10pt), stroke: 0.5pt + luma(170), breakable: true, {
      if one.summary.len() > 0 { par(strong(runs(one.summary))) }
      blocks(one.blocks)
    })
  } else if one.is == "rule" {
    align(center, line(length: 30%, stroke: 0.6pt + luma(140)))
  } else if one.is == "figure" {
    let shown = if one.image == none {
      block(width: 100%, inset: 10pt, stroke: 0.5pt + luma(170), emph(one.alt))
    } else {
      image(one.image, alt: one.alt, width: one.share * 100%)
    }
    if one.caption.len() == 0 { align(left, shown) } else {
      figure(shown, caption: runs(one.caption), supplement: none, numbering: none, outlined: false)
    }
  } else if one.is == "table" {
    let words-of(cell) = {
      // A cell of one line is that line: a paragraph more in each of thousands is felt in the memory.
      let first = cell.blocks.at(0, default: (is: "none"))
      if cell.blocks.len() == 1 and first.is == "paragraph" and first.anchor == none { runs(first.runs) }
      else { blocks(cell.blocks) }
    }
    let cell-of(cell, at) = table.cell(
      x: cell.column, y: at, colspan: cell.colspan, rowspan: cell.rowspan,
      ..if cell.align == "right" or cell.align == "center" { (align: side-of(cell.align)) },
      ..if cell.isHead { (fill: luma(240)) },
      if cell.isHead { text(weight: "bold", words-of(cell)) } else { words-of(cell) },
    )
    let rows = one.rows.enumerate().map(((at, row)) => row.map(cell => cell-of(cell, at)))
    let head = rows.slice(0, one.headRows).flatten()
    let body = rows.slice(one.headRows).flatten()
    let foot = if one.totals == none { () } else {
      one.totals.enumerate().map(((at, said)) => table.cell(
        x: at, y: rows.len(), stroke: (top: 1.2pt + luma(60)), align: side-of(one.sides.at(at)), strong(text(said)),
      ))
    }
    set text(hyphenate: one.isTight)
    // A word with an apostrophe is not cut: it would stand over its neighbours. What follows the apostrophe is a word of its own.
    show regex("[’']"): it => if one.isTight { it + sym.zws } else { it }
    table(
      columns: one.widths.map(share => share * 100fr),
      ..if head.len() > 0 { (table.header(..head),) },
      ..body,
      ..foot,
    )
  }
}

#title()
#if doc.subtitle != "" { par(text(fill: luma(80), doc.subtitle)) }
#if doc.contents { outline(title: doc.words.contents, depth: 4, indent: 1.4em) }
#v(0.8em)
#blocks(doc.blocks)
`
