// Markdown → HTML → the tree. Notes are ours to read; HTML within is read as HTML, and nothing of it runs.
import { Marked, type TokenizerExtension, type RendererExtension } from 'marked'
import { readHtml } from './read-html.ts'
import type { Losses, Read } from './tree.ts'

const definition = /^\[\^([^\]\s]{1,60})\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*))*)$/gm

export function readMarkdown(source: string, losses: Losses): Read {
  const notes = new Map<string, string>()
  const text = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n---\n/, '') // what some programs write before the text
    .replace(definition, (_, name: string, body: string) => {
      notes.set(name, body.replace(/\s+/g, ' ').trim())
      return ''
    })
  let isInNote = false // a note within a note is words: two that call each other would never end
  const call: TokenizerExtension & RendererExtension = {
    name: 'noteCall',
    level: 'inline',
    start: (from) => from.indexOf('[^'),
    tokenizer(from) {
      const found = /^\[\^([^\]\s]{1,60})\]/.exec(from)
      if (!found || isInNote || !notes.has(found[1] ?? '')) return undefined
      return { type: 'noteCall', raw: found[0], name: found[1] }
    },
    renderer: (token) => {
      isInNote = true
      const body = marked.parseInline(notes.get(String(token['name'])) ?? '') as string // synchronous, as asked
      isInNote = false
      return `<span data-footnote>${body}</span>`
    },
  }
  const marked = new Marked({ gfm: true, async: false }, { extensions: [call] })
  return readHtml(marked.parse(text) as string, losses) // synchronous, as asked
}
