// The look of a document as a page of its own, on a screen and on paper. It fetches nothing.

export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1d1b22; --soft: #5b5766; --line: #c9c4d2; --paper: #fffdf9; --wash: #f3f0ea; --link: #1f4fa3 }
@media (prefers-color-scheme: dark) { :root { --ink: #eceaf1; --soft: #b4afc0; --line: #55505f; --paper: #1b1a20; --wash: #26242c; --link: #9fc0ff } }
* { box-sizing: border-box }
html { font: 100%/1.6 Literata, Georgia, 'Times New Roman', serif; color: var(--ink); background: var(--paper) }
body { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 2em 0 .5em; text-wrap: balance }
h1 { font-size: 2rem; margin: 0 } h2 { font-size: 1.5rem } h3 { font-size: 1.25rem } h4, h5 { font-size: 1.05rem }
header p, .note-line { color: var(--soft) }
p, ul, ol, table, figure, blockquote, aside, details, nav { margin: .8em 0 }
a { color: var(--link) }
nav { border-block: 1px solid var(--line); padding: .5em 0 }
nav h2 { font-size: 1.05rem; margin: .3em 0 }
nav ul { list-style: none; margin: .3em 0; padding: 0 }
nav li { padding: .15em 0 } .l2 { margin-left: 1.5em } .l3 { margin-left: 3em } .l4 { margin-left: 4.5em }
ul.tasks { list-style: none; padding-left: .3em }
ul.tasks > li { display: flex; gap: .6em } ul.tasks > li > div { flex: 1 } ul.tasks p:first-child { margin-top: 0 }
li > p { margin: .2em 0 }
blockquote { border-left: 3px solid var(--line); margin-inline: 0; padding-left: 1.2em; color: var(--soft) }
aside { background: var(--wash); border-left: 4px solid var(--ink); padding: .6em 1.1em }
aside > .tone { font-weight: 700; margin: 0 }
details { border: 1px solid var(--line); padding: .4em 1em } summary { font-weight: 700 }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .95rem }
th, td { border: 1px solid var(--line); padding: .35em .6em; text-align: left; vertical-align: top }
th { background: var(--wash) } tfoot td, tfoot th { font-weight: 700; border-top: 2px solid var(--ink) }
th p, td p { margin: 0 } .right { text-align: right } .center { text-align: center }
figure { margin-inline: 0 } img { max-width: 100%; height: auto; display: block } figcaption { color: var(--soft); font-size: .9rem; margin-top: .4em }
code { font-family: ui-monospace, monospace; background: var(--wash); padding: 0 .25em }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0 }
.notes { border-top: 1px solid var(--line); margin-top: 3em; font-size: .92rem }
@media print {
  :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; --wash: #f2f2f2; --link: #000 }
  @page { size: A4; margin: 2.2cm 2cm }
  body { max-width: none; padding: 0 } h1, h2, h3, h4, h5 { break-after: avoid }
  figure, aside, tr { break-inside: avoid } thead { display: table-header-group } tfoot { display: table-row-group } .scroll { overflow: visible }
}
`
