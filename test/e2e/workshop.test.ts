// A workshop on the real thing: the code on two phones, what one writes alone, what nobody else receives before it is revealed.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { panel as panelConfig, phaseDefaults } from '../../shared/workshop/library.ts'
import type { Phase } from '../../shared/workshop/phases.ts'
import { expectAccessible, expectAccessibleByNightToo, phone } from '../support/browser.ts'
import { aWrittenStory, type Story } from '../support/story.ts'
import type { Team } from '../support/instance.ts'
import { aPhone, aScreen, enter, write } from '../support/workshop-pages.ts'
import { signalsAfterPhase, wishByKeyboard } from '../support/workshop-signals.ts'
import {
  followedByKeyboard,
  lateByKeyboard,
  meetingByKeyboard,
  photoByKeyboard,
  planByKeyboard,
  seeKit,
  wallByKeyboard,
} from '../support/workshop-walks.ts'
import { aBallot, alone, aRoom, done, type Room } from '../support/workshops.ts'

let story: Story & { team: Team }
let room: Room

const vote = aBallot(
  { items: ['Des lieux', 'Du temps'], budget: 3, mostEach: 2 },
  { title: 'Placer vos gommettes', prompt: 'Quels besoins ?', identity: 'named' },
)

const named = ['Karim Saïd', 'Lucie Morel'].map((name, at) => ({
  id: `speaker-${at}`,
  name,
  role: '',
  organisation: '',
  subject: 'Le foncier',
}))
const panel: Phase = alone({ ...phaseDefaults('panel'), config: { ...panelConfig(600), speakers: named } })

beforeAll(async () => {
  story = await aWrittenStory()
  const { nadia, demarcheId } = story.team
  const [pilot] = (await nadia.call('readDemarche', { demarcheId })).organisations
  const phases = [alone({ title: 'Seul, en silence', minutes: 6 }), alone({ title: 'Encore', identity: 'nameless' })]
  room = await aRoom(nadia, demarcheId, pilot?.id ?? '', { phases, isStarted: false })
})

afterAll(() => story.close())

/** Another workshop, open and not begun, under this title. */
async function anotherRoom(title: string): Promise<void> {
  const { nadia, demarcheId } = story.team
  const [pilot] = (await nadia.call('readDemarche', { demarcheId })).organisations
  const { workshopId } = await aRoom(nadia, demarcheId, pilot?.id ?? '', { phases: [alone()], isStarted: false })
  await nadia.call('updateWorkshop', { workshopId, title })
}

it('a console, a screen and two phones: what is written alone reaches nobody before it is revealed, and everybody after; what comes late is told, and a phone has two people; phones signal where that was accepted [A4, A9, A13, A15, A18, A38, A91]', async () => {
  const desk = await story.browser.aContext(story.product.url, { visitor: story.team.nadia })
  const console = await desk.newPage()
  await console.goto(`/ateliers/${room.workshopId}/console`)
  await console.getByRole('heading', { level: 1 }).first().waitFor()
  await expectAccessible(console)
  const screen = await aScreen({ story }, console)
  await expectAccessible(screen.page)
  const hall = { story, room }
  const [mireille, theo] = await Promise.all([aPhone(hall, 'Mireille Aubanel'), aPhone(hall, 'Théo Lorca')])
  await expectAccessible(theo.page)
  await console.getByRole('button', { name: /^Commencer/ }).press('Enter')
  await console
    .getByRole('button', { name: /^Passer à/ })
    .and(console.locator(':focus'))
    .waitFor() // what comes next
  for (const { page } of [mireille, theo])
    await page.getByRole('heading', { level: 1, name: 'Seul, en silence' }).waitFor()
  await wishByKeyboard(console, theo.page, mireille.page)
  await write(mireille, 'Un local stable à moins de 6 € le m²')
  await expectAccessible(mireille.page)
  await write(theo, 'Payer les six mois entre l’idée et l’étude')
  await console.getByText('Payer les six mois entre l’idée et l’étude').waitFor()
  await expectAccessible(console)
  await console.getByRole('button', { name: 'Terminer', exact: true }).press('Enter')
  await console.getByText('« Seul, en silence » : 2 contributions non révélées').waitFor()
  await console.keyboard.press('Escape')
  expect(await theo.received()).not.toContain('local stable')
  expect(await mireille.received()).not.toContain('six mois')
  expect(await screen.received()).not.toMatch(/local stable|six mois|Mireille|Lorca/)
  await console.getByRole('button', { name: 'Révéler à tous' }).click()
  await screen.page.getByText('Un local stable à moins de 6 € le m²').waitFor()
  await theo.page.getByText('Un local stable à moins de 6 € le m²').waitFor()
  await mireille.page.getByText('Payer les six mois entre l’idée et l’étude').waitFor()
  await theo.page.getByText('Mireille Aubanel').waitFor()
  for (const { page } of [theo, screen]) await expectAccessible(page)
  await theo.page.getByRole('button', { name: 'Écrire', exact: true }).press('Enter') // to the field, and nothing is sent nor told wrong
  await theo.page.locator('textarea:focus:not([aria-invalid="true"])').waitFor()
  await console.getByRole('button', { name: /^Passer à/ }).click()
  await console.getByText(/^Phase suivante\. Vous pouvez/).waitFor() // what is taken back is this, and not what was revealed
  await console.getByRole('button', { name: 'Annuler' }).click() // within ten seconds: the room is back where it was
  await theo.page.getByRole('heading', { level: 1, name: 'Seul, en silence' }).waitFor()
  const expectQuiet = await signalsAfterPhase(theo.page, mireille.page)

  // Without a network when the room goes on: what waited is not lost, and a facilitator says whether it is taken.
  await theo.page.context().setOffline(true)
  for (const text of ['Écrit dans l’ascenseur', 'Écrit sur le palier']) {
    await theo.page.getByRole('textbox', { name: 'Votre besoin' }).fill(text)
    await theo.page.getByRole('button', { name: 'Envoyer le besoin' }).press('Enter')
    await theo.page.getByText(text).waitFor()
  }
  await theo.page.getByText('En attente\u202f: gardée sur ce téléphone').first().waitFor()
  await console.getByRole('button', { name: /^Passer à/ }).click()
  await mireille.page.getByRole('heading', { level: 1, name: 'Encore' }).waitFor()
  await theo.page.context().setOffline(false)
  await console.getByRole('region', { name: 'Arrivées en retard' }).getByText('Écrit sur le palier').waitFor()
  await theo.page.getByText('Vos contributions des autres phases').click()
  const late = theo.page.getByText('Arrivée après la fin').first()
  await late.waitFor()
  await expectAccessible(theo.page)
  expect(await mireille.received()).not.toMatch(/ascenseur|palier/)
  await lateByKeyboard(console, 'Écrit dans l’ascenseur', 'Écrit sur le palier')
  await late.waitFor({ state: 'detached' })
  await expectQuiet()

  // A second person on one phone: each under their own name, and both are known again.
  const shared = await mireille.page.context().newPage()
  await shared.goto(`/r/${room.code}`)
  await shared.getByRole('button', { name: 'Ajouter une personne sur ce téléphone' }).click()
  await enter(shared, 'Lina Haddad')
  await shared.getByRole('heading', { level: 1, name: 'Encore' }).waitFor()
  const again = await mireille.page.context().newPage()
  await again.goto(`/r/${room.code}`)
  for (const name of ['Mireille Aubanel', 'Lina Haddad'])
    await again.getByRole('button', { name: `Reprendre en tant que ${name}` }).waitFor()
  await expectAccessible(again)
  for (const page of [theo.page, screen.page, console]) await expectAccessibleByNightToo(page)
  expect(story.browser.complaints()).toEqual([])
  for (const { page } of [mireille, theo, screen, { page: console }]) await page.context().close()
})

it('by keyboard alone: forty lines of paper, a phase moved, skipped, gone to and put in, a sheet’s photograph, cards carried on the wall; then another person takes the console on a phone, and both are told [A60, A61, A63, A64, A68]', async () => {
  const { nadia } = story.team
  const { workshopId } = room
  const desk = await story.browser.aContext(story.product.url, { visitor: nadia })
  const console = await desk.newPage()
  const keys = console.keyboard
  await console.goto(`/ateliers/${workshopId}/console`)
  await console.getByRole('button', { name: 'Autres actions de l’atelier' }).focus()
  await keys.press('Enter')
  await console.getByRole('menuitem', { name: 'Saisir le papier…' }).waitFor()
  await keys.type('Saisir')
  await keys.press('Enter')
  const line = console.getByRole('textbox', { name: 'Une contribution par ligne' })
  await line.waitFor()
  for (let n = 1; n <= 40; n++) {
    await keys.type(`${n % 2 ? 'b' : 'o'} Ligne ${n}`)
    await keys.press('Enter')
  }
  await console.getByText('40 lignes enregistrées').waitFor()
  await keys.type('3 b Le bail')
  await keys.press('Enter')
  await console.getByText('Il n’y a pas de table 3 dans cet atelier.').waitFor()
  await expectAccessibleByNightToo(console)
  const heard = console.locator('[data-react-aria-top-layer]') // what tells of an act is not behind the dialog
  expect(await heard.evaluateAll((all) => all.filter((one) => one.closest('[inert]')).length)).toBe(0)
  expect(await heard.count()).toBeGreaterThan(1)
  await console.getByRole('combobox', { name: 'Langue des lignes' }).selectOption('de')
  await line.fill('b Mehr Busse')
  await line.press('Enter')
  await console.locator('li [lang=de]').filter({ hasText: 'Mehr Busse' }).waitFor()
  await console.getByText('41 lignes enregistrées').waitFor()
  await keys.press('Escape')
  await console.getByRole('button', { name: 'Autres actions de l’atelier' }).and(console.locator(':focus')).waitFor()
  const { contributions = {} } = (await room.console()).common ?? {}
  const typed = Object.values(contributions).filter((one) => one?.source === 'paper')
  expect(new Set(typed.map((one) => one?.text)).size).toBe(41)
  expect(typed).toHaveLength(41)
  expect(typed.filter((one) => one?.language === 'de').map((one) => one?.text)).toEqual(['Mehr Busse'])

  const phases = console.getByRole('navigation', { name: /^Déroulé/ }).locator('[data-phase]')
  await phases.first().focus()
  await keys.press('Alt+ArrowDown')
  await console.getByText('« Seul, en silence », phase 2 sur 2.').waitFor()
  await phases.last().filter({ hasText: 'Seul, en silence' }).waitFor()
  await console.locator('[data-phase]:focus').filter({ hasText: 'Seul, en silence' }).waitFor()
  await keys.press('Control+z')
  await phases.first().filter({ hasText: 'Seul, en silence' }).waitFor()
  await console.getByRole('article', { name: /Ligne 40\./ }).focus()
  await keys.press('Enter')
  await console.locator('[role="menuitem"]:focus').waitFor()
  await keys.press('Escape')

  await planByKeyboard(console, 'Seul, en silence', 'Encore')
  await room.steer({ kind: 'setTables', count: 2 })
  await photoByKeyboard(console)
  const wall = alone(phaseDefaults('wall'))
  await done(room.steer({ kind: 'reveal', roundId: await room.roundId(), revealed: true }))
  await done(room.steer({ kind: 'addPhase', phase: wall, before: null }))
  await done(room.steer({ kind: 'goTo', roundId: await room.roundId(), phaseId: wall.id }))
  await wallByKeyboard(console)

  const theo = await story.team.invite('theo@halles.example', 'Théo Lorca')
  const { me } = await theo.call('readMe', {})
  await nadia.call('updateWorkshop', { workshopId, facilitatorIds: [me?.id ?? ''] })
  const pocket = await story.browser.aContext(story.product.url, { visitor: theo, viewport: phone, hasTouch: true })
  const taking = await pocket.newPage()
  await taking.goto(`/ateliers/${workshopId}/console`)
  await taking.getByText('Nadia Ferhat conduit l’atelier.').waitFor()
  await expectAccessibleByNightToo(taking)
  await taking.getByRole('button', { name: 'Prendre la main' }).click()
  await console.getByText('Théo Lorca a pris la main.').waitFor()
  await taking.getByText('Vous avez la main.').waitFor()
  await console.getByRole('button', { name: 'Prendre la main' }).waitFor()
  expect(story.browser.complaints()).toEqual([])
  for (const page of [console, taking]) await page.context().close()
})

it('a secret vote by keyboard: saved at the tap, over a page that is closed at once and a network that is gone; the screen tells how many, then what [A36, A37, A39]', async () => {
  const { nadia, demarcheId } = story.team
  const [pilot] = (await nadia.call('readDemarche', { demarcheId })).organisations
  room = await aRoom(nadia, demarcheId, pilot?.id ?? '', { phases: [vote], isStarted: false })
  const desk = await story.browser.aContext(story.product.url, { visitor: nadia })
  const console = await desk.newPage()
  await console.goto(`/ateliers/${room.workshopId}/console`)
  const { page: screen } = await aScreen({ story }, console)
  let { page: mireille } = await aPhone({ story, room }, 'Mireille Aubanel')
  const offline = mireille.context()
  await room.steer({ kind: 'start' })
  const roundId = await room.roundId()
  await mireille.getByText('Le vote n’est pas encore ouvert').waitFor()
  await room.steer({ kind: 'openBallot', roundId })
  const more = (subject: string) =>
    mireille
      .getByRole('group', { name: `Gommettes pour ${subject}` })
      .getByRole('button', { name: 'Ajouter une gommette' })
  const less = (subject: string) =>
    mireille
      .getByRole('group', { name: `Gommettes pour ${subject}` })
      .getByRole('button', { name: 'Retirer une gommette' })
  for (const key of ['Enter', 'Space', 'Enter']) await more('Des lieux').press(key) // two at most: the third adds nothing
  await mireille.getByText('2 gommettes enregistrées').waitFor()
  await expectAccessible(mireille)
  await more('Du temps').click()
  await mireille.close() // at once: nobody waited to be told
  mireille = await offline.newPage()
  await mireille.goto(`/r/${room.code}`)
  await mireille.getByRole('button', { name: 'Reprendre en tant que Mireille Aubanel' }).click()
  await mireille.getByText('3 gommettes enregistrées').waitFor()
  await less('Du temps').click()
  await mireille.getByText('2 gommettes enregistrées').waitFor()
  await offline.setOffline(true)
  await more('Du temps').click()
  await mireille.getByText('En attente du réseau').waitFor()
  await offline.setOffline(false)
  await mireille.getByText('3 gommettes enregistrées').waitFor()
  await screen.getByText('1 sur 1 a voté').waitFor()
  await expectAccessible(screen)
  await room.steer({ kind: 'closeBallot', roundId }, { kind: 'showResults', roundId, shown: true })
  await screen.getByRole('row', { name: /Des lieux.*2 gommettes/ }).waitFor()
  await mireille.getByText(/^Votre réponse.*2 gommettes$/).waitFor()
  for (const page of [screen, mireille]) await expectAccessible(page)
  expect(story.browser.complaints()).toEqual([])
  for (const page of [console, screen, mireille]) await page.context().close()
})

it('a panel: the floor goes to two speakers, a question is asked and supported from phones, a synthesis reaches screen and restitution [A78, A79, A80, A81]', async () => {
  const { nadia, demarcheId } = story.team
  const [pilot] = (await nadia.call('readDemarche', { demarcheId })).organisations
  room = await aRoom(nadia, demarcheId, pilot?.id ?? '', { phases: [panel], isStarted: false })
  const desk = await story.browser.aContext(story.product.url, { visitor: nadia })
  const console = await desk.newPage()
  await console.goto(`/ateliers/${room.workshopId}/console`)
  const { page: screen } = await aScreen({ story }, console)
  const hall = { story, room }
  const [{ page: theo }, { page: lea }] = await Promise.all([aPhone(hall, 'Théo Lorca'), aPhone(hall, 'Léa Estève')])
  await room.steer({ kind: 'start' })
  await console.getByRole('button', { name: 'Donner la parole à Karim Saïd' }).first().click()
  await screen.getByRole('heading', { level: 1, name: 'Karim Saïd' }).waitFor()
  await theo.getByRole('button', { name: 'Poser une question' }).click()
  await theo.getByRole('combobox', { name: 'À qui' }).selectOption({ label: 'Karim Saïd' })
  await theo.getByRole('textbox', { name: 'Votre question' }).fill('Qui garantit le bail ?')
  await expectAccessibleByNightToo(theo)
  await theo.getByRole('button', { name: 'Envoyer la question' }).click()
  await lea.getByText('Qui garantit le bail ?').waitFor()
  await lea.getByRole('button', { name: /^Je soutiens/ }).click()
  await console.getByText('1 soutien').waitFor()
  await console.getByRole('button', { name: 'Montrer à l’écran : Qui garantit' }).click()
  await screen.getByRole('heading', { level: 1, name: 'Qui garantit le bail ?' }).waitFor()
  await expectAccessibleByNightToo(screen)
  await console.getByRole('button', { name: 'Posée : Qui garantit' }).click()
  await theo.getByText('Posée', { exact: true }).waitFor()
  await console.getByRole('textbox', { name: 'Synthèse de Karim Saïd' }).fill('Un bail garanti par trois communes.')
  await console.getByText('Enregistrée', { exact: true }).waitFor()
  await console.getByRole('button', { name: 'Donner la parole à Lucie Morel' }).first().click()
  await screen.getByRole('heading', { level: 1, name: 'Lucie Morel' }).waitFor()
  await console.getByRole('button', { name: 'Montrer la synthèse de Karim Saïd à l’écran' }).click()
  await screen.getByText('Un bail garanti par trois communes.').waitFor()
  for (const page of [console, screen, lea]) await expectAccessibleByNightToo(page)
  await room.steer({ kind: 'close', roundId: await room.roundId() })
  const { documentId } = await nadia.call('writeRestitution', { workshopId: room.workshopId })
  await console.goto(`/d/${demarcheId}/documents/${documentId}`)
  for (const said of ['Un bail garanti par trois communes.', 'Qui garantit le bail ?'])
    await console.getByText(said).first().waitFor()
  expect(story.browser.complaints()).toEqual([])
  for (const page of [console, screen, theo, lea]) await page.context().close()
})

it('a meeting: prepared by keyboard with two workshops and opened; a phone enters the code of the day, chooses, then goes to the other as the same person, and follows both by one code; one restitution of both [A72, A74, A75, A76]', async () => {
  const { nadia, demarcheId } = story.team
  for (const title of ['Des lieux', 'Du temps']) await anotherRoom(title)
  const desk = await story.browser.aContext(story.product.url, { visitor: nadia })
  const page = await desk.newPage()
  await meetingByKeyboard(page, demarcheId, ['Des lieux', 'Du temps'])
  const link = await page.getByLabel('Lien de la rencontre').inputValue()

  const pocket = await story.browser.aContext(story.product.url, { viewport: phone, hasTouch: true })
  const hand = await pocket.newPage()
  await hand.goto(link)
  await hand.getByRole('heading', { level: 2, name: 'Choisissez votre atelier' }).waitFor()
  await expectAccessible(hand)
  await hand.getByRole('link', { name: /Des lieux/ }).click()
  await hand.getByRole('textbox', { name: 'Votre nom' }).fill('Claire')
  await hand.getByLabel('Votre organisation').fill('CRESS')
  await hand.getByRole('combobox', { name: 'Vous participez comme' }).selectOption({ index: 1 })
  await hand.getByRole('button', { name: 'Entrer dans l’atelier' }).click()
  await hand.getByText('Vous y êtes').waitFor()
  await hand.getByText('Vous et ce téléphone').click()
  await hand.getByRole('link', { name: 'Les autres ateliers de la rencontre' }).click()
  await hand.getByRole('link', { name: /Du temps/ }).click()
  await hand.getByRole('button', { name: 'Entrer comme Claire (CRESS)' }).waitFor()
  await expectAccessible(hand)
  await hand.getByRole('button', { name: 'Entrer comme Claire (CRESS)' }).press('Enter')
  await hand.getByText('Vous y êtes').waitFor()
  await followedByKeyboard(nadia, demarcheId, hand)

  await page.reload()
  await page.getByRole('row', { name: /Ensemble.*1/ }).waitFor() // one person, in two workshops
  await page.getByRole('button', { name: 'Composer la restitution de la rencontre' }).click()
  const text = page.locator('.doc-text') // the page before has both titles as well
  for (const name of ['Des lieux', 'Du temps']) await text.getByRole('heading', { name }).waitFor() // a chapter of each
  await text.getByText('Une matinée par mois').first().waitFor()
  await page.goBack()
  await page.getByRole('link', { name: 'Affiche de la rencontre' }).click()
  await page.getByRole('table', { name: 'Au programme' }).waitFor()
  await expectAccessible(page)
  await page.goto(`/d/${demarcheId}/ateliers`)
  await page.getByRole('list', { name: 'Ateliers de « Rencontres de Vaucombe »' }).waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('link', { name: 'Du temps', exact: true }).count()).toBe(1) // under its meeting, and not again
  expect(story.browser.complaints()).toEqual([])
  for (const one of [page, hand]) await one.context().close()
})

it('a rehearsal by keyboard: people who are not there come in, console, screen and a phone say that it is one, and nothing of it stays [A82, A83, A84, A85]', async () => {
  const { nadia, demarcheId } = story.team
  const [pilot] = (await nadia.call('readDemarche', { demarcheId })).organisations
  const { workshopId } = await aRoom(nadia, demarcheId, pilot?.id ?? '', { phases: [alone()], isStarted: false })
  const desk = await story.browser.aContext(story.product.url, {
    visitor: nadia,
    expects: [/status of 404/], // what a console asks of a rehearsal that is no more
  })
  const page = await desk.newPage()
  const keys = page.keyboard
  const banner = 'Répétition — tout sera effacé'
  await seeKit(page, workshopId)
  await page.goto(`/ateliers/${workshopId}/preparer`)
  await page.getByRole('combobox', { name: 'Personnes inventées' }).focus()
  await keys.type('60')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Répéter', exact: true }).press('Enter')
  await page.getByRole('complementary', { name: banner }).waitFor()
  await page.getByText(/^[1-9]\d*personnes? présentes?$/).waitFor()
  await expectAccessibleByNightToo(page)
  const { rehearsal } = await nadia.call('readWorkshop', { workshopId })
  expect(rehearsal?.people).toBe(60)
  const rehearsalId = rehearsal?.workshopId ?? ''
  const { code } = await nadia.call('readWorkshop', { workshopId: rehearsalId })
  const { page: screen } = await aScreen({ story }, page)
  await screen.getByText(banner).waitFor()
  await expectAccessibleByNightToo(screen)
  const { page: hand } = await aPhone({ story, room: { code: code ?? '' } }, 'Claire')
  await hand.getByText(banner).waitFor()
  await expectAccessibleByNightToo(hand)
  for (const one of [screen, hand]) await one.context().close()

  const end = page.getByRole('button', { name: 'Finir la répétition' })
  await end.press('Enter')
  await page.getByRole('alertdialog', { name: 'Finir la répétition\u202f?' }).waitFor()
  await expectAccessible(page)
  await keys.press('Escape')
  await end.and(page.locator(':focus')).waitFor()
  await keys.press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Annuler' }).and(page.locator(':focus')).waitFor()
  await keys.press('Tab')
  await keys.press('Enter')
  await page.getByText('La répétition est effacée.').waitFor()
  await page.getByRole('heading', { level: 1, name: 'Atelier des besoins' }).and(page.locator(':focus')).waitFor()
  await page.getByRole('button', { name: 'Répéter', exact: true }).waitFor()
  expect((await nadia.call('readWorkshop', { workshopId })).rehearsal).toBeNull()
  await expect(nadia.call('readWorkshop', { workshopId: rehearsalId })).rejects.toMatchObject({ code: 'notFound' })
  expect(story.browser.complaints()).toEqual([])
  await desk.close()
})
