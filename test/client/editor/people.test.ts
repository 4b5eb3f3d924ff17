// Who is present, as read from what others send: only what has the form of a stamp.
import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { othersIn, personOf, unique } from '../../../client/editor/people.ts'

const stamp = { actorId: 'a', name: 'Nadia Ferhat', initials: 'NF', hue: 2, organisation: 'Vaucombe' }

function roomOf(...users: unknown[]): Awareness {
  const mine = new Awareness(new Y.Doc())
  for (const user of users) {
    const theirs = new Awareness(new Y.Doc())
    theirs.setLocalState({ user, cursor: { anchor: 1, head: 2 } })
    applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'server')
    theirs.destroy()
  }
  return mine
}

test('a stamp is read field by field; what is not a stamp is nobody', () => {
  expect(personOf({ ...stamp, color: '#f00' })).toEqual(stamp)
  expect(personOf({ ...stamp, hue: 99, organisation: 7, initials: 'ABCDEF' })).toMatchObject({
    hue: 0,
    organisation: null,
    initials: 'ABC',
  })
  for (const user of [null, 'Nadia', {}, { name: 'Nadia', initials: 'N' }, { ...stamp, name: 3 }])
    expect(personOf(user)).toBeNull()
})

test('others are those with a stamp, and a person with two pages is one', () => {
  const room = roomOf(stamp, stamp, { ...stamp, actorId: 'b' }, undefined, 'forged')
  room.setLocalState({ user: { ...stamp, actorId: 'me' } })
  expect(othersIn(room)).toHaveLength(3)
  expect(
    unique(othersIn(room))
      .map(({ actorId }) => actorId)
      .sort(),
  ).toEqual(['a', 'b'])
  expect(othersIn(room)[0]?.caret).toBe(2)
  room.destroy()
})
