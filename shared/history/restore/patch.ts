// Makes a text say again what it said: a forward edit that touches nothing but what differs, so that carets stay where they are
// and authors stay who they are. Blocks are known by their identity and by their ids, letters by who they first were. Changes
// the Y.Doc that it is given, which should be a copy of the live one: whoever asks sends the update to the room.
import * as Y from 'yjs'
import { isText, type Attributes, type PageNode, type PagePart, type PageText } from '../page.ts'
import type { Origins } from '../origins.ts'
import { keptPlaces } from './kept.ts'
import { lettersOf, patchText, writeText } from './text.ts'

type Parent = Y.XmlFragment | Y.XmlElement
type Child = Y.XmlElement | Y.XmlText

/** A node, or the text that stands between two. */
type Unit = PageNode | readonly PageText[]

const isTextUnit = (unit: Unit): unit is readonly PageText[] => Array.isArray(unit)

/** `target`: of the same log as the text, at another moment. Ask within one transaction of the document. */
export function patch(parent: Parent, target: readonly PagePart[], origins: Pick<Origins, 'of'>): void {
  const units = unitsOf(target)
  const children = parent.toArray().filter((child): child is Child => !(child instanceof Y.XmlHook))
  const partners = partnersOf(units, children, origins)
  const kept = keptPlaces(partners, (place) => 1 + lettersIn(units[place] ?? []))
  const stays = new Set([...kept].map((place) => partners[place]))
  // From the end, so that the places before stay what they are.
  for (let at = children.length - 1; at >= 0; at--) if (!stays.has(at)) parent.delete(at)
  for (const [place, unit] of units.entries()) {
    const child = children[partners[place] ?? -1]
    if (kept.has(place) && child !== undefined) adjust(child, unit, origins)
    else parent.insert(place, [made(unit)])
  }
}

function unitsOf(parts: readonly PagePart[]): Unit[] {
  const units: Unit[] = []
  for (const part of parts) {
    const last = units.at(-1)
    if (!isText(part)) units.push(part)
    else if (part.text === '') continue
    else if (last !== undefined && isTextUnit(last)) units[units.length - 1] = [...last, part]
    else units.push([part])
  }
  return units
}

function adjust(child: Child, unit: Unit, origins: Pick<Origins, 'of'>): void {
  if (isTextUnit(unit)) {
    if (child instanceof Y.XmlText) patchText(child, unit, origins)
  } else if (child instanceof Y.XmlElement) {
    patchAttributes(child, unit.attrs)
    patch(child, unit.parts, origins)
  }
}

function patchAttributes(element: Y.XmlElement, attrs: Attributes): void {
  const said = element.getAttributes() as Record<string, unknown> // typed as texts; they are what editors wrote
  for (const [name, value] of Object.entries(attrs)) {
    if (JSON.stringify(said[name] ?? null) === JSON.stringify(value ?? null)) continue
    if (value === null || value === undefined) element.removeAttribute(name)
    else element.setAttribute(name, value as string) // any JSON, as the binding writes it
  }
}

function made(unit: Unit): Child {
  if (isTextUnit(unit)) return writeText(unit)
  const element = new Y.XmlElement(unit.type)
  for (const [name, value] of Object.entries(unit.attrs)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value as string) // as above
  }
  element.insert(0, unitsOf(unit.parts).map(made))
  return element
}

/** For each unit the child that it is, by its identity, then by its id, then by its letters; -1 for none. */
function partnersOf(units: readonly Unit[], children: readonly Child[], origins: Pick<Origins, 'of'>): number[] {
  const partners = units.map(() => -1)
  const taken = new Set<number>()
  const join = (place: number, at: number | undefined): void => {
    if (at === undefined || taken.has(at) || partners[place] !== -1 || !isAlike(units[place], children[at])) return
    partners[place] = at
    taken.add(at)
  }
  for (const key of [identityOf, idOf]) {
    const places = new Map(children.map((child, at) => [key(child), at]))
    for (const [place, unit] of units.entries()) {
      const wanted = isTextUnit(unit) ? null : key === identityOf ? unit.self.slice(0, 2).join() : saidId(unit.attrs)
      if (wanted !== null) join(place, places.get(wanted))
    }
  }
  if (partners.includes(-1)) byLetters(units, children, origins, join)
  return partners
}

/** An element cannot become another kind of element. */
function isAlike(unit: Unit | undefined, child: Child | undefined): boolean {
  if (unit === undefined || child === undefined) return false
  return isTextUnit(unit) ? child instanceof Y.XmlText : child instanceof Y.XmlElement && child.nodeName === unit.type
}

const identityOf = (child: Child): string | null => {
  const item = child._item
  return item === null ? null : `${item.id.client},${item.id.clock}`
}
const saidId = ({ id }: Attributes): string | null => (typeof id === 'string' ? id : null)
const idOf = (child: Child): string | null =>
  child instanceof Y.XmlElement ? saidId(child.getAttributes() as Attributes) : null

type Join = (place: number, at: number) => void

/** Whichever share most letters first. */
function byLetters(units: readonly Unit[], children: readonly Child[], origins: Pick<Origins, 'of'>, join: Join): void {
  const home = new Map<string, number>()
  for (const [at, child] of children.entries()) {
    for (const text of textsWithin(child)) for (const { key } of lettersOf(text, origins)) home.set(key, at)
  }
  const shares: { place: number; at: number; shared: number }[] = []
  for (const [place, unit] of units.entries()) {
    const counts = new Map<number, number>()
    for (const key of keysWithin(unit, origins)) {
      const at = home.get(key)
      if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    for (const [at, shared] of counts) shares.push({ place, at, shared })
  }
  shares.sort((a, b) => b.shared - a.shared || a.place - b.place)
  for (const { place, at } of shares) join(place, at)
}

function* textsWithin(child: Child): Generator<Y.XmlText> {
  if (child instanceof Y.XmlText) return yield child
  for (const inner of child.toArray()) if (!(inner instanceof Y.XmlHook)) yield* textsWithin(inner)
}

function* keysWithin(unit: Unit, origins: Pick<Origins, 'of'>): Generator<string> {
  if (!isTextUnit(unit)) {
    for (const part of unitsOf(unit.parts)) yield* keysWithin(part, origins)
    return
  }
  for (const { ids } of unit) {
    for (const range of ids) {
      for (const [client, clock, length] of origins.of(range)) {
        for (let n = 0; n < length; n++) yield `${client} ${clock + n}`
      }
    }
  }
}

const lettersIn = (unit: Unit): number =>
  isTextUnit(unit)
    ? unit.reduce((sum, { text }) => sum + text.length, 0)
    : unit.parts.reduce((sum, part) => sum + (isText(part) ? part.text.length : lettersIn(part)), 0)
