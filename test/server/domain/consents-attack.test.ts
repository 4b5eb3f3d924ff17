// Consents of organisations attacked: what another ballot must not move, people who are gone, passages that went, texts made by hand.
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Pen } from '../../support/pen.ts'
import { blankIn } from '../../support/redactor.ts'
import { passOver, staleTexts } from '../../../server/domain/text-index.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import {
  answer,
  aRound,
  aText,
  close,
  comes,
  consented,
  objection,
  onSection,
  open,
  readingIn,
} from '../../support/section-consents.ts'
import { aBallot, done } from '../../support/workshops.ts'

let scene: Scene
beforeAll(async () => {
  scene = await aDemarche({ follows: true })
})
const { organisation, sectionsOf, answersTo, toldOf } = readingIn(() => scene)
const dots = () => aBallot({ items: ['Un', 'Deux'], subject: 'items' }, {})
const later = () => (scene.stage.clock.at = new Date(scene.stage.clock.at.getTime() + 60_000))

/** An organisation objects, in a workshop that goes on to a poll. */
async function objected(name: string, player?: Awaited<ReturnType<Scene['join']>>) {
  const text = await aText(scene)
  const halles = await organisation(name)
  const { room, roundId } = await aRound(scene, text, [onSection(text), dots()])
  await open({ room, roundId })
  const guest = await comes(scene, { room, roundId }, halles, player)
  await answer(guest, { room, roundId }, text, objection, 'Non')
  return { text, halles, room, roundId, guest }
}
const opensNext = async ({ room, roundId }: Awaited<ReturnType<typeof objected>>) => {
  await done(room.steer({ kind: 'next', roundId }))
  await open({ room, roundId: await room.roundId() })
}

test('another ballot of the same workshop makes no old answer the last one, and tells nobody again [A111, A113]', async () => {
  const one = await objected('Un')
  const ana = await scene.join('member', { organisationId: one.halles })
  await close(one)
  later()
  await consented(scene, one.text, { id: one.halles }) // answered anew, elsewhere
  await one.text.pen.erase(one.text.by, 'Deux ')
  await one.text.index()
  await ana.visitor.call('seeConsentNotices', {})
  later()
  await opensNext(one)
  expect(await answersTo(one.text)).toEqual(['Un consent stale'])
  expect(await toldOf(ana, one.text)).toMatchObject([{ seen: true }])
})

test('where nobody is told who answers, a section is not put to the vote, however it came into the plan [A110]', async () => {
  const text = await aText(scene)
  await expect(aRound(scene, text, [{ ...onSection(text), identity: 'nameless' }])).rejects.toThrow('badInput')
})

test('a blanked passage is in no words of a section, and in no title [A110, H100]', async () => {
  const text = await aText(scene)
  await consented(scene, text, { id: await organisation('Trois') })
  await blankIn(scene.stage.database, text.documentId, scene.pilot.me.actorId, 'mobilités')
  const { owner } = scene.stage.database
  expect(
    await owner`select 1 from workshop_text where text like '%mobilités%' and key like 'section:%'
    and key in (select 'section:' || round_id from consent_round where document_id = ${text.documentId})`,
  ).toHaveLength(0)
  const pen = await Pen.in(scene.stage.services.sql, text.documentId)
  await pen.change(text.by, (body) => {
    const at = body.toArray().findIndex((it) => it instanceof Y.XmlElement && it.getAttribute('id') === text.blockId)
    body.delete(at, 1)
  })
  await text.index()
  expect(JSON.stringify(await sectionsOf(text))).not.toContain('mobilités')
})

test.each(['before', 'after'])(
  'the organisation stays when who answered erases themselves %s the close [A111]',
  async (when) => {
    const one = await objected(`Quatre ${when}`)
    if (when === 'before') await done(one.guest.do({ kind: 'eraseMe' }))
    await close(one)
    if (when === 'after') await done(one.guest.do({ kind: 'eraseMe' }))
    await opensNext(one)
    expect((await sectionsOf(one.text))[0]?.consents).toMatchObject([{ organisationId: one.halles, reason: '' }])
  },
)

test('an account that was erased stays out of the rows [A111]', async () => {
  const ana = await scene.join('member')
  const one = await objected('Cinq', ana)
  await close(one)
  await scene.admin.visitor.call('erasePerson', { personId: ana.me.id })
  await opensNext(one)
  expect(await scene.stage.database.owner`select 1 from section_consent where person_id = ${ana.me.id}`).toHaveLength(0)
})

test('a sign that no table keeps opens a ballot all the same [A110]', async () => {
  const text = await aText(scene)
  await text.pen.change(text.by, (body) => {
    const at = body.toArray().find((it) => it instanceof Y.XmlElement && it.getAttribute('id') === text.blockId)
    const words = at instanceof Y.XmlElement ? at.get(0) : null
    if (words instanceof Y.XmlText) words.insert(0, '\u0000')
  })
  await open(await aRound(scene, text))
})

test('two headings under one id say each answer once [A114]', async () => {
  const text = await aText(scene)
  await consented(scene, text, { id: await organisation('Sept') })
  await text.pen.change(text.by, (body) => {
    const heading = new Y.XmlElement('heading')
    heading.setAttribute('level', 2 as never)
    heading.setAttribute('id', text.blockId)
    heading.insert(0, [new Y.XmlText('Faux titre')])
    body.insert(body.length, [heading])
  })
  await text.index()
  expect((await sectionsOf(text))[0]?.consents).toHaveLength(1)
})

test('a text that could not be read once is read again: what was consented to is not left as it was [A112]', async () => {
  const text = await aText(scene)
  await consented(scene, text, { id: await organisation('Huit') })
  await text.index()
  await text.pen.erase(text.by, 'Deux ')
  const { sql } = scene.stage.services
  await passOver(sql, text.documentId, scene.stage.clock.at)
  expect(await answersTo(text)).toEqual(['Huit consent'])
  later()
  expect(await staleTexts(sql, scene.stage.clock.at, 1_000)).toContain(text.documentId)
  await text.index()
  expect(await answersTo(text)).toEqual(['Huit consent stale'])
  later()
  expect(await staleTexts(sql, scene.stage.clock.at, 1_000)).not.toContain(text.documentId)
})
