// The short messages: which stay, which leave, and when.
import { expect, it } from 'vitest'
import { mostToasts, ToastStore, type Wait } from '../../../client/ui/toast-store.ts'

/** A clock that moves when told: every wait under way ends at `pass`. */
function hands() {
  const waits = new Set<() => void>()
  const wait: Wait = (act) => {
    waits.add(act)
    return () => void waits.delete(act)
  }
  const pass = () => {
    const due = [...waits]
    waits.clear()
    for (const act of due) act()
  }
  return { wait, pass }
}

const texts = (store: ToastStore) => store.get().map(({ text }) => text)

it('a message leaves by itself', () => {
  const clock = hands()
  const store = new ToastStore(clock.wait)
  store.show({ tone: 'ok', text: 'Enregistré' })
  expect(texts(store)).toEqual(['Enregistré'])
  clock.pass()
  expect(texts(store)).toEqual([])
})

it('a failure and a message that offers an act stay until dismissed', () => {
  const clock = hands()
  const store = new ToastStore(clock.wait)
  const failure = store.show({ tone: 'danger', text: 'Non envoyé' })
  store.show({ tone: 'ok', text: 'Nommée', action: { label: 'Annuler', act: () => undefined } })
  clock.pass()
  expect(texts(store)).toEqual(['Non envoyé', 'Nommée'])
  store.dismiss(failure)
  expect(texts(store)).toEqual(['Nommée'])
})

it('nothing leaves while someone reads, and time starts again afterwards', () => {
  const clock = hands()
  const store = new ToastStore(clock.wait)
  store.show({ tone: 'ok', text: 'un' })
  store.hold()
  store.show({ tone: 'ok', text: 'deux' })
  clock.pass()
  expect(texts(store)).toEqual(['un', 'deux'])
  store.release()
  clock.pass()
  expect(texts(store)).toEqual([])
})

it('the same words twice are one message, with a new wait', () => {
  const clock = hands()
  const store = new ToastStore(clock.wait)
  const first = store.show({ tone: 'ok', text: 'Copié' })
  const second = store.show({ tone: 'ok', text: 'Copié' })
  expect(store.get().map(({ id }) => id)).toEqual([second])
  expect(second).not.toBe(first)
})

it('beyond the most, the oldest that asks for nothing leaves, and never a failure', () => {
  const store = new ToastStore(hands().wait)
  store.show({ tone: 'danger', text: 'échec' })
  for (let n = 0; n < mostToasts; n++) store.show({ tone: 'ok', text: `message ${n}` })
  expect(texts(store)).toEqual(['échec', 'message 1', 'message 2'])
})

it('listeners are told of each change, until they leave', () => {
  const store = new ToastStore(hands().wait)
  let told = 0
  const leave = store.subscribe(() => told++)
  const id = store.show({ tone: 'ok', text: 'un' })
  store.dismiss(id)
  store.dismiss(id)
  expect(told).toBe(2)
  leave()
  store.show({ tone: 'ok', text: 'deux' })
  expect(told).toBe(2)
})
