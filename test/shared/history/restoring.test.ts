// A text made again what it was: by an edit that touches only what differs, seen here on random histories of three people.
import { joinBackward, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands'
import { TextSelection, type Command } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { authorsOf } from '../../../shared/history/authorship.ts'
import { isText, jsonOf, pageOf, type PageNode } from '../../../shared/history/page.ts'
import { Replay } from '../../../shared/history/replay.ts'
import { restore, type Restored } from '../../../shared/history/restore/restore.ts'
import type { Wish } from '../../../shared/history/restore/part.ts'
import { sample } from '../../support/exchange-sample.ts'
import { copiesOf, exchange, type Copy, type HeadlessEditor } from '../../support/headless-editor.ts'
import { Logged } from '../../support/logged.ts'

const paragraph = (id: string, text: string): DocumentJson => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
})
const heading = (id: string, text: string, level = 1): DocumentJson => ({
  type: 'heading',
  attrs: { id, level },
  content: [{ type: 'text', text }],
})

const restorer = 4_000_000_000

/** A text with its log, in which people act one after the other. */
class Story {
  readonly logged = new Logged()
  readonly copies: Copy[]

  constructor(content: DocumentJson[], people = 1) {
    this.copies = copiesOf({ type: 'doc', content }, people)
    this.logged.add('alice', Y.encodeStateAsUpdate(this.editor().doc))
  }

  editor(who = 0): HeadlessEditor {
    const copy = this.copies[who]
    if (!copy) throw new Error(`nobody is number ${who}`)
    return copy.editor
  }

  /** The position after what was done. */
  act(actor: string, work: (editor: HeadlessEditor) => void, who = 0): number {
    const { doc } = this.editor(who)
    const before = Y.encodeStateVector(doc)
    work(this.editor(who))
    this.logged.add(actor, Y.encodeStateAsUpdate(doc, before))
    return this.logged.rows.length
  }

  replayed(until = this.logged.rows.length): Replay {
    const replay = new Replay()
    for (const row of this.logged.rows.slice(0, until)) replay.take(row)
    return replay
  }

  restore(to: number, wish: Wish = { scope: 'whole' }): Restored {
    const replay = this.replayed()
    const past = pageOf(this.replayed(to).doc)
    let made = 0
    const newId = () => `made-${++made}`
    const restored = restore({ doc: replay.doc, past, origins: replay.origins, clientId: restorer, newId }, wish)
    if (typeof restored === 'object') {
      this.logged.add('restorer', restored.update, this.logged.rows.length * 1000, 'restore')
    }
    return restored
  }
}

const replaceAll = (content: DocumentJson[]) => (editor: HeadlessEditor) => {
  const { state } = editor
  const nodes = content.map((json) => state.schema.nodeFromJSON(json))
  editor.dispatch(state.tr.replaceWith(0, state.doc.content.size, nodes))
}

function placeOf(editor: HeadlessEditor, words: string): number {
  let at = -1
  editor.state.doc.descendants((node, pos) => {
    if (node.isText && at < 0 && (node.text ?? '').includes(words)) at = pos + (node.text ?? '').indexOf(words)
    return at < 0
  })
  if (at < 0) throw new Error(`« ${words} » stands nowhere`)
  return at
}

const rewrite =
  (words: string, others: string) =>
  (editor: HeadlessEditor): void => {
    const at = placeOf(editor, words)
    const { tr, schema } = editor.state
    editor.dispatch(
      others === '' ? tr.delete(at, at + words.length) : tr.replaceWith(at, at + words.length, schema.text(others)),
    )
  }

const saidOf = (page: PageNode): string[] =>
  page.parts.map((part) => (isText(part) ? part.text : part.parts.map((one) => (isText(one) ? one.text : '')).join('')))

const charter = [
  heading('h1', 'Axe 1. Accueillir'),
  paragraph('p1', 'Les projets naissent, puis cherchent un toit.'),
  heading('h2', 'Axe 2. Financer'),
  paragraph('p2', 'Un fonds de portage achète et garde les murs.'),
  paragraph('p3', 'Aucun lieu soutenu ne peut être revendu.'),
]

describe('[H90] restoring touches only what differs', () => {
  test('a word of a paragraph: the letters that stayed are the same characters', () => {
    const story = new Story(charter)
    story.act('bertrand', rewrite('achète et garde', 'loue'))
    const restored = story.restore(1)
    if (typeof restored === 'string') throw new Error(restored)
    const { ins, del } = story.logged.rows.at(-1) ?? { ins: [], del: [] }
    const count = (ranges: readonly (readonly number[])[]) => ranges.reduce((sum, [, , n = 0]) => sum + n, 0)
    expect(count(ins)).toBeLessThanOrEqual('achète et garde'.length)
    expect(count(del)).toBeLessThanOrEqual('loue'.length)
    expect(jsonOf(pageOf(story.replayed().doc))).toEqual(jsonOf(pageOf(story.replayed(1).doc)))
  })

  test('what is as it was asks for no edit', () => {
    const story = new Story(charter)
    story.act('bertrand', rewrite('achète', 'loue'))
    story.act('bertrand', rewrite('loue', 'achète'))
    story.restore(1)
    expect(story.restore(1)).toBe('same')
  })

  test('all of it deleted: whoever wrote it is its author again, and the restorer who put it there', () => {
    const story = new Story(charter)
    story.act('bertrand', replaceAll([paragraph('x', 'WW')]))
    story.restore(1)
    const replay = story.replayed()
    const page = pageOf(replay.doc)
    expect(saidOf(page)).toEqual(charter.map((block) => block.content?.[0]?.text))
    for (const block of page.parts) {
      if (isText(block)) continue
      for (const run of authorsOf(block, replay)) expect(run).toMatchObject({ writtenIn: 1, movedIn: 3 })
    }
  })
})

describe('[H91] a section or a block comes back in its place, and the rest stays', () => {
  test('a section that others changed', () => {
    const story = new Story(charter)
    story.act('bertrand', rewrite('achète et garde les murs', 'ferme'))
    story.act('bertrand', rewrite('naissent', 'meurent'))
    expect(story.restore(1, { scope: 'section', blockId: 'h2' })).toHaveProperty('update')
    expect(saidOf(pageOf(story.replayed().doc))).toEqual([
      'Axe 1. Accueillir',
      'Les projets meurent, puis cherchent un toit.',
      'Axe 2. Financer',
      'Un fonds de portage achète et garde les murs.',
      'Aucun lieu soutenu ne peut être revendu.',
    ])
  })

  test('a section of which only the title stood takes the place of all that is in it now', () => {
    const story = new Story([heading('h1', 'Accueillir'), heading('h2', 'Financer')])
    const [first, second] = [heading('h1', 'Accueillir'), heading('h2', 'Financer')]
    story.act('bertrand', replaceAll([first, paragraph('p1', 'Les projets naissent.'), second]))
    story.restore(1, { scope: 'section', blockId: 'h1' })
    expect(saidOf(pageOf(story.replayed().doc))).toEqual(['Accueillir', 'Financer'])
  })

  test('a paragraph of which a title was made since comes back alone, what stands below stays', () => {
    const story = new Story([paragraph('p1', 'Accueillir'), paragraph('p2', 'Les projets naissent.')])
    story.act('bertrand', replaceAll([heading('p1', 'Accueillir tous'), paragraph('p2', 'Les projets naissent.')]))
    story.restore(1, { scope: 'section', blockId: 'p1' })
    expect(saidOf(pageOf(story.replayed().doc))).toEqual(['Accueillir', 'Les projets naissent.'])
  })

  test('a section that is gone comes behind what stood before it', () => {
    const story = new Story([...charter, heading('h3', 'Annexes')])
    story.act('bertrand', (editor) => {
      const from = placeOf(editor, 'Axe 2') - 1
      editor.dispatch(editor.state.tr.delete(from, placeOf(editor, 'Annexes') - 1))
    })
    story.restore(1, { scope: 'section', blockId: 'h2' })
    expect(saidOf(pageOf(story.replayed().doc))).toEqual([...charter.map((b) => b.content?.[0]?.text), 'Annexes'])
  })

  test('a paragraph alone, whatever became of the others', () => {
    const story = new Story(charter)
    story.act('bertrand', replaceAll([heading('h9', 'Autre chose'), paragraph('p1', 'Les projets cherchent.')]))
    story.restore(1, { scope: 'block', blockId: 'p1' })
    expect(saidOf(pageOf(story.replayed().doc))).toEqual([
      'Autre chose',
      'Les projets naissent, puis cherchent un toit.',
    ])
    story.restore(1, { scope: 'block', blockId: 'p3' })
    expect(saidOf(pageOf(story.replayed().doc))).toHaveLength(3)
  })

  test('what stands elsewhere by now stays there, and no two blocks bear one id', () => {
    const story = new Story(charter)
    const others = charter.filter(({ attrs }) => attrs?.['id'] !== 'p3')
    story.act('bertrand', replaceAll([...others.slice(0, 1), ...charter.slice(4), ...others.slice(1)]))
    story.restore(1, { scope: 'section', blockId: 'h2' })
    const page = pageOf(story.replayed().doc)
    expect(saidOf(page).filter((text) => text.startsWith('Aucun lieu'))).toHaveLength(2)
    const ids = page.parts.map((part) => (isText(part) ? '' : part.attrs['id']))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('what did not stand then cannot come back', () => {
    const story = new Story(charter)
    expect(story.restore(1, { scope: 'block', blockId: 'never' })).toBe('gone')
  })
})

test('[H92] a restoration undone by another leaves the text as it was', () => {
  const story = new Story(charter)
  const changed = story.act('bertrand', rewrite('achète et garde les murs', 'ferme'))
  story.restore(1)
  story.restore(changed)
  expect(jsonOf(pageOf(story.replayed().doc))).toEqual(jsonOf(pageOf(story.replayed(changed).doc)))
})

const seed = process.env['SEED']

type Drawn = { who: number; act: number; at: number; to: number }
const drawnActs = fc.array(fc.record({ who: fc.nat(2), act: fc.nat(6), at: fc.nat(1000), to: fc.nat(1000) }), {
  minLength: 2,
  maxLength: 14,
})

function play(editor: HeadlessEditor, { act, at, to }: Drawn): void {
  const { schema } = editor.state
  const run = (command: Command | null) => {
    const { doc, tr } = editor.state
    const place = (n: number) => doc.resolve(n % (doc.content.size + 1))
    editor.dispatch(tr.setSelection(TextSelection.between(place(at), place(to))))
    command?.(editor.state, (change) => editor.dispatch(change))
  }
  const [title, quote, bold] = [schema.nodes['heading'], schema.nodes['blockquote'], schema.marks['bold']]
  if (!title || !quote || !bold) throw new Error('the schema has lost something')
  run(
    [null, splitBlock, joinBackward, setBlockType(title, { level: 2 }), wrapIn(quote), toggleMark(bold), null][act] ??
      null,
  )
  if (act === 0) editor.dispatch(editor.state.tr.insertText(' tenus dans la durée'))
  if (act === 6) editor.dispatch(editor.state.tr.deleteSelection())
}

test('[H93] whatever three people did, restoring any moment gives what it said', async () => {
  await fc.assert(
    fc.asyncProperty(drawnActs, fc.nat(100), async (drawn, moment) => {
      const story = new Story([...charter, ...(sample.content ?? [])], 3)
      for (const one of drawn) {
        story.act(`person ${one.who}`, (editor) => play(editor, one), one.who)
        if (one.to % 3 === 0) await exchange(story.copies)
      }
      const to = 1 + (moment % story.logged.rows.length)
      story.restore(to)
      const [now, then] = [pageOf(story.replayed().doc), pageOf(story.replayed(to).doc)]
      expect(jsonOf(now)).toEqual(jsonOf(then))
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 10), ...(seed === undefined ? {} : { seed: Number(seed) }) },
  )
})
