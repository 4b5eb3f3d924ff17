// What was tried against the past of texts by hostile requests, and what they are answered.
import { describe, expect, test } from 'vitest'
import { aDemarche, type Player } from '../../../support/builders.ts'
import { Pen } from '../../../support/pen.ts'

const day = 24 * 3600_000

/** Asks with a body or a query that no page of ours would send. */
async function asked({ visitor: { base, cookie } }: Player, method: string, path: string, body?: object) {
  const response = await fetch(base + path, {
    method,
    headers: { cookie, origin: base, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const said = await response.text()
  return { status: response.status, said, code: (JSON.parse(said) as { code?: string }).code }
}

describe('a copy made by somebody who sees nothing of before their arrival [H42]', () => {
  test('tells them nobody who had written its source before', async () => {
    const scene = await aDemarche()
    const { clock, database } = scene.stage
    const { pilot, demarcheId } = scene
    clock.at = new Date(clock.at.getTime() - 10 * day) // what is copied is written down now
    await pilot.visitor.call('updateDemarche', { demarcheId, historyFromArrival: true })
    const anne = await scene.join('writer', { name: 'Anne Épervier', organisationId: scene.organisationId })
    const carole = await scene.join('writer', { name: 'Carole Dubois' })
    const made = { demarcheId, title: 'Le lac', template: 'note' } as const
    const { documentId } = await pilot.visitor.call('createDocument', made)
    const pen = await Pen.in(database.owner, documentId)
    const start = clock.at.getTime()
    const by = (who: Player, days: number) => ({ actorId: who.me.actorId, at: new Date(start + days * day) })
    await pen.write({ ...by(anne, 1), organisationId: scene.organisationId }, 'Les roseaux de la rive.')
    clock.at = new Date(start + 5 * day)
    const late = await scene.join('writer', { name: 'Bruno Sy' })
    await pen.write(by(carole, 6), 'Un ponton pour tous.')
    clock.at = new Date(start + 7 * day)
    const copy = { documentId, title: 'Copie', kind: 'duplicate' } as const
    const { documentId: copyId } = await late.visitor.call('duplicateDocument', copy)
    const heard: string[] = []
    late.visitor.heard = (body) => void heard.push(body)
    const on = { documentId: copyId }
    await late.visitor.call('readHistory', on)
    await late.visitor.call('readMirror', on)
    await late.visitor.call('readMoment', { ...on, position: 1 })
    await late.visitor.call('readComparison', { ...on, from: 0, to: 1 })
    await late.visitor.call('readComparison', { ...on, from: 1, to: 0 })
    await late.visitor.call('searchHistory', { ...on, phrase: 'roseaux' })
    const said = heard.join('\n')
    expect(said).toContain('roseaux')
    expect(said).toContain('Carole Dubois') // who wrote since
    expect([said.includes('Épervier'), said.includes(anne.me.actorId)]).toEqual([false, false])
    // Those who were there are told.
    const { hands } = await carole.visitor.call('readMirror', on)
    expect(hands.map(({ name }) => name)).toContain('Anne Épervier')
  })
})

test('a position is written in digits: nothing that is no number empties a text, nor tells of its beginning [H41]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const path = `/api/documents/${documentId}`
  for (const position of [
    null,
    '',
    ' ',
    [],
    [1],
    false,
    true,
    '1e0',
    '0x1',
    '+1',
    '1.0',
    -1,
    0.5,
    1e20,
    '9'.repeat(40),
  ]) {
    const { status, code } = await asked(scene.pilot, 'POST', `${path}/restored`, { position, scope: 'whole' })
    expect([position, status, code]).toEqual([position, 400, 'badInput'])
  }
  for (const query of ['from=&to=1', 'from=%20&to=1', 'from=1e0&to=1', 'from=0&from=1&to=1'])
    expect((await asked(scene.pilot, 'GET', `${path}/comparison?${query}`)).code).toBe('badInput')
  expect((await asked(scene.pilot, 'GET', `${path}/mirror?position=`)).code).toBe('badInput')
  expect((await asked(scene.pilot, 'GET', `${path}/moments/%20`)).code).toBe('badInput')
  expect((await asked(scene.pilot, 'GET', `${path}/moments/1`)).status).toBe(200)
})

test('instants and days that no calendar of the store has are no instants: nothing breaks [H52, H61]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const { versionId } = await scene.pilot.visitor.call('nameVersion', { documentId, name: 'Relue' })
  for (const date of ['0000-01-01', '0001-01-01', '1066-10-14']) {
    const lock = { reason: 'kept', date }
    const { code } = await asked(scene.pilot, 'POST', `/api/documents/${documentId}/versions/${versionId}/lock`, lock)
    expect([date, code]).toEqual([date, 'badInput'])
  }
  for (const before of ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
    const { status } = await asked(scene.pilot, 'GET', `/api/demarches/${scene.demarcheId}/activity?before=${before}`)
    expect([before, status]).toEqual([before, before < '1900' ? 400 : 200])
  }
})

test('of a text that I may no longer read, the titles that others gave to its sections stay there [H62]', async () => {
  const scene = await aDemarche()
  const anne = await scene.join('writer', { name: 'Anne Roy' })
  const documentId = await scene.aDocument()
  const pen = await Pen.in(scene.stage.database.owner, documentId)
  const theirs = { actorId: anne.me.actorId }
  await pen.write({ actorId: scene.pilot.me.actorId }, 'Le titre du cormoran', 1)
  await pen.write(theirs, 'Les roseaux et la perdrix.')
  await pen.erase({ actorId: scene.pilot.me.actorId }, ' et la perdrix')
  const { base, cookie } = anne.visitor
  const said = async () => {
    const files: string[] = []
    for (const format of ['json', 'html']) {
      const response = await fetch(`${base}/api/me/contributions/${format}`, { headers: { cookie } })
      files.push(await response.text())
    }
    return files
  }
  for (const file of await said()) expect(file).toContain('Le titre du cormoran')
  await scene.pilot.visitor.call('removeMember', { demarcheId: scene.demarcheId, personId: anne.me.id })
  for (const file of await said()) {
    expect(file).toContain('perdrix')
    expect(file).not.toContain('cormoran')
  }
})

test('whoever loses the right while an answer is worked out is told nothing of it [H40, H42]', async () => {
  const scene = await aDemarche()
  const { history } = scene.stage.services
  const { pilot, demarcheId } = scene
  const documentId = await scene.aDocument()
  const pen = await Pen.in(scene.stage.database.owner, documentId)
  await pen.write({ actorId: pilot.me.actorId }, 'Les roseaux du cormoran.') // 2
  const questions = {
    moment: (who: Player) => who.visitor.call('readMoment', { documentId, position: 2 }),
    comparison: (who: Player) => who.visitor.call('readComparison', { documentId, from: 1, to: 2 }),
    mirror: (who: Player) => who.visitor.call('readMirror', { documentId }),
    find: (who: Player) => who.visitor.call('searchHistory', { documentId, phrase: 'cormoran' }),
    sittings: (who: Player) => who.visitor.call('readHistory', { documentId }),
  }
  const losses = {
    notFound: (who: Player) => pilot.visitor.call('removeMember', { demarcheId, personId: who.me.id }),
    beforeArrival: () => pilot.visitor.call('updateDemarche', { demarcheId, historyFromArrival: true }),
  }
  for (const [name, ask] of Object.entries(questions)) {
    for (const [code, lose] of Object.entries(losses)) {
      await pilot.visitor.call('updateDemarche', { demarcheId, historyFromArrival: false })
      const who = await scene.join('writer')
      await ask(who)
      const answer = history[name as keyof typeof questions] as (...given: never[]) => Promise<unknown>
      const meanwhile = async (...given: never[]) => {
        const told = await answer(...given)
        await lose(who)
        return told
      }
      Object.assign(history, { [name]: meanwhile })
      await expect(ask(who), `${name} ${code}`).rejects.toMatchObject({ code })
      Object.assign(history, { [name]: answer })
    }
  }
})

test('whoever loses their place in the moment after they restored has restored: what was before bears a name, the act stands [H95]', async () => {
  const scene = await aDemarche()
  const { live, database } = scene.stage
  const { pilot, demarcheId } = scene
  const documentId = await scene.aDocument()
  const pen = await Pen.in(database.owner, documentId)
  await pen.write({ actorId: pilot.me.actorId }, 'Les roseaux du cormoran.') // 2
  await pen.erase({ actorId: pilot.me.actorId }, ' du cormoran') // 3
  const anne = await scene.join('writer', { name: 'Anne Roy' })
  const { edit } = live
  const thenGone: typeof edit = async (...given) => {
    const position = await edit(...given)
    await database.owner`delete from membership where demarche_id = ${demarcheId} and person_id = ${anne.me.id}`
    return position
  }
  Object.assign(live, { edit: thenGone })
  await anne.visitor.call('restoreText', { documentId, position: 2, scope: 'whole' })
  const { lines, hands } = await pilot.visitor.call('readHistory', { documentId })
  const act = lines.find((line) => line.kind === 'act' && line.act.name === 'restored')
  expect(act).toMatchObject({ position: 4, act: { to: 2 } })
  expect(act?.kind === 'act' && hands[act.by ?? -1]?.name).toBe('Anne Roy')
  expect(lines.find(({ kind }) => kind === 'version')).toMatchObject({ version: { position: 3, isAutomatic: true } })
})
