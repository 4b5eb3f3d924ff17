// A hostile client in a workshop, on PostgreSQL: too much, out of order, forged, in the place of something else; who left.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aLog } from '../../support/log-lines.ts'
import { Refusal, type Visitor } from '../../support/visitor.ts'
import {
  aBallot,
  aCredential,
  alone,
  aRoom,
  asked,
  commonOf,
  done,
  foundRoom,
  guestOf,
  ownOf,
  someone,
  type Room,
} from '../../support/workshops.ts'

const logged = aLog()
let scene: Scene

beforeAll(async () => {
  scene = await aDemarche({ log: logged.log })
})

const aRoomOf = (options?: Parameters<typeof aRoom>[3]): Promise<Room> =>
  aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, options)
const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )
const visitor = (): Visitor => scene.stage.visitor()
const refusals = async (answers: Promise<object[]>): Promise<unknown[]> =>
  (await answers).map((answer) => ('refused' in answer ? answer.refused : null))
/** As a stranger might send it: `__proto__` is a key of it, not what it comes from. */
const parsed = (json: string) => JSON.parse(json) as never

describe('too much', () => {
  test('a contribution of a megabyte is not read, one that is too long is refused, and the room goes on', async () => {
    const room = await aRoomOf()
    const guest = await room.join(visitor())
    const roundId = await room.roundId()
    const sent = (text: string) =>
      ({ kind: 'send', roundId, contributionId: randomUUID(), type: 'need', text }) as const
    expect(await outcome(guest.do(sent('x'.repeat(1_100_000))))).toBe('tooLarge')
    expect(await outcome(guest.do(sent('x'.repeat(2_001))))).toBe('badInput')
    expect(await refusals(guest.do(sent('🌾'.repeat(2_000)), sent('🌾'.repeat(400))))).toEqual(['tooLong', null])
    const many = Array.from({ length: 101 }, () => sent('x'))
    expect(await outcome(guest.do(...many))).toBe('badInput')
    expect(await refusals(guest.do(...many.slice(0, 25)))).toEqual([
      ...Array(19).fill(null),
      ...Array(6).fill('tooMany'),
    ])
    expect(commonOf(await room.console()).head.counts.contributions).toBe(20)
  })

  test('coming and going has an end, and whoever was in comes back [A70]', async () => {
    const room = await aRoomOf()
    await scene.pilot.visitor.call('updateWorkshop', { workshopId: room.workshopId, capacity: 1 })
    const phone = visitor()
    const first = await room.join(phone)
    await done(first.do({ kind: 'leave' }))
    for (let n = 1; n < 30; n++) await done((await room.join(phone)).do({ kind: 'leave' }))
    expect(await outcome(room.join(phone))).toBe('roomFull')
    expect(await outcome(room.join(phone, { guestId: first.guestId }))).toBe('done')
    await scene.pilot.visitor.call('updateWorkshop', { workshopId: room.workshopId, capacity: 3 })
    expect(await outcome(room.join(phone))).toBe('done')
  })

  test('characters that hide or turn text around come in no name, no contribution and no contact; markup is text', async () => {
    const room = await aRoomOf()
    const guest = await room.join(visitor())
    const roundId = await room.roundId()
    const { workshopId } = room
    for (const bad of ['a\0b', 'a\u202eb', 'a\u2067b', 'a\ud800b', 'a\u0085b']) {
      const said = { kind: 'send', roundId, contributionId: randomUUID(), type: 'need', text: bad } as const
      expect(await outcome(guest.do(said))).toBe('badInput')
      expect(await outcome(room.join(visitor(), { name: bad }))).toBe('badInput')
      expect(await outcome(room.join(visitor(), { organisationText: bad }))).toBe('badInput')
      const contact = { workshopId, guestId: guest.guestId, contact: bad }
      expect(await outcome(guest.visitor.call('giveContact', contact))).toBe('badInput')
    }
    const markup = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    const id = await guest.send(markup)
    expect(commonOf(await room.console()).contributions[id]?.text).toBe(markup)
    const contact = { workshopId, guestId: guest.guestId, contact: 'javascript:alert(1)' }
    expect(await outcome(guest.visitor.call('giveContact', contact))).toBe('done') // words, of which nothing makes a link
  })

  test('keys that objects have of themselves, very many keys and numbers out of all measure are no answers', async () => {
    const fields = [{ id: 'r', kind: 'rating' as const, label: 'Utile ?', choices: [] }]
    const form = alone({ kind: 'evaluation', config: { mechanism: 'form', fields } })
    const room = await aRoomOf({ phases: [aBallot({ method: 'matrix' }), form] })
    const guest = await room.join(visitor())
    const roundId = await room.roundId()
    await done(room.steer({ kind: 'openBallot', roundId }))
    const credential = aCredential()
    const cast = (json: string) =>
      guest.cast(roundId, parsed(json), credential).catch((error: unknown) => (error as Refusal).code)
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`k${n}`, [1, 1]])))
    for (const bad of [
      '{"0":[1e308,0]}',
      '{"0":[1e999,0]}',
      '{"0":[null,0]}',
      '{"0":[-1,0]}',
      '{"0":[1,2,3]}',
      '[]',
      many,
    ]) {
      expect(await cast(bad)).toBe('badInput')
    }
    for (const key of ['constructor', 'toString', 'hasOwnProperty', '2', '00']) {
      expect(await cast(`{"${key}":[1,1]}`)).toBe('unknown')
    }
    expect(await cast('{"__proto__":[1,1]," __proto__ ":[1,1],"0":[-0,100]}')).toBeNull()
    await done(room.steer({ kind: 'closeBallot', roundId }))
    const told = commonOf(await room.console()).results
    expect(told?.subjects.map(({ places }) => JSON.stringify(places))).toEqual(['[[0,100]]', '[]'])
    await done(room.steer({ kind: 'next', roundId }))
    const filled = { kind: 'fill', roundId: await room.roundId() } as const
    for (const key of ['constructor', 'toString', 'x']) {
      expect(await refusals(guest.do({ ...filled, marks: { [key]: 1 }, texts: {} }))).toEqual(['unknown'])
      expect(await refusals(guest.do({ ...filled, marks: { r: 1 }, texts: { [key]: 'x' } }))).toEqual(['unknown'])
    }
    const proto = parsed('{"__proto__":5,"r":5}')
    expect(await refusals(guest.do({ ...filled, marks: proto, texts: parsed('{"__proto__":"x"}') }))).toEqual([null])
    expect(ownOf(await guest.read()).form).toEqual({ marks: { r: 5 }, texts: {} })
  })
})

describe('out of order', () => {
  test('what is about nothing yet, what is replayed, and what comes after its round or the end', async () => {
    const room = await aRoomOf({ phases: [alone(), aBallot({ secrecy: 'named' })] })
    const [guest, other] = [await room.join(visitor()), await room.join(visitor())]
    const first = await room.roundId()
    const contributionId = randomUUID()
    const send = { kind: 'send', roundId: first, contributionId, type: 'need', text: 'Dit' } as const
    const reword = { kind: 'reword', contributionId, type: 'need', text: 'Redit' } as const
    const withdraw = { kind: 'withdraw', contributionId } as const
    expect(await refusals(guest.do(reword, withdraw, send, withdraw, reword, send))).toEqual([
      'unknown',
      'unknown',
      null,
      null,
      'unknown',
      null, // it was sent, and stays withdrawn
    ])
    expect(ownOf(await guest.read()).contributions).toEqual({})
    await done(room.steer({ kind: 'next', roundId: first }))
    const second = await room.roundId()
    const late = { ...send, contributionId: randomUUID(), text: 'Trop tard' }
    const vote = { kind: 'vote', roundId: second, choice: { 0: 1 }, reasons: {} } as const
    expect(await refusals(guest.do(late, { kind: 'finish', roundId: first, finished: true }, vote))).toEqual([
      null,
      'roundOver',
      'notNow',
    ])
    await done(room.steer({ kind: 'reveal', roundId: first, revealed: true }))
    expect(JSON.stringify(await other.read())).not.toContain('Trop tard')
    expect(commonOf(await room.console()).contributions[late.contributionId]).toMatchObject({ tray: 'late' })
    await done(room.steer({ kind: 'take', contributionId: late.contributionId, taken: true }))
    expect(commonOf(await other.read()).contributions[late.contributionId]).toMatchObject({ text: 'Trop tard' })
    await done(room.steer({ kind: 'openBallot', roundId: second }))
    await done(room.steer({ kind: 'close', roundId: second }))
    const after = { ...send, contributionId: randomUUID(), roundId: second }
    expect(await refusals(guest.do(vote, after, { kind: 'sit', tableId: null }))).toEqual([
      'roundOver',
      'roundOver',
      'notNow',
    ])
  })

  test('two tabs that vote at once are within the budget together', async () => {
    const room = await aRoomOf({ phases: [aBallot({ secrecy: 'named', items: ['Un', 'Deux', 'Trois'] })] })
    const visiting = visitor()
    const guest = await room.join(visiting)
    const tab = guestOf(visiting, room.workshopId, guest.guestId)
    const roundId = await room.roundId()
    await done(room.steer({ kind: 'openBallot', roundId }))
    const vote = (choice: Record<string, number>) => ({ kind: 'vote', roundId, choice, reasons: {} }) as const
    const answers = await Promise.all([
      guest.do(vote({ 0: 3, 1: 2 })),
      tab.do(vote({ 1: 2, 2: 3 })),
      tab.do(vote({ 0: 3, 1: 3 })),
      guest.do(vote({ 0: 4 })),
    ])
    expect(answers.flat().filter((answer) => 'refused' in answer)).toMatchObject([
      { refused: 'overBudget' },
      { refused: 'overBudget' },
    ])
    await done(room.steer({ kind: 'closeBallot', roundId }))
    const totals = commonOf(await room.console()).results?.subjects.map(({ total }) => total) ?? []
    expect(totals.reduce((sum, n) => sum + n, 0)).toBe(5)
  })
})

describe('in the place of something else [A71]', () => {
  test('nobody of the room writes over a word to all, nor comes as a table or an organisation', async () => {
    const room = await aRoomOf()
    const [guest, other] = [await room.join(visitor()), await room.join(visitor())]
    await done(room.steer({ kind: 'message', text: 'Pause de dix minutes' }, { kind: 'setTables', count: 1 }))
    const { head, tables } = commonOf(await guest.read())
    const contributionId = head.message?.id ?? ''
    const roundId = await room.roundId()
    const instead = { kind: 'send', roundId, contributionId, type: 'need', text: 'Rentrez chez vous' } as const
    expect(await refusals(guest.do(instead))).toEqual(['notYours'])
    expect(commonOf(await other.read()).head.message?.text).toBe('Pause de dix minutes')
    for (const guestId of [...Object.keys(tables), contributionId, scene.organisationId, other.guestId]) {
      expect(await outcome(room.join(visitor(), { guestId }))).toBe('notYourGuest')
    }
  })

  test('what follows somebody is theirs: code, contact, what they take home, their report', async () => {
    const room = await aRoomOf()
    const [guest, thief] = [await room.join(visitor()), await room.join(visitor())]
    const { workshopId } = room
    const { guestId } = guest
    const as = thief.visitor
    expect([
      await outcome(as.call('makeFollowCode', { workshopId, guestId, replaces: true })),
      await outcome(as.call('giveContact', { workshopId, guestId, contact: 'moi' })),
      await outcome(as.call('readTakeAway', { workshopId, guestId })),
      await outcome(as.call('readTableReport', { workshopId, guestId })),
      await outcome(as.call('approveRestitution', { workshopId, guestId })),
    ]).toEqual(Array(5).fill('notYourGuest'))
    const forged = visitor()
    forged.cookie = guest.visitor.cookie.replace(/=.*/, `=${'A'.repeat(43)}`)
    expect(await outcome(forged.call('readRoom', { workshopId, guestId }))).toBe('notYourGuest')
    const code = { code: 'abri-abri-abri-abri-abri-abri' }
    expect(await outcome(visitor().call('readFollow', code))).toBe('wrongCode')
    const erasing = { ...code, commands: [asked({ kind: 'eraseMe' } as const)] }
    expect(await outcome(visitor().call('askByCode', erasing))).toBe('wrongCode')
  })

  test('two people of one phone are two guests, each with their own words (PRODUCT 5.10, 17)', async () => {
    const room = await aRoomOf()
    const phone = visitor()
    const [one, other] = [await room.join(phone), await room.join(phone, { name: 'Lina' })]
    const again = { workshopId: room.workshopId, code: room.code, guestId: one.guestId, ...someone }
    await phone.call('joinRoom', again)
    await one.send('De Sékou')
    await other.send('De Lina')
    const texts = async (guest: typeof one) =>
      Object.values(ownOf(await guest.read()).contributions).map(({ text }) => text)
    expect([await texts(one), await texts(other)]).toEqual([['De Sékou'], ['De Lina']])
    const { guests } = await foundRoom(phone, room.code)
    expect(guests.map(({ name }) => name)).toEqual(['Sékou Diarra', 'Lina'])
  })
})

describe('who is gone', () => {
  test('the laptop of the facilitator is closed: the room writes on past the end of the timer, another takes the console and goes on', async () => {
    const room = await aRoomOf()
    const { workshopId } = room
    const guest = await room.join(visitor())
    const named = await scene.join('member')
    await scene.pilot.visitor.call('updateWorkshop', { workshopId, facilitatorIds: [named.principal.personId] })
    await done(room.steer({ kind: 'takeConsole' }))
    const { revision } = await room.console()
    const lid = new AbortController()
    const url = `${scene.stage.base}/api/workshops/${workshopId}/console?after=${revision}`
    const headers = { cookie: scene.pilot.visitor.cookie }
    const open = fetch(url, { headers, signal: lid.signal }).catch(() => 'closed')
    lid.abort()
    expect(await open).toBe('closed')
    const before = scene.stage.clock.at
    scene.stage.clock.at = new Date(before.getTime() + 60 * 60_000)
    await guest.send('Toujours là')
    const roundId = await room.roundId()
    const commands = [asked({ kind: 'takeConsole' } as const), asked({ kind: 'next', roundId } as const)]
    await done(named.visitor.call('steerWorkshop', { workshopId, commands }).then(({ answers }) => answers))
    scene.stage.clock.at = before
    expect(commonOf(await guest.read()).head.phaseNumber).toBe(2)
    // opened again, it does not go on from what it had shown
    expect(await refusals(room.steer({ kind: 'next', roundId }))).toEqual(['otherRound'])
  })

  test('the rapporteur of a table leaves: another takes it up, what was grouped stays, and only they group', async () => {
    const table = { ...alone({ kind: 'table' }), config: { mechanism: 'group', scope: 'table', top: 3 } } as const
    const room = await aRoomOf({ phases: [alone(), table] })
    await done(room.steer({ kind: 'setTables', count: 1 }))
    const [tableId = ''] = Object.keys(commonOf(await room.console()).tables)
    const [one, other] = [
      await room.join(visitor(), { tableId }),
      await room.join(visitor(), { tableId, name: 'Lina' }),
    ]
    const roundId = await room.roundId()
    const id = await one.send('Un bus le soir')
    await done(room.steer({ kind: 'reveal', roundId, revealed: true }, { kind: 'next', roundId }))
    await done(one.do({ kind: 'becomeRapporteur' }))
    const group = (clusterId: string, contributions: string[]) =>
      ({ kind: 'makeCluster', clusterId, title: 'Se déplacer', contributions }) as const
    const clusterId = randomUUID()
    await done(one.do(group(clusterId, [id])))
    expect(await refusals(other.do({ kind: 'becomeRapporteur' }, group(randomUUID(), [])))).toEqual([
      'notYours',
      'notYours',
    ])
    await done(one.do({ kind: 'leave' }))
    await done(other.do({ kind: 'becomeRapporteur' }, { kind: 'synthesise', clusterId, text: 'Il manque le soir' }))
    expect(commonOf(await other.read()).clusters[clusterId]).toMatchObject({
      items: [id],
      synthesis: 'Il manque le soir',
    })
    expect(
      await refusals(one.do({ kind: 'sit', tableId }, { kind: 'becomeRapporteur' }, group(randomUUID(), []))),
    ).toEqual([null, 'notYours', 'notYours'])
  })
})
