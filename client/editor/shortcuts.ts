// All keys of the page of a document, in one table: what the dialog shows, and what a test holds against the editor's own keys.
import { editorKeys } from '../../shared/text/fr/editor-keys.ts'
import { words } from '../../shared/text/words.ts'

const t = words(editorKeys)

type Words = keyof typeof editorKeys

export interface Shortcut {
  /** As ProseMirror writes them; the first that applies is shown. */
  keys: readonly string[]
  what: Words
  /** Who listens: the editor's keymap, the page around it, or a rule of typing. */
  by: 'editor' | 'page' | 'typing'
}

export interface ShortcutGroup {
  title: Words
  shortcuts: readonly Shortcut[]
}

const key = (what: Words, ...keys: string[]): Shortcut => ({ keys, what, by: 'editor' })
const page = (what: Words, ...keys: string[]): Shortcut => ({ keys, what, by: 'page' })
const typed = (what: Words, ...keys: string[]): Shortcut => ({ keys, what, by: 'typing' })

export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'keys.move',
    shortcuts: [
      page('keys.regions', 'F6'),
      page('keys.regionsBack', 'Shift-F6'),
      page('keys.toolbar', 'Alt-F10'),
      page('keys.back', 'Escape'),
      page('keys.find', 'Mod-f'),
      page('keys.replace', 'Mod-h'),
      page('keys.findNext', 'F3'),
      page('keys.findPrevious', 'Shift-F3'),
      page('keys.search', 'Ctrl-Alt-f'),
      page('keys.list', 'Mod-/'),
    ],
  },
  {
    title: 'keys.marks',
    shortcuts: [
      key('keys.bold', 'Mod-b', 'Mod-B'),
      key('keys.italic', 'Mod-i', 'Mod-I'),
      key('keys.underline', 'Mod-u', 'Mod-U'),
      key('keys.strike', 'Mod-Shift-s'),
      key('keys.superscript', 'Mod-.'),
      key('keys.subscript', 'Mod-,'),
      key('keys.code', 'Mod-e'),
      page('keys.link', 'Mod-k'),
      key('keys.undo', 'Mod-z'),
      key('keys.redo', 'Mod-y', 'Shift-Mod-z'),
    ],
  },
  {
    title: 'keys.blocks',
    shortcuts: [
      typed('keys.insert', '/'),
      key('keys.paragraph', 'Mod-Alt-0'),
      key('keys.heading2', 'Mod-Alt-2'),
      key('keys.heading3', 'Mod-Alt-3'),
      key('keys.heading4', 'Mod-Alt-4'),
      key('keys.heading1', 'Mod-Alt-1'),
      key('keys.bulletList', 'Mod-Shift-8'),
      key('keys.orderedList', 'Mod-Shift-7'),
      key('keys.taskList', 'Mod-Shift-9'),
      key('keys.quote', 'Mod-Shift-b'),
      key('keys.footnote', 'Mod-Alt-b'),
      key('keys.lineBreak', 'Shift-Enter'),
      key('keys.check', 'Mod-Enter'),
      key('keys.details', 'Mod-Enter'),
      key('keys.leave', 'ArrowDown'),
      key('keys.leaveEmpty', 'Enter'),
    ],
  },
  {
    title: 'keys.block',
    shortcuts: [
      key('keys.up', 'Alt-Shift-ArrowUp'),
      key('keys.down', 'Alt-Shift-ArrowDown'),
      key('keys.menu', 'Alt-Enter'),
      key('keys.deeper', 'Tab'),
      key('keys.shallower', 'Shift-Tab'),
    ],
  },
  {
    title: 'keys.table',
    shortcuts: [
      key('keys.tableMenu', 'Mod-F10'),
      key('keys.row', 'Alt-Shift-ArrowUp', 'Alt-Shift-ArrowDown'),
      key('keys.column', 'Alt-Shift-ArrowLeft', 'Alt-Shift-ArrowRight'),
      key('keys.nextCell', 'Tab'),
    ],
  },
  {
    title: 'keys.typing',
    shortcuts: [
      typed('keys.heading2', '##'),
      typed('keys.heading3', '###'),
      typed('keys.heading4', '####'),
      typed('keys.bulletList', '-'),
      typed('keys.orderedList', '1.'),
      typed('keys.taskList', '[ ]'),
      typed('keys.quote', '>'),
      typed('keys.divider', '---'),
      typed('keys.bold', '**…**'),
      typed('keys.italic', '*…*'),
      typed('keys.strike', '~~…~~'),
      typed('keys.code', '`…`'),
    ],
  },
]

/** Keys of the editor that need no telling: they do what they do everywhere. */
export const untold: readonly string[] = [
  'Enter',
  'Backspace',
  'Mod-Backspace',
  'Shift-Backspace',
  'Delete',
  'Mod-Delete',
  'Mod-a',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]

const names: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Shift: 'Maj',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: t('keys.Enter'),
  Escape: t('keys.Escape'),
}

/** As a French keyboard says it: « Ctrl+Maj+8 ». */
export const sayKeys = (keys: string): string =>
  /^(?:Mod|Ctrl|Alt|Shift)-/.test(keys) || keys in names
    ? keys
        .split('-')
        .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
        .join('+')
    : keys
