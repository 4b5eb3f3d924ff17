// Which carets are passed on: those that an editor can draw.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isCaret } from '../../../server/realtime/caret.ts'
import { hostileStates } from '../../torture/frames/presence.ts'

const parsed = hostileStates.flatMap((json): Record<string, unknown>[] => {
  try {
    const state: unknown = JSON.parse(json)
    return typeof state === 'object' && state !== null ? [state as Record<string, unknown>] : [] // checked
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
})

test('[L32] a caret that the editor’s library cannot read is not passed on', () => {
  const doc = new Y.Doc()
  const cursors = parsed.filter((state) => 'cursor' in state).map((state) => state['cursor'])
  expect(cursors.filter((cursor) => !isCaret(cursor)).length).toBeGreaterThan(8)
  for (const cursor of cursors.filter(isCaret)) {
    const { anchor, head } = cursor as { anchor: unknown; head: unknown } // checked by what is tested
    for (const end of [anchor, head])
      expect(() =>
        Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(end), doc),
      ).not.toThrow()
  }
})

test('[L32] the carets of the editor are passed on, and so is none', () => {
  const doc = new Y.Doc()
  const body = doc.getXmlFragment('body')
  const text = new Y.XmlText('mot')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  body.insert(0, [paragraph])
  for (const [type, index] of [
    [body, 0],
    [body, 1],
    [paragraph, 1],
    [text, 0],
    [text, 3],
  ] as const) {
    const end: unknown = JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(type, index)))
    expect(isCaret({ anchor: end, head: end }), `${index}`).toBe(true)
  }
  expect(isCaret(null)).toBe(true)
})
