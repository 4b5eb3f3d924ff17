// The list of keys that people read is the keys that the editor has: nothing promised that is not there, nothing there untold.
import type { AnyExtension } from '@tiptap/core'
import { Editor, getExtensionField } from '@tiptap/core'
import { afterAll, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { editorExtensions } from '../../../client/editor/extensions.ts'
import { sayKeys, shortcutGroups, untold } from '../../../client/editor/shortcuts.ts'

vi.stubGlobal('navigator', { platform: 'Linux x86_64', userAgent: '' }) // some keys depend on the machine
afterAll(() => void vi.unstubAllGlobals())

/** As they are told apart, whatever the order of what is held down. */
const alike = (keys: string): string => {
  const parts = keys.split('-')
  return [...parts.slice(0, -1).sort(), parts.at(-1)].join('-')
}

function keysOfEditor(): Set<string> {
  const doc = new Y.Doc()
  const extensions = editorExtensions({ doc, awareness: new Awareness(doc), onRefused: () => undefined })
  const editor = new Editor({ element: null, extensions, content: { type: 'doc', content: [] } })
  const found = new Set<string>()
  for (const extension of editor.extensionManager.extensions)
    for (const key of keysOf(editor, extension)) found.add(alike(key))
  return found
}

function keysOf(editor: Editor, extension: AnyExtension): string[] {
  const type = editor.schema.nodes[extension.name] ?? editor.schema.marks[extension.name]
  const { name, options } = extension
  const shortcuts = getExtensionField<(() => object) | undefined>(extension, 'addKeyboardShortcuts', {
    name,
    options: options as object,
    storage: {},
    editor,
    type,
  })
  return Object.keys(shortcuts?.() ?? {})
}

const told = shortcutGroups.flatMap(({ shortcuts }) => shortcuts)

test('[D13] every key of the list that the editor should know is in its keymap', () => {
  const known = keysOfEditor()
  const promised = told.filter(({ by }) => by === 'editor').flatMap(({ keys }) => keys)
  expect(promised.filter((key) => !known.has(alike(key)))).toEqual([])
})

test('[D13] every key of the editor is in the list, or does what it does everywhere', () => {
  const listed = new Set([...told.flatMap(({ keys }) => keys), ...untold].map(alike))
  expect([...keysOfEditor()].filter((key) => !listed.has(key))).toEqual([])
})

test('keys are said as a French keyboard says them', () => {
  expect(sayKeys('Mod-Shift-8')).toBe('Ctrl+Maj+8')
  expect(sayKeys('Alt-Shift-ArrowUp')).toBe('Alt+Maj+↑')
  expect(sayKeys('Mod-/')).toBe('Ctrl+/')
  expect(sayKeys('- ')).toBe('- ')
})
