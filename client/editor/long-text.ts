// Marks a text of many blocks, so that the style sheet lets the browser leave out what is far from the window: with 150 pages
// every letter would else wait for all of them to be laid out and painted.
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/** Blocks of the text itself, not those inside of them. */
const many = 150

export const LongText = Extension.create({
  name: 'longText',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('longText'),
      props: {
        attributes: ({ doc }): Record<string, string> => (doc.childCount > many ? { 'data-long': '' } : {}),
      },
    }),
  ],
})
