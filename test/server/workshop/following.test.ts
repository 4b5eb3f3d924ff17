// Following by changes: whatever was lost on the way, and whoever changed tables meanwhile, ends with the view as it is.
import { expect, test } from 'vitest'
import { applyChange } from '../../../shared/workshop/changes.ts'
import type { CollectConfig } from '../../../shared/workshop/phases.ts'
import type { CommonView, FeedMessage, OwnView } from '../../../shared/workshop/view.ts'
import { aDemarche } from '../../support/builders.ts'
import { chanceFrom } from '../../support/chance.ts'
import { alone, aRoom, commonOf, done, ownOf, type Guest } from '../../support/workshops.ts'

const collect: CollectConfig = {
  mechanism: 'collect',
  types: ['need'],
  most: 100,
  length: 400,
  visibility: 'table',
  together: 1,
  moderated: false,
  supported: false,
}

/** A phone that loses answers: it has what it was told, and asks for what follows. */
class Phone {
  common: CommonView | null = null
  own: OwnView | null = null
  revision: number | undefined

  take({ from, revision, common, own }: FeedMessage): void {
    if (from !== null && from !== this.revision) return this.forget()
    this.common = common ? applyChange(from === null ? null : this.common, common) : this.common
    this.own = own ? applyChange(from === null ? null : this.own, own) : this.own
    this.revision = revision
  }

  forget(): void {
    this.revision = undefined
  }
}

test('a phone that loses answers and changes tables has in the end what it would be sent whole [A4, A17]', async () => {
  const chance = chanceFrom(7)
  const scene = await aDemarche()
  const table = alone({ config: collect })
  const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, { phases: [table, alone()] })
  await done(room.steer({ kind: 'setTables', count: 3 }))
  const tables = [...(await scene.stage.services.workshops.state(room.workshopId)).tables.keys()]
  const guests = await Promise.all(Array.from({ length: 4 }, () => room.join(scene.stage.visitor())))
  const phones = new Map(guests.map((guest) => [guest, new Phone()]))
  const follow = async (guest: Guest, phone: Phone): Promise<void> => {
    const message = await guest.read(phone.revision)
    if (chance(3) > 0) phone.take(message)
  }
  for (let step = 0; step < 40; step++) {
    const actor = guests[chance(guests.length)] ?? guests[0]
    if (!actor) throw new Error('nobody')
    const act = chance(4)
    if (act === 0) await done(actor.do({ kind: 'sit', tableId: tables[chance(3)] ?? null }))
    else if (act === 1) await done(room.steer({ kind: 'message', text: `Message ${step}` }))
    else await actor.send(`Contribution ${step}`)
    await done(room.steer({ kind: 'show', what: { kind: step % 2 === 0 ? 'welcome' : 'wall' } })) // there is something for all
    await Promise.all([...phones].map(([guest, phone]) => follow(guest, phone)))
  }
  for (const [guest, phone] of phones) {
    await done(room.steer({ kind: 'message', text: 'Fin' }))
    while ((await room.console()).revision !== phone.revision) phone.take(await guest.read(phone.revision))
    const whole = await guest.read()
    expect(phone.own).toEqual(ownOf(whole))
    expect(phone.common).toEqual(commonOf(whole))
  }
})
