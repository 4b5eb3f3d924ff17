// The process that plays visitors: hundreds who come at once, a thousand who sit there, thousands of short visits.
import { Interned } from '../load/interned.ts'
import { obeying } from '../servant.ts'
import { firstTypist } from '../load/keystrokes.ts'
import { instant } from '../load/orders.ts'
import { fingerprintOfUpdates, Movers } from './movers.ts'
import type { Touch, Visit, Visited, VisitAnswers, VisitOrder } from './orders.ts'
import { Visitor } from './visitor.ts'

const visitors = new Map<number, Visitor>()
const movers = new Movers()
let interned = new Interned()
let renewing: NodeJS.Timeout[] = []

/** Answered once every visitor has an end: in sync, closed, or too late. */
function visit(visits: Visit[], patience: number): Promise<VisitAnswers['visit']> {
  const began = instant()
  const visited = new Map<number, Visited>()
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(late)
      for (const { id } of visits) if (!visited.has(id)) note(id, null)
      resolve({ visited: [...visited.values()] })
    }
    const note = (id: number, syncedMs: number | null) => {
      const { bytes = 0, given = [], closed = null } = visitors.get(id) ?? {}
      visited.set(id, { id, syncedMs, bytes, given: [...given], closed })
      if (visited.size === visits.length) end()
    }
    const late = setTimeout(end, patience)
    for (const { id, ticket, at, vector, reply } of visits) {
      const due = began + at
      const come = () => {
        const visitor = new Visitor(ticket, { vector, reply }, interned, ({ isSynced, closed }) => {
          if (visited.has(id) || (!isSynced && closed === null)) return
          note(id, isSynced ? instant() - due : null)
        })
        visitors.set(id, visitor)
      }
      if (at === 0) come()
      else setTimeout(come, Math.max(0, due - instant()))
    }
  })
}

function renew(everyMs: number): void {
  stopRenewing()
  let index = 0
  for (const [id, visitor] of visitors) {
    const say = () => visitor.renew(firstTypist + id)
    // one after the other over the whole of the period, as people who came one after the other
    renewing.push(
      setTimeout(
        () => {
          say()
          renewing.push(setInterval(say, everyMs))
        },
        (index++ / visitors.size) * everyMs,
      ),
    )
  }
}

function stopRenewing(): void {
  for (const timer of renewing) clearTimeout(timer)
  renewing = []
}

async function touch(touches: Touch[], atOnce: number): Promise<VisitAnswers['touch']> {
  let next = 0
  let saved = 0
  const failed: string[] = []
  const one = async () => {
    for (let wish = touches[next++]; wish !== undefined; wish = touches[next++]) {
      const why = await touchOnce(wish)
      if (why === null) saved++
      else failed.push(why)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return { saved, failed: failed.slice(0, 10) }
}

function touchOnce({ ticket, update }: Touch): Promise<string | null> {
  return new Promise((resolve) => {
    let hasWritten = false
    const ours = new Interned()
    new Visitor(ticket, { vector: emptyVector, reply: emptyUpdate }, ours, (visitor) => {
      if (visitor.closed !== null) return resolve(visitor.closed)
      if (visitor.isSynced && !hasWritten) {
        hasWritten = true
        visitor.send(update)
      } else if (hasWritten && visitor.saved >= visitor.sent) {
        visitor.wire.end()
        resolve(null)
      }
    })
  })
}

const emptyVector = new Uint8Array([0])
const emptyUpdate = new Uint8Array([0, 0])

async function obey(order: VisitOrder): Promise<unknown> {
  switch (order.order) {
    case 'visit':
      return visit(order.visits, order.patience)
    case 'payloads':
      return { payloads: order.numbers.map((number) => interned.payload(number)) } satisfies VisitAnswers['payloads']
    case 'renew':
      return void renew(order.everyMs)
    case 'touch':
      return touch(order.touches, order.atOnce)
    case 'moveIn':
      return movers.moveIn(order.movers, order.base, order.overMs)
    case 'moversType':
      return movers.type(order.keystrokes, order.periodMs)
    case 'moversSettle':
      return movers.settle(order.patience)
    case 'moversTell':
      return { movers: movers.tell() } satisfies VisitAnswers['moversTell']
    case 'fingerprint':
      return { fingerprint: fingerprintOfUpdates(order.updates) } satisfies VisitAnswers['fingerprint']
    case 'countOpen':
      return {
        open: [...visitors.values()].filter(({ wire }) => wire.isOpen).length,
      } satisfies VisitAnswers['countOpen']
    case 'leave':
      stopRenewing()
      for (const { wire } of visitors.values()) wire.end()
      visitors.clear()
      movers.leave()
      interned = new Interned()
      return null
  }
}

obeying(obey)
