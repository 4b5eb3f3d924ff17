// What may happen in the lab by chance: edits, deliveries, faults. The same seed makes the same story.
import * as Y from 'yjs'
import type { Chance } from './chance.ts'
import type { Lab } from './lab.ts'
import type { LabClient } from './lab-client.ts'
import { atHand } from './lab-clock.ts'

/** One edit as an editor makes them: letters, erasing, paragraphs, attributes, and typing undone within one transaction. */
export function editByChance({ doc }: LabClient, chance: Chance): void {
  const text = doc.getText('text')
  const tree = doc.getXmlFragment('tree')
  switch (chance(8)) {
    case 0:
    case 1:
    case 2:
      return text.insert(chance(text.length + 1), 'abcdefgh'.slice(0, 1 + chance(5)))
    case 3: {
      const at = chance(text.length + 1)
      return text.delete(at, Math.min(1 + chance(4), text.length - at))
    }
    case 4:
      return tree.insert(chance(tree.length + 1), [paragraph(`p${chance(100)}`)])
    case 5:
      return tree.length === 0 ? undefined : tree.delete(chance(tree.length), 1)
    case 6: {
      const node = tree.length === 0 ? null : tree.get(chance(tree.length))
      if (!(node instanceof Y.XmlElement)) return
      if (chance(2) === 0) node.setAttribute('id', String(chance(50)))
      const child = node.get(0)
      if (child instanceof Y.XmlText) child.insert(chance(child.length + 1), 'xyz')
      return
    }
    default:
      return doc.transact(() => {
        text.insert(0, 'gone')
        text.delete(0, 3)
      })
  }
}

function paragraph(words: string): Y.XmlElement {
  const node = new Y.XmlElement('paragraph')
  node.insert(0, [new Y.XmlText(words)])
  return node
}

/** One step of a random story. */
export async function stepByChance(lab: Lab, chance: Chance): Promise<void> {
  const clients = [...lab.clients.values()]
  const client = clients[chance(clients.length)]
  if (client === undefined) return
  const what = await happen(lab, client, chance)
  lab.story.push(what)
  await atHand()
  lab.check()
}

async function happen(lab: Lab, client: LabClient, chance: Chance): Promise<string> {
  const { store, clock } = lab
  if (lab.processes.length > 1) {
    const more = chance(10)
    if (more < 2) return amongProcesses(lab, chance)
    if (more < 5) return bustle(lab, client, chance)
  }
  const dice = chance(100)
  if (dice < 32) {
    if (client.access.mayWrite) editByChance(client, chance)
    return `${client.name} edits`
  }
  if (dice < 52) return deliver(client, 'up', 1 + chance(4))
  if (dice < 68) return deliver(client, 'down', 1 + chance(4))
  if (dice < 76) {
    const milliseconds = [0, 1, 10, 60, 1_100, 7_000][chance(6)] ?? 0
    await clock.pass(milliseconds)
    return `${milliseconds} ms pass`
  }
  if (dice < 82) {
    if (client.isOnline) client.cut()
    else await lab.joinAt(client.name, chance(lab.processes.length))
    return `${client.name} ${client.isOnline ? 'comes' : 'goes'}`
  }
  if (dice < 86) {
    store.isHolding = true
    return 'the store holds'
  }
  if (dice < 95) return answer(lab, chance)
  if (dice < 96) {
    store.state = store.state === 'draft' ? 'submitted' : 'draft'
    return store.state
  }
  if (dice < 98) return share(lab, client, chance)
  const index = chance(lab.processes.length)
  lab.crash(() => chance(2) === 0, index)
  return `process ${index} crashes`
}

/** Someone writes and gets through, as is usual: without it the processes would seldom meet. */
async function bustle(lab: Lab, client: LabClient, chance: Chance): Promise<string> {
  if (chance(8) === 0) lab.store.state = 'draft'
  if (chance(4) === 0) lab.store.letGo()
  if (client.access.mayWrite) editByChance(client, chance)
  deliver(client, 'up', client.up.length)
  if (chance(2) === 0) await lab.clock.pass(10)
  deliver(client, 'down', client.down.length)
  return `${client.name} is heard`
}

/** What happens to notices: late, lost, twice, in another order; and a process that hears none. */
function amongProcesses(lab: Lab, chance: Chance): string {
  const index = chance(lab.processes.length)
  const process = lab.process(index)
  const { inbox } = process
  switch (chance(8)) {
    case 0:
      inbox.shift()
      return `process ${index} misses a notice`
    case 1:
      inbox.push(...inbox.slice(0, 1))
      return `a notice reaches process ${index} twice`
    case 2:
      inbox.reverse()
      return `notices to process ${index} overtake each other`
    case 3:
      if (process.isDeaf) process.heal()
      else process.isDeaf = true
      return `process ${index} is ${process.isDeaf ? 'deaf' : 'healed'}`
    case 4:
      if (chance(12) > 0) break
      lab.store.restore(chance(lab.store.rows.length + 1))
      return `generation ${lab.store.generation}, up to row ${lab.store.rows.length}`
  }
  process.hear(1 + chance(4))
  return `process ${index} hears`
}

function deliver(client: LabClient, way: 'up' | 'down', count: number): string {
  for (let i = 0; i < count; i++) {
    if (way === 'up') client.deliverUp()
    else client.deliverDown()
  }
  return `${client.name} ${way} ${count}`
}

function answer({ store }: Lab, chance: Chance): string {
  const [one] = store.held.splice(0, 1)
  const how = (['go', 'go', 'go', 'fail', 'lose'] as const)[chance(5)] ?? 'go'
  if (one === undefined) {
    store.letGo()
    return 'the store is free'
  }
  one[how]()
  return `${one.kind} ${how}`
}

/** Two pages of one browser share a local copy: someone comes back with what another never got through. */
function share(lab: Lab, client: LabClient, chance: Chance): string {
  const others = [...lab.clients.values()].filter(
    (other) =>
      other !== client &&
      !other.isOnline &&
      other.access.mayWrite &&
      other.access.generation === client.access.generation,
  )
  const other = others[chance(Math.max(1, others.length))]
  if (other === undefined || !client.access.mayWrite) return 'nobody to share with'
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(client.doc))
  return `${other.name} has what ${client.name} has`
}
