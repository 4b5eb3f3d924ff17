// Real frames of every kind, as the editor and the stock protocol write them: what the mutations start from.
import * as encoding from 'lib0/encoding'
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { documentSchema } from '../../../shared/document/schema.ts'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import { bodyOf, documentFromJson } from '../../../shared/document/shape.ts'
import { dropUnreadable } from '../../../shared/document/unreadable.ts'
import { documentFromTemplate } from '../../../shared/document/templates/templates.ts'
import { messageType } from '../../../shared/protocol.ts'
import type { Chance } from '../../support/chance.ts'
import { textsOf } from '../../support/words.ts'
import { pick } from './bytes.ts'
import { presenceMessage, syncMessage } from './envelope.ts'

/** Who wrote the template, and who was recorded. */
export const clients = { template: 5, recorded: 7 } as const

export interface Recording {
  /** The text before: the first row of the log. */
  readonly base: Uint8Array
  /** Update messages of one session, in order; each leans on those before. */
  readonly edits: readonly Uint8Array[]
  /** Step 1, step 2, presence, the question for presence. */
  readonly others: readonly Uint8Array[]
}

/** The smallest text there is to lean on. */
export function aParagraph(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clients.template
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    bodyOf(doc).insert(0, [paragraph])
    paragraph.insert(0, [new Y.XmlText('abc')])
    paragraph.setAttribute('id', 'un')
  })
  return Y.encodeStateAsUpdate(doc)
}

let made = 0
const blockId = () => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`

const template = (): Uint8Array => documentFromJson(documentFromTemplate('diagnostic', blockId), clients.template)

/** The same seed records the same session, but for the ids of blocks. */
export function record(
  chance: Chance,
  length: number,
  base = template(),
  client: number = clients.recorded,
): Recording {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, base)
  // An editor takes out first what a hand-made update may have put where nobody can read it.
  dropUnreadable(doc)
  doc.clientID = client
  const edits: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => edits.push(syncMessage('update', update)))
  while (edits.length < length) editByChance(doc, chance)
  return { base, edits, others: protocolFrames(doc) }
}

function protocolFrames(doc: Y.Doc): Uint8Array[] {
  const written = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }
  const awareness = new Awareness(doc)
  const position = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(bodyOf(doc), 1)) as unknown
  awareness.setLocalState({ cursor: { anchor: position, head: position } })
  const presence = presenceMessage(encodeAwarenessUpdate(awareness, [doc.clientID]))
  awareness.setLocalState(null)
  const goodbye = presenceMessage(encodeAwarenessUpdate(awareness, [doc.clientID]))
  awareness.destroy()
  return [
    written((encoder) => syncProtocol.writeSyncStep1(encoder, doc)),
    written((encoder) => syncProtocol.writeSyncStep1(encoder, new Y.Doc())),
    written((encoder) => syncProtocol.writeSyncStep2(encoder, doc)),
    written((encoder) => syncProtocol.writeSyncStep2(encoder, doc, Y.encodeStateVector(doc))),
    presence,
    goodbye,
    new Uint8Array([messageType.queryAwareness]),
  ]
}

/** One change as the editor makes it: typing, erasing, marks, attributes, blocks that come, go and are nested. */
function editByChance(doc: Y.Doc, chance: Chance): void {
  const texts = textsOf(bodyOf(doc))
  const text = texts.length === 0 ? null : pick(chance, texts)
  switch (text === null ? 7 : chance(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return text?.insert(chance(text.length + 1), pick(chance, ['a', 'é', 'mot ', '🙂', '’', '\u202f;']))
    case 4: {
      const at = chance((text?.length ?? 0) + 1)
      return text?.delete(at, Math.min(1 + chance(4), (text?.length ?? 0) - at))
    }
    case 5: {
      const at = chance((text?.length ?? 0) + 1)
      return text?.format(at, Math.min(1 + chance(6), (text?.length ?? 0) - at), {
        bold: chance(2) === 0 ? true : null,
      })
    }
    default:
      return rewrite(doc, chance)
  }
}

/** The editor's own way into the Y.Doc: a new JSON, and y-tiptap finds the difference. */
function rewrite(doc: Y.Doc, chance: Chance): void {
  const json = jsonFromUpdate(Y.encodeStateAsUpdate(doc))
  const content = json.content ?? []
  const at = chance(content.length + 1)
  if (chance(4) === 0 && content.length > 3) content.splice(at, 1)
  else content.splice(at, 0, aBlock(chance))
  doc.transact(() => prosemirrorJSONToYXmlFragment(documentSchema(), { ...json, content }, bodyOf(doc)))
}

function aBlock(chance: Chance): DocumentJson {
  const text = (words: string): DocumentJson[] => [{ type: 'text', text: words }]
  const paragraph = (words: string): DocumentJson => ({
    type: 'paragraph',
    attrs: { id: blockId() },
    content: text(words),
  })
  const item = (words: string): DocumentJson => ({ type: 'listItem', content: [paragraph(words)] })
  return pick<DocumentJson>(chance, [
    paragraph('un paragraphe'),
    { type: 'heading', attrs: { level: 2, id: blockId(), guide: 'diagnostic.a1-2' }, content: text('un titre') },
    { type: 'bulletList', content: [item('un'), item('deux')] },
    { type: 'blockquote', content: [paragraph('cité'), paragraph('encore')] },
    { type: 'horizontalRule' },
  ])
}
