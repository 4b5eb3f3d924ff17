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
  const call: TokenizerExtension & RendererExtension = {
    name: 'noteCall',
    level: 'inline',
    start: (from) => from.indexOf('[^'),
    tokenizer(from) {
      const found = /^\[\^([^\]\s]{1,60})\]/.exec(from)
      if (!found || !notes.has(found[1] ?? '')) return undefined
      return { type: 'noteCall', raw: found[0], name: found[1] }
    },
    renderer: (token) => {
      const body = notes.get(String(token['name'])) ?? ''
      return `<span data-footnote>${marked.parseInline(body) as string}</span>`
    },
  }
  const marked = new Marked({ gfm: true, async: false }, { extensions: [call] })
  return readHtml(marked.parse(text) as string, losses) // synchronous, as asked
}
