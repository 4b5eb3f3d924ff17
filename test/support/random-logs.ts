// Logs of three people at one text, by numbers that are drawn: concurrent, late, as whole states, with what editors never do.
import fc from 'fast-check'
import * as Y from 'yjs'
import { bodyOf } from '../../shared/document/shape.ts'
import type { LoggedEdit } from '../../shared/history/replay.ts'
import { Logged } from './logged.ts'

/** Somebody with a copy of their own: what they wrote that nobody has seen, and what they have not seen. */
interface Person {
  readonly doc: Y.Doc
  unsent: Uint8Array[]
  seen: number
}

type Act = (random: (below: number) => number, body: Y.XmlFragment) => void

const elements = (body: Y.XmlFragment): Y.XmlElement[] =>
  [...body.createTreeWalker((node) => node instanceof Y.XmlElement)] as Y.XmlElement[] // the filter says so
const texts = (body: Y.XmlFragment): Y.XmlText[] =>
  [...body.createTreeWalker((node) => node instanceof Y.XmlText)] as Y.XmlText[] // the filter says so

function anyOf<T>(list: readonly T[], random: (below: number) => number, act: (one: T) => void): void {
  const one = list[random(list.length)]
  if (one !== undefined) act(one)
}

const acts: readonly Act[] = [
  (random, body) => {
    const text = new Y.XmlText()
    text.insert(0, 'Le lac')
    const block = new Y.XmlElement(random(2) === 0 ? 'paragraph' : 'blockquote')
    block.setAttribute('id', `b${random(1000)}`)
    const parents = [body, ...elements(body).filter(({ nodeName }) => nodeName === 'blockquote')]
    anyOf(parents, random, (parent) => {
      block.insert(0, [text])
      parent.insert(random(parent.length + 1), [block])
    })
  },
  (random, body) =>
    anyOf(texts(body), random, (text) => text.insert(random(text.length + 1), 'abcdef'.slice(random(6)))),
  (random, body) => anyOf(texts(body), random, (text) => text.insert(text.length, 'x')),
  (random, body) =>
    anyOf(texts(body), random, (text) => {
      const at = random(text.length)
      if (text.length > 0) text.delete(at, 1 + random(text.length - at))
    }),
  (random, body) =>
    anyOf(texts(body), random, (text) => {
      const at = random(text.length)
      const value = [{}, null][random(2)]
      if (text.length > 0)
        text.format(at, 1 + random(text.length - at), { [random(2) === 0 ? 'bold' : 'italic']: value })
    }),
  (random, body) => anyOf(elements(body), random, (element) => element.setAttribute('tone', `t${random(9)}`)),
  (random, body) =>
    anyOf(elements(body), random, (element) => {
      for (let n = 0; n < 3; n++) element.setAttribute('tone', `often${n}`)
    }),
  (random, body) => anyOf(elements(body), random, (element) => element.removeAttribute('tone')),
  (random, body) =>
    anyOf([body, ...elements(body)], random, (parent) => {
      if (parent.length > 0) parent.delete(random(parent.length), 1)
    }),
]

export interface Drawn {
  readonly who: number
  readonly act: number
  readonly sends: number
  readonly numbers: readonly number[]
}

/** Three people at one text, who hear of one another now and then, and send what they did at once, later, or as one state. */
export function randomLog(drawn: readonly Drawn[]): LoggedEdit[] {
  const logged = new Logged()
  const people = [1, 2, 3].map((clientID): Person => {
    const person: Person = { doc: new Y.Doc(), unsent: [], seen: 0 }
    person.doc.clientID = clientID
    person.doc.on('update', (update: Uint8Array, origin) => origin !== 'others' && person.unsent.push(update))
    return person
  })
  const server = new Y.Doc()
  const log = (who: number, update: Uint8Array) => {
    logged.add(`person ${who}`, update)
    Y.applyUpdate(server, update)
  }
  const hear = (person: Person) => {
    for (const { update } of logged.rows.slice(person.seen)) Y.applyUpdate(person.doc, update, 'others')
    person.seen = logged.rows.length
  }
  const [first] = people
  if (first !== undefined) for (let n = 0; n < 4; n++) acts[0]?.((below) => n % Math.max(below, 1), bodyOf(first.doc))
  for (const update of first?.unsent.splice(0) ?? []) log(0, update)
  people.forEach(hear)
  for (const { who, act, sends, numbers } of drawn) {
    const person = people[who % people.length] as Person // within
    let next = 0
    const random = (below: number) => (below < 1 ? 0 : (numbers[next++ % numbers.length] ?? 0) % below)
    acts[act % acts.length]?.(random, bodyOf(person.doc))
    if (sends === 0) continue
    const unsent = person.unsent.splice(0)
    if (sends === 1) log(who, Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(server)))
    else for (const update of unsent) log(who, update)
    if (sends > 2) hear(person)
  }
  for (const [who, { unsent }] of people.entries()) for (const update of unsent) log(who, update)
  return logged.rows
}

export const drawnActs = fc.array(
  fc.record({
    who: fc.nat(2),
    act: fc.nat(acts.length - 1),
    sends: fc.nat(4),
    numbers: fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
)
