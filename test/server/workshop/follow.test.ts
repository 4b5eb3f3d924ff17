// Coming back by a code: what became of one's words, correcting them, erasing them everywhere; and who may not.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { textToRead } from '../../../server/domain/text-index.ts'
import { readDocument } from '../../../server/exchange/read-document.ts'
import type { Reply } from '../../../shared/api.ts'
import { textOf } from '../../../shared/document/shape.ts'
import type { FollowCommand } from '../../../shared/schemas/follow.ts'
import { followWords } from '../../../server/auth/follow-words.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aLog } from '../../support/log-lines.ts'
import { aStage } from '../../support/stage.ts'
import { Refusal, Visitor } from '../../support/visitor.ts'
import { alone, aRoom, asked, commonOf, done, ownOf, someone, type Guest, type Room } from '../../support/workshops.ts'

const logged = aLog()
let scene: Scene

beforeAll(async () => {
  scene = await aDemarche({ follows: true, log: logged.log })
})

const aRoomHere = (): Promise<Room> => aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)
const close = async (room: Room) => done(room.steer({ kind: 'close', roundId: await room.roundId() }))
const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

async function codeOf({ workshopId }: Room, { visitor, guestId }: Guest, replaces = false): Promise<string> {
  return (await visitor.call('makeFollowCode', { workshopId, guestId, replaces })).code
}
const follow = (code: string, visitor = scene.stage.visitor()): Promise<Reply<'readFollow'>> =>
  visitor.call('readFollow', { code })
const ask = async (code: string, ...commands: FollowCommand[]) =>
  (await scene.stage.visitor().call('askByCode', { code, commands: commands.map(asked) })).answers

describe('a code [A50]', () => {
  test('is six words of the list, kept as a hash alone, and found however it is typed', async () => {
    const room = await aRoomHere()
    const guest = await room.join(scene.stage.visitor())
    const code = await codeOf(room, guest)
    const words = code.split('-')
    expect(words).toHaveLength(6)
    expect(words.every((word) => followWords.includes(word))).toBe(true)
    const rows = await scene.stage.database.owner`select * from workshop_follow`
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(words.join('|')))
    for (const typed of [
      code,
      ` ${words.join(' ').toUpperCase()}. `,
      words.join(', '),
      words.join('é'.replace('é', '\n')),
    ]) {
      expect(await follow(typed)).toMatchObject({ name: 'Sékou Diarra', title: 'Atelier des besoins' })
    }
    expect(logged.text()).not.toContain(code)
  })

  test('made again takes the place of the first, which is worth nothing, and only when that was asked for', async () => {
    const room = await aRoomHere()
    const guest = await room.join(scene.stage.visitor())
    const first = await codeOf(room, guest)
    expect(await outcome(codeOf(room, guest))).toBe('alreadyExists')
    expect(await outcome(follow(first))).toBe('done')
    const second = await codeOf(room, guest, true)
    expect([await outcome(follow(first)), await outcome(follow(second))]).toEqual(['wrongCode', 'done'])
    expect(await outcome(codeOf(room, { ...guest, visitor: scene.stage.visitor() }, true))).toBe('notYourGuest')
  })

  test('that is wrong is slowed down by address; those who know theirs are not', async () => {
    const hall = await aDemarche()
    const room = await aRoom(hall.pilot.visitor, hall.demarcheId, hall.organisationId)
    const guest = await room.join(hall.stage.visitor())
    const code = await codeOf(room, guest)
    const guess = (typed: string) => outcome(hall.stage.visitor().call('readFollow', { code: typed }))
    const outcomes: string[] = []
    const wrong = [followWords.slice(0, 6).join('-'), 'rien', followWords.slice(1, 8).join('-'), '']
    for (let i = 0; i < 41; i++) outcomes.push(await guess(wrong[i % wrong.length] ?? ''))
    expect(new Set(outcomes.slice(0, 40))).toEqual(new Set(['wrongCode']))
    expect(outcomes.at(-1)).toBe('tooManyTries')
    expect(
      await outcome(hall.stage.visitor().call('askByCode', { code: 'rien', commands: [asked({ kind: 'eraseMe' })] })),
    ).toBe('tooManyTries')
    expect(new Set(await Promise.all(Array.from({ length: 60 }, () => guess(code))))).toEqual(new Set(['done']))
  })
})

describe('what became of one’s words', () => {
  test('is told step by step, and corrected while the restitution is made [A51] [A52]', async () => {
    const room = await aRoomHere()
    const [ana, ben] = [await room.join(scene.stage.visitor()), await room.join(scene.stage.visitor())]
    const one = await ana.send('Un local stable')
    const two = await ben.send('Un local chauffé')
    const roundId = await room.roundId()
    await done(room.steer({ kind: 'reveal', roundId, revealed: true }))
    const clusterId = randomUUID()
    await done(room.steer({ kind: 'makeCluster', clusterId, title: 'Des lieux', contributions: [one, two] }))
    await done(room.steer({ kind: 'park', contributionId: two, parked: true }))
    const [codeOfAna, codeOfBen] = [await codeOf(room, ana), await codeOf(room, ben)]
    expect((await follow(codeOfAna)).contributions).toMatchObject([
      {
        text: 'Un local stable',
        is: 'standing',
        reword: null,
        steps: [{ kind: 'sent' }, { kind: 'grouped', title: 'Des lieux', others: 1 }],
      },
    ])
    await close(room)
    const seen = await follow(codeOfBen)
    expect(seen.contributions).toMatchObject([{ id: two, reword: { length: 400 }, mayWithdraw: true }])
    expect(seen.contributions[0]?.steps.map(({ kind }) => kind)).toEqual(['sent', 'grouped', 'parked'])
    const text = 'Un local chauffé et accessible'
    const foreign = { kind: 'reword', contributionId: one, type: 'need', text } as const
    expect(await ask(codeOfBen, foreign)).toMatchObject([{ refused: 'notYours' }])
    const command = asked({ kind: 'reword', contributionId: two, type: 'need', text } as const)
    const twice = [0, 1].map(() => scene.stage.visitor().call('askByCode', { code: codeOfBen, commands: [command] }))
    const [first, again] = await Promise.all(twice)
    expect(first).toEqual(again)
    expect((await follow(codeOfBen)).contributions).toMatchObject([{ text }])
    expect(Object.values(commonOf(await room.console()).contributions).map((seenOne) => seenOne.text)).toContain(text)
    expect(await ask(codeOfBen, { kind: 'withdraw', contributionId: two })).toMatchObject([
      { revision: expect.any(Number) },
    ])
    expect((await follow(codeOfBen)).contributions).toMatchObject([
      { is: 'withdrawn', mayWithdraw: false, reword: null },
    ])
  })

  test('three that were merged keep three authors, and each reads what was made of theirs (PRODUCT 5.10, 9) [A10, A51]', async () => {
    const room = await aRoomHere()
    const guests: Guest[] = []
    for (const name of ['Ana', 'Ben', 'Chloé']) guests.push(await room.join(scene.stage.visitor(), { name }))
    const parents: string[] = []
    for (const guest of guests) parents.push(await guest.send(`Un local pour ${guests.indexOf(guest) + 1}`))
    await done(room.steer({ kind: 'reveal', roundId: await room.roundId(), revealed: true }))
    const contributionId = randomUUID()
    const text = 'Un local pour trois'
    await done(room.steer({ kind: 'merge', contributionId, parents, edge: 'merge', type: 'need', text }))
    const { contributions } = commonOf(await room.console())
    expect(contributions[contributionId]).toMatchObject({ text, voices: 3, author: null })
    expect(parents.map((id) => contributions[id]?.into)).toEqual([contributionId, contributionId, contributionId])
    expect(parents.map((id) => contributions[id]?.author?.name)).toEqual(['Ana', 'Ben', 'Chloé'])
    for (const [n, guest] of guests.entries()) {
      const followed = await follow(await codeOf(room, guest))
      expect(followed.contributions).toMatchObject([{ id: parents[n], text: `Un local pour ${n + 1}` }])
      const merged = followed.contributions[0]?.steps.filter(({ kind }) => kind === 'merged')
      expect(merged).toMatchObject([{ kind: 'merged', text, voices: 3 }])
    }
  })

  test('the evaluation is filled in after the end by device and by code, and by nobody else [A66] [A67]', async () => {
    const fields = [
      { id: 'r', kind: 'rating', label: 'Utile ?', choices: [] },
      { id: 't', kind: 'text', label: 'Que changer ?', choices: [] },
    ] satisfies { id: string; kind: 'rating' | 'text'; label: string; choices: string[] }[]
    const phases = [alone({ kind: 'evaluation', title: 'Évaluer', config: { mechanism: 'form', fields } })]
    const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, { phases })
    const roundId = await room.roundId()
    const [ana, ben] = [await room.join(scene.stage.visitor()), await room.join(scene.stage.visitor())]
    const codeOfBen = await codeOf(room, ben)
    const fill = (r: number, t = '') => ({ kind: 'fill', roundId, marks: { r }, texts: { t } }) as const
    expect((await follow(codeOfBen)).formsLeft).toEqual([])
    await close(room)
    const left = { roundId, title: 'Évaluer', fields }
    expect(ownOf(await ana.read()).formsLeft).toEqual([{ ...left, given: null }])
    await done(ana.do(fill(4)))
    expect(ownOf(await ana.read()).formsLeft).toEqual([{ ...left, given: { marks: { r: 4 }, texts: {} } }])
    expect((await follow(codeOfBen)).formsLeft).toEqual([{ ...left, given: null }])
    expect(await ask(codeOfBen, fill(2, 'Plus de temps'))).toMatchObject([{ revision: expect.any(Number) }])
    expect(await ask(codeOfBen, fill(7))).toMatchObject([{ refused: 'unknown' }])
    expect((await follow(codeOfBen)).formsLeft).toMatchObject([
      { given: { marks: { r: 2 }, texts: { t: 'Plus de temps' } } },
    ])
    expect(commonOf(await room.console()).form).toMatchObject({
      replies: 2,
      fields: [{ mean: 3 }, { texts: ['Plus de temps'] }],
    })
    const stranger = { workshopId: room.workshopId, guestId: ana.guestId, commands: [asked(fill(1))] }
    expect(await outcome(scene.stage.visitor().call('takePart', stranger))).toBe('notYourGuest')
    expect(commonOf(await ana.read()).form).toBeNull()
  })

  test('a contact is given to the others once the workshop is closed, and to nobody else [A55]', async () => {
    const room = await aRoomHere()
    const [ana, ben] = [
      await room.join(scene.stage.visitor()),
      await room.join(scene.stage.visitor(), { name: 'Inès Roca' }),
    ]
    const { workshopId } = room
    await ben.visitor.call('giveContact', { workshopId, guestId: ben.guestId, contact: 'ines@halles.example' })
    const home = () => ana.visitor.call('readTakeAway', { workshopId, guestId: ana.guestId })
    expect((await home()).contacts).toEqual([])
    await close(room)
    expect((await home()).contacts).toEqual([{ name: 'Inès Roca', organisation: null, contact: 'ines@halles.example' }])
    expect(await outcome(scene.stage.visitor().call('readTakeAway', { workshopId, guestId: ana.guestId }))).toBe(
      'notYourGuest',
    )
    await done(ben.do({ kind: 'eraseMe' }))
    expect((await home()).contacts).toEqual([])
  })
})

/** Every row of every table that a word or a name may stand in, as text. */
async function everything(): Promise<string> {
  const { owner } = scene.stage.database
  const tables = await owner<{ name: string }[]>`
    select c.relname::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`
  const parts = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await owner<{ row: string }[]>`select t::text as row from ${owner(`public.${name}`)} t`
      return rows.map(({ row }) => `${name} ${row}`).join('\n')
    }),
  )
  return parts.join('\n')
}

test('erased words and people are in no table, no view, no feed, no other process and no log [A53] [A54]', async () => {
  const room = await aRoomHere()
  const { workshopId } = room
  const visitor = scene.stage.visitor()
  const ana = await room.join(visitor, { name: 'Canari Nom', organisationText: 'Canari Structure' })
  const ben = await room.join(scene.stage.visitor())
  const first = await ana.send('canari-un des mots à moi')
  await ana.send('canari-deux')
  const roundId = await room.roundId()
  await done(room.steer({ kind: 'reveal', roundId, revealed: true }))
  const reworded = randomUUID()
  const edge = 'rewording' as const
  const type = 'need' as const
  await done(
    room.steer({ kind: 'merge', contributionId: reworded, parents: [first], edge, type, text: 'canari-trois' }),
  )
  await visitor.call('giveContact', { workshopId, guestId: ana.guestId, contact: 'canari@contact.example' })
  const code = await codeOf(room, ana)
  const second = await aStage({ database: scene.stage.database, follows: true })
  const elsewhere = new Visitor(second.base)
  elsewhere.cookie = ben.visitor.cookie
  const readBy = (who: Visitor, after?: number) =>
    who.call('readRoom', { workshopId, guestId: ben.guestId, ...(after === undefined ? {} : { after }) })
  const { revision } = await readBy(elsewhere)
  expect(JSON.stringify(await readBy(ben.visitor))).toContain('canari-un')
  await close(room)
  const waiting = readBy(elsewhere, (await readBy(elsewhere, revision)).revision)

  expect(await ask(code, { kind: 'erase', contributionId: first })).toMatchObject([{ revision: expect.any(Number) }])
  expect(await everything()).not.toMatch(/canari-(un|trois)/)
  expect((await follow(code)).contributions).toMatchObject([{ is: 'erased', text: '' }, { text: 'canari-deux' }])
  expect(JSON.stringify(await waiting)).not.toContain('canari-un')

  expect(await ask(code, { kind: 'eraseMe' })).toMatchObject([{ revision: expect.any(Number) }])
  const rows = await everything()
  expect(rows).not.toMatch(/canari/i)
  expect(rows.match(/workshop_guest .*/g)?.length).toBeGreaterThan(1)
  await readBy(elsewhere, (await readBy(ben.visitor)).revision - 1) // the other process hears of it a moment later
  for (const who of [ben.visitor, elsewhere]) {
    const whole = JSON.stringify(await readBy(who))
    expect(whole).not.toMatch(/canari/i)
    const late = JSON.stringify(await readBy(who, revision))
    expect(late).not.toMatch(/canari/i)
  }
  expect(JSON.stringify(await room.console())).not.toMatch(/canari/i)
  const third = await aStage({ database: scene.stage.database })
  const rebuilt = new Visitor(third.base)
  rebuilt.cookie = scene.pilot.visitor.cookie
  const [here, there] = [await room.console(), await rebuilt.call('readConsole', { workshopId })]
  expect(there.revision).toBe(here.revision)
  expect(commonOf(there).contributions).toEqual(commonOf(here).contributions)
  expect(logged.text()).not.toMatch(/canari/i)
  expect(await outcome(follow(code))).toBe('wrongCode')

  // nobody comes back as somebody who is gone: neither by the device, nor by the id, nor by what a phone still had to send
  expect(await outcome(ana.read())).toBe('notYourGuest')
  expect(
    await outcome(visitor.call('joinRoom', { workshopId, code: room.code, guestId: ana.guestId, ...someone })),
  ).not.toBe('done')
  expect(await outcome(ana.do({ kind: 'send', roundId, contributionId: first, type: 'need', text: 'canari' }))).toBe(
    'notYourGuest',
  )
  expect(await outcome(codeOf(room, ana, true))).toBe('notYourGuest')
})

test('what is erased by code after the restitution is told to be taken out of it, before it is published and after (PRODUCT 5.10, 13) [A46, A53, A56]', async () => {
  const room = await aRoomHere()
  const { workshopId } = room
  const [ana, ben] = [await room.join(scene.stage.visitor()), await room.join(scene.stage.visitor())]
  const first = await ana.send('Un atelier de soudure ouvert le samedi')
  const second = await ben.send('Un garage solidaire près de la gare')
  await done(room.steer({ kind: 'reveal', roundId: await room.roundId(), revealed: true }))
  await close(room)
  const [codeOfAna, codeOfBen] = [await codeOf(room, ana), await codeOf(room, ben)]
  const { pilot } = scene
  const { documentId } = await pilot.visitor.call('writeRestitution', { workshopId })
  await ask(codeOfAna, { kind: 'erase', contributionId: first })
  const { changes } = await pilot.visitor.call('listChanges', { workshopId })
  expect(changes).toMatchObject([{ sourceId: first, change: 'erased', text: null, carried: null }])
  expect(changes[0]?.blocks).toHaveLength(1)
  const again = await pilot.visitor.call('writeRestitution', { workshopId, again: true })
  expect(again.documentId).not.toBe(documentId)
  const text = textOf(readDocument((await textToRead(scene.stage.services.sql, again.documentId))?.updates ?? []))
  expect(text).toContain('garage solidaire')
  expect(text).not.toContain('soudure')
  expect((await pilot.visitor.call('listChanges', { workshopId })).changes).toEqual([])

  await pilot.visitor.call('openCorrections', { workshopId })
  const before = scene.stage.clock.at
  scene.stage.clock.at = new Date(before.getTime() + 7 * 24 * 60 * 60 * 1000)
  await pilot.visitor.call('publishRestitution', { workshopId, verbatimOnly: true })
  await ask(codeOfBen, { kind: 'erase', contributionId: second })
  const published = (await pilot.visitor.call('listChanges', { workshopId })).changes
  scene.stage.clock.at = before
  expect(published).toMatchObject([{ sourceId: second, change: 'erased', carried: null }])
})

test('where erased, withdrawn and corrected words stand is listed to those who run it, without the words [A56]', async () => {
  const room = await aRoomHere()
  const { workshopId } = room
  const ana = await room.join(scene.stage.visitor())
  const [one, two, short] = [
    await ana.send('Un lieu où réparer les vélos'),
    await ana.send('Des clés partagées entre voisins'),
    await ana.send('Oui'),
  ]
  const roundId = await room.roundId()
  await done(room.steer({ kind: 'reveal', roundId, revealed: true }))
  const cluster = { kind: 'makeCluster', clusterId: randomUUID(), contributions: [] as string[] } as const
  await done(room.steer({ ...cluster, title: 'On a dit : « un lieu où réparer les vélos »' }))
  await close(room)
  const documentId = await scene.aDocument()
  const blockId = randomUUID()
  const { owner } = scene.stage.database
  const quoting =
    'Plusieurs demandent « un lieu où réparer les vélos », et des clés partagées entre voisins. Oui, dit la salle.'
  const further = 'Un lieu où réparer les vélos-cargos est autre chose.'.replace('vélos-cargos', 'vélosolex')
  await owner`
    insert into document_index (document_id, demarche_id, changed_at, position, words, heads, word_count, read_at)
    values (${documentId}, ${scene.demarcheId}, now(), 1000000, words_of(${`${quoting} ${further}`}), words_of(''), 20, now())
    on conflict (document_id) do update set words = excluded.words, position = excluded.position`
  for (const [place, text] of [quoting, further].entries()) {
    const block = place === 0 ? blockId : randomUUID()
    await owner`
      insert into document_passage (document_id, place, block_id, section, is_heading, text, words)
      values (${documentId}, ${1000 + place}, ${block}, 'Constats', false, ${text}, words_of(${text}))`
  }
  const code = await codeOf(room, ana)
  const reword = { kind: 'reword', contributionId: two, type: 'need', text: 'Des clés, mais pas à tous' } as const
  const erase = (contributionId: string) => ({ kind: 'erase', contributionId }) as const
  await ask(code, erase(one), reword, erase(short))
  const places = async (visitor = scene.pilot.visitor) => (await visitor.call('listTakenWords', { workshopId })).places
  const listed = await places()
  const inDocument = { document: { id: documentId, blockId, section: 'Constats' }, text: null, isDone: false }
  expect(listed).toHaveLength(3)
  expect(listed).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ how: 'erased', document: expect.objectContaining(inDocument.document) }),
      expect.objectContaining({ how: 'reworded', document: expect.objectContaining(inDocument.document) }),
      expect.objectContaining({ how: 'erased', document: null, text: 'title' }),
    ]),
  )
  expect(JSON.stringify(listed)).not.toMatch(/vélos|partagées/)
  const placeId = listed[0]?.id ?? ''
  await scene.pilot.visitor.call('markTakenWords', { workshopId, placeId, isDone: true })
  expect((await places()).find(({ id }) => id === placeId)).toMatchObject({ isDone: true })
  const { visitor: member } = await scene.join('member')
  expect(await outcome(places(member))).toBe('notAllowed')
  expect(await outcome(member.call('markTakenWords', { workshopId, placeId, isDone: false }))).toBe('notAllowed')
})
