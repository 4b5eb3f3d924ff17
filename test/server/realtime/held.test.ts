// What all rooms together hold, counted where something came or went.
import { expect, test } from 'vitest'
import { Held, type Holding } from '../../../server/realtime/held.ts'

const roomOf = (unsavedBytes: number) => ({ room: { unsavedBytes }, heldBytes: 0 }) satisfies Holding

test('[L9] rooms that are not looked up hold what they held, and what was taken since the last look counts once', () => {
  const held = new Held()
  const [one, two] = [roomOf(600), roomOf(300)]
  held.lookUp([one, two])
  expect(held.hold(200, 1_000)).toBe(false)
  expect(held.hold(100, 1_000)).toBe(true)
  expect(held.hold(1, 1_000)).toBe(false)
  two.room.unsavedBytes = 0
  held.lookUp([two])
  expect(held.hold(400, 1_000)).toBe(true)
  expect(held.hold(1, 1_000)).toBe(false)
})

test('[L9] a room that is dropped holds nothing, however often that is said', () => {
  const held = new Held()
  const [one, two] = [roomOf(900), roomOf(50)]
  held.lookUp([one, two])
  held.forget(one)
  held.forget(one)
  held.lookUp([])
  expect(held.hold(950, 1_000)).toBe(true)
  expect(held.hold(1, 1_000)).toBe(false)
})

test('[L9] where nothing is held the first is taken, however large', () => {
  const held = new Held()
  expect(held.hold(5_000, 1_000)).toBe(true)
  expect(held.hold(1, 1_000)).toBe(false)
})
