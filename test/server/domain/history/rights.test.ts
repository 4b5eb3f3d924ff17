// Who sees the past of a text, and from when on. What may not be seen is in no byte of any reply.
import { beforeAll, describe, expect, test } from 'vitest'
import { aDemarche, aStranger, type Player, type Scene } from '../../../support/builders.ts'
import { sentImage } from '../../../support/files.ts'
import { png } from '../../../support/images.ts'
import { Pen } from '../../../support/pen.ts'
import { accessOf } from '../../../../server/domain/access.ts'
import type { EndpointName } from '../../../../shared/routes.ts'
import type { Input } from '../../../../shared/api.ts'

const day = 24 * 3600_000

/** Everything that can be asked of the past of a text at these positions, as it came over HTTP; refusals included. */
async function everythingSaidTo({ visitor }: Player, { demarcheId }: Scene, documentId: string, head: number) {
  const heard: string[] = []
  const codes = new Map<string, string>()
  visitor.heard = (body) => void heard.push(body)
  const asked: Promise<void>[] = []
  const ask = <N extends EndpointName>(name: N, input: Input<N>, key: string = name) => {
    const keep = (code: string) => void codes.set(key, code)
    asked.push(
      visitor.call(name, input).then(
        () => keep('done'),
        (error: { code: string }) => keep(error.code),
      ),
    )
  }
  ask('readHistory', { documentId })
  ask('readUnseen', { documentId })
  ask('listActivity', { demarcheId })
  for (const phrase of ['perdrix', 'héron', 'jardins', 'e'])
    ask('searchHistory', { documentId, phrase }, `search ${phrase}`)
  for (let from = 0; from <= head; from++) {
    ask('readMoment', { documentId, position: from }, `moment ${from}`)
    ask('readMirror', { documentId, position: from }, `mirror ${from}`)
    ask('readComparison', { documentId, from, to: head }, `comparison ${from} ${head}`)
    if (from < head) ask('readComparison', { documentId, from: head, to: from }, `comparison ${head} ${from}`)
  }
  await Promise.all(asked)
  visitor.heard = () => undefined
  return { heard: heard.join('\n'), codes }
}

/** What may be asked of a text and of its démarche without asking of the past. */
async function saidBesideTo({ visitor }: Player, { demarcheId }: Scene, documentId: string): Promise<string> {
  const heard: string[] = []
  visitor.heard = (body) => void heard.push(body)
  await visitor.call('readDocument', { documentId })
  await visitor.call('listFiles', { documentId })
  await visitor.call('listSections', { documentId })
  await visitor.call('listConsents', { documentId })
  await visitor.call('listBacklinks', { documentId })
  await visitor.call('listDocuments', { demarcheId })
  await visitor.call('listRecentDocuments', {})
  await visitor.call('listTree', { demarcheId })
  await visitor.call('listTrash', { demarcheId })
  await visitor.call('listMentions', {})
  await visitor.call('readToday', {})
  await visitor.call('search', { sought: 'jardins' })
  visitor.heard = () => undefined
  return heard.join('\n')
}

/**
 * Before the arrival: Anne writes, deletes, names, renames and sends back. After it: Carole writes and deletes, so that there is
 * something to see.
 */
async function anArrival(hides: boolean) {
  const scene = await aDemarche()
  const { clock, database } = scene.stage
  const { pilot, demarcheId } = scene
  const start = clock.at.getTime()
  const at = (days: number) => {
    clock.at = new Date(start + days * day)
    return clock.at
  }
  await pilot.visitor.call('updateDemarche', { demarcheId, historyFromArrival: hides })
  const anne = await scene.join('writer', { name: 'Anne Épervier', organisationId: scene.organisationId })
  const carole = await scene.join('writer', { name: 'Carole Dubois' })
  const early = await scene.join('observer', { name: 'Elsa Martin' })
  const made = { demarcheId, title: 'Titre biffé', template: 'note' } as const
  const { documentId } = await pilot.visitor.call('createDocument', made)
  const pen = await Pen.in(database.owner, documentId)
  const by = (who: Player, days: number) => ({ actorId: who.me.actorId, at: at(days) })
  await pen.write(
    { ...by(anne, 1), organisationId: scene.organisationId },
    'Les jardins de la rive et la perdrix grise.',
  ) // 2
  await pen.erase(by(anne, 2), ' et la perdrix grise') // 3
  await pen.write(by(anne, 2.1), 'Un paragraphe de rouge-gorge.') // 4
  await pen.erase(by(anne, 2.2), 'Un paragraphe de rouge-gorge.') // 5
  await anne.visitor.call('nameVersion', { documentId, name: 'Étape du cormoran', position: 3 })
  await anne.visitor.call('renameDocument', { documentId, title: 'Les communs' })
  await pilot.visitor.call('moveDocumentState', { documentId, from: 'draft', to: 'consultation' })
  await pilot.visitor.call('moveDocumentState', { documentId, from: 'consultation', to: 'submitted' })
  await pilot.visitor.call('moveDocumentState', {
    documentId,
    from: 'submitted',
    to: 'draft',
    reason: 'Revoir la mésange',
  })
  const { fileId } = await sentImage(anne.visitor, documentId, png()) // shown once, and taken out
  if (hides) {
    const untouched = await pilot.visitor.call('createDocument', { ...made, title: 'Les roselières' })
    const other = await Pen.in(database.owner, untouched.documentId)
    await other.write(by(anne, 3), 'La roselière de la pointe.')
  }
  at(5)
  const bruno = await scene.join('writer', { name: 'Bruno Sy' })
  at(6)
  await bruno.visitor.call('seeDocument', { documentId })
  await pen.write(by(carole, 7), 'Les chemins creux du héron.') // 6
  await pen.erase(by(carole, 7.001), ' du héron') // 7
  at(8)
  await carole.visitor.call('nameVersion', { documentId, name: 'Chemins' })
  return { scene, documentId, fileId, anne, bruno, carole, early, head: 7 }
}

type Arrival = Awaited<ReturnType<typeof anArrival>>
let hidden: Arrival
let open: Arrival

beforeAll(async () => {
  hidden = await anArrival(true)
  open = await anArrival(false)
}, 120_000)

/** What nobody who came later may be told. */
const canaries = ['perdrix', 'rouge-gorge', 'cormoran', 'mésange', 'Épervier', 'Titre biffé']

describe('a démarche that hides what precedes an arrival [H42]', () => {
  test('no byte of any reply tells of it; what came since is told', async () => {
    const { scene, documentId, bruno, anne, head } = hidden
    const { heard, codes } = await everythingSaidTo(bruno, scene, documentId, head)
    expect(canaries.filter((canary) => heard.includes(canary))).toEqual([])
    expect(heard).not.toContain(anne.me.actorId)
    expect(heard).not.toContain(anne.me.id)
    // Of what was there when they came, the words are seen: they stand in the text.
    expect(heard).toContain('Les jardins de la rive')
    expect(heard).toContain('héron')
    expect(heard).toContain('Carole Dubois')
    for (const early of [0, 1, 2, 3, 4]) expect(codes.get(`moment ${early}`)).toBe('beforeArrival')
    for (const late of [5, 6, 7]) expect(codes.get(`moment ${late}`)).toBe('done')
    expect([codes.get('comparison 4 7'), codes.get('comparison 7 4')]).toEqual(['beforeArrival', 'beforeArrival'])
    expect([codes.get('comparison 5 7'), codes.get('comparison 7 5')]).toEqual(['done', 'done'])
    expect(codes.get('mirror 4')).toBe('beforeArrival')
    const history = await bruno.visitor.call('readHistory', { documentId })
    expect(history.lines.map(({ kind }) => kind)).toEqual(['version', 'sitting'])
    expect(history).toMatchObject({
      arrival: { at: expect.any(String) as string, position: 5 },
      counts: { sittings: 1, people: 1 },
    })
    expect(history.lines.at(-1)).toMatchObject({ from: 6, to: 7 })
  })

  test('nor does any reply beside the past: acts, who wrote last, images that the text shows no more [H15, I20]', async () => {
    const { scene, documentId, fileId, bruno, carole, anne } = hidden
    const heard = await saidBesideTo(bruno, scene, documentId)
    expect([...canaries, fileId, anne.me.actorId].filter((canary) => heard.includes(canary))).toEqual([])
    expect(heard).toContain('Les roselières')
    expect(heard).toContain('Carole Dubois') // wrote last, since
    const all = await saidBesideTo(carole, scene, documentId)
    expect(['mésange', 'Épervier', fileId].filter((told) => !all.includes(told))).toEqual([])
  })

  test('a version of before cannot be named, renamed, locked nor removed', async () => {
    const { scene, documentId, bruno, carole } = hidden
    const name = (by: Player, position: number) =>
      by.visitor.call('nameVersion', { documentId, name: `Martinet ${position}`, position })
    await expect(name(bruno, 4)).rejects.toMatchObject({ code: 'beforeArrival' })
    await name(carole, 4) // today, but of a moment that Bruno may not see
    const { owner } = scene.stage.database
    const versions = await owner<{ id: string }[]>`select id from document_version where position < 6`
    expect(versions).toHaveLength(3)
    for (const { id: versionId } of versions) {
      const on = { documentId, versionId }
      await expect(bruno.visitor.call('removeVersion', on)).rejects.toMatchObject({ code: 'notFound' })
      const rename = bruno.visitor.call('renameVersion', { ...on, name: 'x', description: '' })
      await expect(rename).rejects.toMatchObject({ code: 'notFound' })
    }
    const told = JSON.stringify([
      await bruno.visitor.call('readHistory', { documentId }),
      await bruno.visitor.call('listActivity', { demarcheId: scene.demarcheId }),
    ])
    expect(told).not.toContain('Martinet')
    const own = await name(bruno, 5) // as it stood on their arrival
    await bruno.visitor.call('removeVersion', { documentId, ...own })
  })

  test('the live room sends them no deleted text either', async () => {
    const { scene, documentId, bruno, carole } = hidden
    const seesHistory = async (who: Player) =>
      (await accessOf(scene.stage.database.app, who.principal, documentId))?.seesHistory
    expect([await seesHistory(bruno), await seesHistory(carole), await seesHistory(scene.pilot)]).toEqual([
      false,
      true,
      true,
    ])
    await scene.pilot.visitor.call('updateDemarche', { demarcheId: scene.demarcheId, historyFromArrival: false })
    expect(await seesHistory(bruno)).toBe(true)
    await scene.pilot.visitor.call('updateDemarche', { demarcheId: scene.demarcheId, historyFromArrival: true })
  })

  test('pilots, whenever they came, and those who were there see all', async () => {
    const { scene, documentId, bruno, carole, head } = hidden
    const { demarcheId } = scene
    await scene.pilot.visitor.call('changeRole', { demarcheId, personId: bruno.me.id, role: 'pilot' })
    for (const who of [bruno, carole]) {
      const { heard } = await everythingSaidTo(who, scene, documentId, head)
      expect(canaries.filter((canary) => !heard.includes(canary))).toEqual([])
    }
    await scene.pilot.visitor.call('changeRole', { demarcheId, personId: bruno.me.id, role: 'writer' })
  })

  test('without the option, everybody sees all', async () => {
    const { heard, codes } = await everythingSaidTo(open.bruno, open.scene, open.documentId, open.head)
    expect(canaries.filter((canary) => !heard.includes(canary))).toEqual([])
    expect([...codes.values()].filter((code) => code !== 'done')).toEqual([])
  })

  test('somebody who left and came back sees what came since they are back', async () => {
    const { scene, documentId, carole, bruno } = hidden
    await scene.pilot.visitor.call('removeMember', { demarcheId: scene.demarcheId, personId: carole.me.id })
    await expect(carole.visitor.call('readHistory', { documentId })).rejects.toMatchObject({ code: 'notFound' })
    scene.stage.clock.at = new Date(scene.stage.clock.at.getTime() + day)
    const link = { demarcheId: scene.demarcheId, email: carole.me.email, role: 'writer', organisationId: null } as const
    const { url } = await scene.pilot.visitor.call('invite', link)
    await carole.visitor.call('acceptInvitation', { token: url?.split('#')[1] ?? '' })
    const back = await carole.visitor.call('readHistory', { documentId })
    expect(back.lines).toEqual([])
    expect((await bruno.visitor.call('readHistory', { documentId })).lines).toHaveLength(2)
  })
})

test('a moment bears the name that the text had then [H41, H45]', async () => {
  const { documentId, carole } = open
  const titles = []
  for (const position of [3, 4, 7]) {
    const { title } = await carole.visitor.call('readMoment', { documentId, position })
    titles.push(title)
  }
  expect(titles).toEqual(['Titre biffé', 'Titre biffé', 'Les communs'])
  const { from, to } = await carole.visitor.call('readComparison', { documentId, from: 4, to: 7 })
  expect([from.title, to.title]).toEqual(['Titre biffé', 'Les communs'])
})

test('a phrase that is gone is found, with who wrote it and who took it out [H43]', async () => {
  const { documentId, carole, anne } = open
  const { found, hands } = await carole.visitor.call('searchHistory', { documentId, phrase: 'PERDRIX GRISE' })
  expect(found).toMatchObject([{ appeared: { position: 2 }, gone: { position: 3 } }])
  expect(hands[found[0]?.gone?.hand ?? -1]?.actorId).toBe(anne.me.actorId)
})

test('the mirror names the collège of organisations, and those that did not write [H46]', async () => {
  const { scene, documentId, carole } = open
  const organisation = { name: 'Coopérative du Lac', family: 'cooperative' } as const
  const { demarcheId } = scene
  const invited = { demarcheId, email: 'lac@lac.example', role: 'member' } as const
  const { organisationId } = await scene.admin.visitor.call('listOrganisation', { demarcheId, organisation })
  await scene.admin.visitor.call('invite', { ...invited, organisationId })
  const mirror = await carole.visitor.call('readMirror', { documentId })
  expect(mirror.colleges).toEqual({ [scene.organisationId]: 'agent' })
  const names = mirror.silent.map(({ name }) => name)
  expect(names).not.toContain('Vaucombe Métropole')
  const anneShare = mirror.whole.find(({ hand }) => mirror.hands[hand]?.organisation !== null)
  expect(anneShare?.standing).toBeGreaterThan(0)
})

test('past the end of the log there is nothing [H41]', async () => {
  const { documentId, carole } = open
  await expect(carole.visitor.call('readMoment', { documentId, position: 8 })).rejects.toMatchObject({
    code: 'notFound',
  })
  const comparison = carole.visitor.call('readComparison', { documentId, from: 0, to: 8 })
  await expect(comparison).rejects.toMatchObject({ code: 'notFound' })
  await expect(carole.visitor.call('readMirror', { documentId, position: 8 })).rejects.toMatchObject({
    code: 'notFound',
  })
})

describe('readers, strangers, and texts that are not for everybody [H40]', () => {
  test('whoever reads the text but not its past is told so, by every question; nothing else is said', async () => {
    const { scene, documentId, early, head } = open
    const { demarcheId } = scene
    await scene.pilot.visitor.call('moveDocumentState', { documentId, from: 'draft', to: 'consultation' })
    const seen = await everythingSaidTo(early, scene, documentId, head)
    expect([...new Set(seen.codes.values())]).toEqual(['done'])
    await scene.pilot.visitor.call('updateDemarche', { demarcheId, readersSeeHistory: false })
    const { heard, codes } = await everythingSaidTo(early, scene, documentId, head)
    const refused = [...codes].filter(([, code]) => code === 'historyHidden').map(([name]) => name)
    const answered = [...codes].filter(([, code]) => code === 'done').map(([name]) => name)
    expect(answered.sort()).toEqual(['listActivity', 'readUnseen'])
    expect(refused.length + answered.length).toBe(codes.size)
    expect([...canaries, 'héron', 'jardins', 'Carole'].filter((canary) => heard.includes(canary))).toEqual([])
    expect(await early.visitor.call('readUnseen', { documentId })).toMatchObject({ seen: null, rows: 0 })
    const name = early.visitor.call('nameVersion', { documentId, name: 'x' })
    await expect(name).rejects.toMatchObject({ code: 'historyHidden' })
    const beside = await saidBesideTo(early, scene, documentId)
    expect([open.fileId, 'mésange'].filter((past) => beside.includes(past))).toEqual([])
    const { stateChanges } = await early.visitor.call('readDocument', { documentId })
    expect(stateChanges.map(({ from, to }) => [from, to])).toEqual([['draft', 'consultation']])
    await scene.pilot.visitor.call('updateDemarche', { demarcheId, readersSeeHistory: true })
  })

  test('a text that one may not read has no past, whatever is asked', async () => {
    const { scene, documentId, carole, early, head } = open
    const stranger = await aStranger(scene)
    await scene.pilot.visitor.call('restrictDocument', { documentId, restricted: true, personIds: [] })
    for (const who of [stranger, carole, early]) {
      const { heard, codes } = await everythingSaidTo(who, scene, documentId, head)
      const others = [...codes].filter(([name]) => name !== 'listActivity')
      expect([...new Set(others.map(([, code]) => code))]).toEqual(['notFound'])
      expect([...canaries, 'héron', 'jardins', 'Les communs'].filter((canary) => heard.includes(canary))).toEqual([])
    }
    await scene.pilot.visitor.call('restrictDocument', { documentId, restricted: false })
  })

  test('in the trash: whoever may bring it back sees what it was; nobody names or locks a version', async () => {
    const { scene, documentId, carole, early } = open
    await scene.pilot.visitor.call('trashDocument', { documentId })
    const { mayDo, lines } = await carole.visitor.call('readHistory', { documentId })
    expect([mayDo, lines.length > 5]).toEqual([[], true])
    await expect(early.visitor.call('readHistory', { documentId })).rejects.toMatchObject({ code: 'notFound' })
    const { versionId } = await versionOf(carole, documentId)
    const lock = scene.pilot.visitor.call('lockVersion', { documentId, versionId, reason: 'kept' })
    await expect(lock).rejects.toMatchObject({ code: 'inTrash' })
    const { lines: activity } = await scene.pilot.visitor.call('listActivity', { demarcheId: scene.demarcheId })
    expect(activity.filter((line) => line.documentId === documentId)).toEqual([])
  })
})

async function versionOf({ visitor }: Player, documentId: string): Promise<{ versionId: string }> {
  const { lines } = await visitor.call('readHistory', { documentId })
  const line = lines.find(({ kind }) => kind === 'version')
  return { versionId: line?.kind === 'version' ? line.version.id : '' }
}
