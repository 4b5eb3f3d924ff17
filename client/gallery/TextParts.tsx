// Gallery: the text with all its blocks, its tools and its outline, as they are in a document. Nothing leaves the page.
import { useEffect, useState } from 'react'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { documentFromJson } from '../../shared/document/shape.ts'
import { ChoiceList } from '../editor/insert/ChoiceList.tsx'
import { choicesFor } from '../editor/insert/choices.ts'
import { Editor } from '../editor/Editor.tsx'
import type { FigurePort } from '../editor/figures/port.ts'
import { Find } from '../editor/find/Find.tsx'
import type { Unknown } from '../editor/named-in.ts'
import { Outline } from '../editor/Outline.tsx'
import { Presence } from '../editor/Presence.tsx'
import { Toolbar } from '../editor/Toolbar.tsx'
import { useDocumentEditor } from '../editor/use-document-editor.ts'
import { AriaRoot } from '../ui/aria/AriaRoot.tsx'
import styles from './Gallery.module.css'
import { names, reader, sampleText } from './sample-text.ts'

const picture =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 3"><path fill="#9f3c1f" d="M0 0h6v1H0z"/><path fill="#e3a62f" d="M0 1h6v1H0z"/><path fill="#0e5156" d="M0 2h6v1H0z"/></svg>',
  )

const port: FigurePort = {
  documentId: 'gallery',
  urlOf: () => picture,
  sizeOf: () => Promise.resolve({ width: 600, height: 300 }),
  send: () => Promise.reject(new Error('the gallery keeps no files')),
  adopt: () => Promise.resolve(),
}

/** A text that somebody else reads too. */
function openText() {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, documentFromJson(sampleText, 1), 'server')
  const awareness = new Awareness(doc)
  const other = new Awareness(new Y.Doc())
  other.setLocalStateField('user', reader)
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'server')
  return { doc, awareness }
}

/** In a render of its own: an editor waits a moment only between being made and being shown. */
export function TextParts() {
  const [isThere, setThere] = useState(false)
  useEffect(() => setThere(true), [])
  return isThere ? <SampleText /> : null
}

function SampleText() {
  const [{ doc, awareness }] = useState(openText)
  const [unknown, setUnknown] = useState<Unknown | null>(null)
  const editor = useDocumentEditor({
    doc,
    awareness,
    editable: true,
    numbered: true,
    label: 'Un texte avec tous ses blocs',
    figures: port,
    onUnknown: setUnknown,
  })
  const [at, setAt] = useState(1)
  useEffect(() => {
    if (unknown) editor.commands.giveNames(unknown, names)
  }, [editor, unknown])
  return (
    <AriaRoot>
      <div className={styles.text}>
        <div className={styles.textTools}>
          <Toolbar editor={editor} />
          <Find editor={editor} />
        </div>
        <div>
          <Outline editor={editor} awareness={awareness} numbered />
          <div className={styles.list}>
            <ChoiceList
              id="gallery-insert"
              choices={choicesFor(editor, 'ta')}
              at={at}
              onPoint={setAt}
              onChoose={({ run }) => run(editor)}
            />
          </div>
          <div className={styles.present}>
            <Presence awareness={awareness} me={reader} />
          </div>
        </div>
        <Editor editor={editor} />
      </div>
    </AriaRoot>
  )
}
