// A whole workshop on the real thing: « Atelier thématique » from its preparation to a published restitution and to what became
// of somebody's words, with a console, a screen and five phones, one of which is German. [A2, A25, A26, A27, A40, A44, A50]
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible, expectAccessibleByNightToo, phone } from '../support/browser.ts'
import { expectGerman } from '../support/french.ts'
import { expectTagged, german, joinInGerman, untagged } from '../support/german-phone.ts'
import { expectNarrow } from '../support/narrow.ts'
import { aWrittenStory, type Story } from '../support/story.ts'
import type { Team } from '../support/instance.ts'
import {
  giveContact,
  joinAs,
  joinByKeyboard,
  playSpeaking,
  playVotes,
  playWord,
  shortPhases,
  type Phones,
} from '../support/workshop-phases.ts'
import { carriedByKeyboard, correctByKeyboard, withdrawByKeyboard } from '../support/workshop-walks.ts'
import { prepare, videoUrl } from '../support/workshop-preparing.ts'
import { alone, aRoom } from '../support/workshops.ts'

let story: Story & { team: Team }

beforeAll(async () => {
  story = await aWrittenStory()
})

afterAll(() => story.close())

type Place = { page: Page; received: () => Promise<string> }

/** A page of its own browser; and every byte that it received. */
async function aPlace(options: Parameters<Story['browser']['aContext']>[1] = {}): Promise<Place> {
  const context = await story.browser.aContext(story.product.url, options)
  const page = await context.newPage()
  const heard: Promise<string>[] = []
  page.on('response', (response) => void heard.push(response.text().catch(() => '')))
  return { page, received: async () => (await Promise.all(heard)).join('\n') }
}

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name })
const press = (page: Page | Locator, name: string | RegExp) => button(page, name).click()
const titled = (page: Page, name: string, level = 1) => page.getByRole('heading', { level, name }).first().waitFor()

async function aScreen(console: Page): Promise<Place> {
  const screen = await aPlace({ viewport: { width: 1920, height: 1080 } })
  const opened = screen.page.waitForResponse((response) => response.url().endsWith('/api/screens'))
  await screen.page.goto('/ecran')
  const { code } = (await (await opened).json()) as { code: string }
  const shownCode = screen.page.locator('h1 + p')
  const say = (words: string) => shownCode.evaluate((one, said) => (one.lastChild!.textContent = said), words)
  const drawn = await shownCode.evaluate((one) => one.lastChild?.textContent ?? '')
  await say('WWW WWW') // the widest there is
  await expectNarrow(screen.page, 'pairing')
  await say(drawn)
  await press(console, 'Associer un écran')
  await console.getByRole('dialog').getByRole('textbox').fill(code)
  await press(console.getByRole('dialog'), 'Associer')
  await screen.page.getByText('Rejoignez').first().waitFor()
  return screen
}

const codeOn = async ({ page }: Place): Promise<string> =>
  (await page.locator('[translate=no]').filter({ hasText: / / }).first().textContent()) ?? ''

type Person = { name: string; table: number }

/** Somebody from across the border, whose phone speaks German. */
async function aGermanPhone(link: string): Promise<Place> {
  const place = await aPlace({ viewport: phone, hasTouch: true, locale: 'de-DE' })
  await joinInGerman(place.page, link)
  return place
}

async function aPhone(link: string, { name, table }: Person): Promise<Place> {
  const place = await aPlace({ viewport: phone, hasTouch: true })
  const { page } = place
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Votre nom' }).fill(name)
  await page.getByRole('combobox', { name: 'Vous participez comme' }).selectOption({ index: 1 })
  await page.getByRole('combobox', { name: 'Votre table' }).selectOption({ label: `Table ${table}` })
  await press(page, 'Entrer dans l’atelier')
  await page.getByText('Vous y êtes').waitFor()
  return place
}

const write = async ({ page }: Place, type: string, text: string) => {
  const chip = page.getByRole('radio', { name: type, exact: true })
  if ((await chip.count()) > 0) await chip.check({ force: true })
  await page.getByRole('textbox').last().fill(text)
  await page.locator('button[type=submit]').click()
  await page.getByText(text).first().waitFor()
}

/** On to the phase of this title, for the console and every phone. */
async function pass(console: Page, phones: readonly Place[], title: string): Promise<void> {
  await press(console, /^Passer à/)
  const sure = console.getByRole('dialog').or(console.getByRole('alertdialog'))
  await expect
    .poll(async () => {
      if (await sure.isVisible())
        await sure
          .getByRole('button', { name: /^Passer (à la suite|sans)/ })
          .first()
          .click()
      return phones[0]?.page.getByRole('heading', { level: 1, name: title }).isVisible()
    })
    .toBe(true)
  await Promise.all(phones.map(({ page }) => titled(page, title)))
}

it('from a template to a published restitution, and to what became of one’s words', async () => {
  const { page: console } = await aPlace({ visitor: story.team.nadia })
  const link = await prepare(console, story.team.demarcheId)
  const screen = await aScreen(console)
  const people = ['Mireille', 'Théo', 'Awa', 'Luc'].map((name, i) => ({ name, table: i < 2 ? 1 : 2 }))
  const phones = await Promise.all(people.map((person) => aPhone(link, person)))
  const [mireille, theo, awa, luc] = phones as [Place, Place, Place, Place]
  const greta = await aGermanPhone(link)
  const all = [...phones, greta]

  await press(console, /^Commencer/)
  await Promise.all(all.map(({ page }) => titled(page, 'Accueil, émargement')))
  const video = luc.page.getByRole('link', { name: 'Rejoindre la visioconférence (nouvel onglet)' })
  expect(await video.getAttribute('href')).toBe(videoUrl)
  await pass(console, all, 'Cadrage par le pilotage')
  await pass(console, all, 'Seul·e, en silence')
  await write(mireille, 'Obstacle', 'Des baux de vingt-trois mois')
  await write(theo, 'Levier', 'Un bail mobilité avec la ville')
  await write(awa, 'Pratique', 'Une halle partagée à cinq structures')
  await write(luc, 'Obstacle', 'Le prix des murs au centre')
  await write(greta, 'Hindernis', german)
  await expectGerman(greta.page)
  await expectAccessibleByNightToo(greta.page)
  await expectTagged(console)
  await untagged(greta.page, console)
  expect(await theo.received()).not.toContain('vingt-trois mois')
  expect(await screen.received()).not.toMatch(/vingt-trois mois|bail mobilité|halle partagée|prix des murs/)
  await press(console, 'Révéler à tous')
  await screen.page.getByText('Des baux de vingt-trois mois').waitFor()
  await theo.page.getByText('Des baux de vingt-trois mois').waitFor()
  for (const { page } of [screen, theo]) await expectTagged(page)
  await expectGerman(greta.page)

  await pass(console, all, 'À deux')
  await pass(console, all, 'À la table')
  await press(mireille.page, 'Prendre ce rôle')
  await mireille.page.getByRole('checkbox', { name: /vingt-trois mois/ }).check()
  await mireille.page.getByRole('textbox', { name: 'Titre du groupe' }).fill('Des locaux qui durent')
  await press(mireille.page, 'Réunir')
  await theo.page.getByRole('heading', { name: 'Des locaux qui durent' }).waitFor()
  await press(mireille.page, 'Modifier ce groupe')
  await mireille.page.getByRole('textbox', { name: /^Synthèse en trois lignes/ }).fill('Des baux garantis à plusieurs.')
  await press(mireille.page, 'Enregistrer le groupe')
  await mireille.page.getByRole('checkbox', { name: /^À porter en plénière/ }).click()
  for (const said of ['Des baux garantis à plusieurs.', 'Retenu par la table'])
    await theo.page.getByText(said).waitFor()
  await expectGerman(greta.page)
  await expectNarrow(mireille.page, 'phone-rapporteur')
  await expectNarrow(theo.page, 'phone-table')
  await expectAccessible(awa.page)
  await expectNarrow(console, 'console-table')

  await pass(console, all, 'Restitution croisée')
  await press(console, 'Donner la parole à Table 1')
  await expectGerman(greta.page)
  await expectAccessibleByNightToo(console)
  await pass(console, all, 'Gommettes')
  await press(console, 'Ouvrir le vote')
  for (const { page } of phones) {
    const group = page.getByRole('group', { name: 'Gommettes pour Des locaux qui durent' })
    await press(group, 'Ajouter une gommette')
    await press(group, 'Ajouter une gommette')
    await page.getByText('2 gommettes enregistrées').waitFor()
  }
  await greta.page.getByRole('button', { name: 'Einen Punkt vergeben' }).first().waitFor()
  await expectGerman(greta.page)
  await expectNarrow(awa.page, 'phone-dots')
  expect(await screen.received()).not.toContain('"total":8')
  await press(console, 'Fermer le vote')
  await expectNarrow(console, 'console-results')
  await press(console, 'Montrer les résultats à tous')
  await screen.page.getByRole('row', { name: /Des locaux qui durent.*8 gommettes/ }).waitFor() // a code may have an 8
  await awa.page.getByText('8 gommettes').first().waitFor()
  await greta.page.getByText('8 Punkte').first().waitFor()
  await expectGerman(greta.page)
  await expectAccessible(screen.page)

  await pass(console, all, 'Des idées aux projets')
  await write(theo, 'Projet', 'Une foncière à plusieurs')
  await press(awa.page, /Je participe/)
  await pass(console, all, 'Engagements')
  await write(luc, 'Engagement', 'Je relève les locaux vides d’ici mars')
  await pass(console, all, 'Évaluation à chaud')
  await mireille.page.getByRole('radio', { name: '5' }).first().check({ force: true })
  await mireille.page.getByText('Enregistré', { exact: true }).waitFor()
  await expectGerman(greta.page)
  for (const page of [mireille.page, console]) await expectAccessibleByNightToo(page)
  await press(console, 'Terminer l’atelier')
  await press(console.getByRole('alertdialog'), 'Terminer l’atelier')
  await titled(mireille.page, 'Vous repartez avec')
  await titled(greta.page, 'Das nehmen Sie mit')
  await press(greta.page, 'Sechs-Wörter-Code erhalten')
  await greta.page.getByText('Notieren oder speichern Sie ihn').waitFor()
  await expectGerman(greta.page)
  await press(mireille.page, 'Obtenir mon code de suivi')
  await mireille.page.getByText('Notez-le ou enregistrez-le').waitFor()
  const code = await codeOn(mireille)
  await expectNarrow(mireille.page, 'phone-closed')

  await console.getByRole('link', { name: 'Écrire la restitution' }).click()
  await press(console, 'Écrire la restitution')
  await console.getByRole('link', { name: 'Ouvrir le document' }).waitFor()
  await expectNarrow(console, 'restitution')
  await mireille.page.reload()
  await press(mireille.page, 'Donner mon accord')
  await mireille.page.getByText('Vous avez donné votre accord pour la table 1.').waitFor()
  await press(console, /D’où vient ce passage.*trois mois/)
  await console.getByRole('dialog', { name: 'D’où vient ce passage' }).getByText('table 1').first().waitFor()
  await expectAccessibleByNightToo(console)
  await console.keyboard.press('Escape')
  await press(console, 'Ouvrir aux corrections')
  await press(console.getByRole('alertdialog'), 'Ouvrir aux corrections')
  await console.getByText(/^Ouverte aux corrections jusqu’au/).waitFor()

  await greta.page.getByRole('link', { name: 'Meine Beiträge verfolgen' }).click()
  await titled(greta.page, 'Was aus Ihrem Beitrag geworden ist')
  await greta.page.getByText('Er steht im Ergebnisbericht').waitFor()
  await expectGerman(greta.page)
  await mireille.page.getByRole('link', { name: 'Suivre mes contributions' }).click()
  await titled(mireille.page, 'Ce que votre contribution est devenue')
  await mireille.page.getByText('Sous le titre «\u202fDes locaux qui durent\u202f»').waitFor()
  await mireille.page.getByText('8 gommettes pour ce groupe').waitFor()
  await expectNarrow(mireille.page, 'followed')
  await correctByKeyboard(mireille.page, code, /8 gommettes pour ce groupe/, 'Des baux de trente-six mois')

  await console.getByText('Corrigé par son auteur·e').waitFor()
  await carriedByKeyboard(console, /^Reporté dans le document.*trente-six mois/)
  await press(console, 'Noter un accord, table 2')
  const word = console.getByRole('dialog').or(console.getByRole('alertdialog'))
  await word.getByRole('textbox').fill('Dit à la fin de l’atelier')
  await press(word, 'Noter l’accord')
  await press(console, 'Publier')
  await console.getByText(/^Les participant·es ont encore 7 jours, jusqu’au/).waitFor()
  await press(console.getByRole('alertdialog'), /^Publier/)
  await console.getByText('La restitution est publiée et arrêtée.').first().waitFor()
  await correctByKeyboard(mireille.page, code, /8 gommettes pour ce groupe/, 'Des baux de quarante-huit mois')
  await mireille.page.getByText(/La restitution est déjà publiée\u202f: votre correction se lira à côté/).waitFor()
  await press(console, /D’où vient ce passage.*trois mois/) // the text as it was published
  const origin = console.getByRole('dialog', { name: 'D’où vient ce passage' })
  for (const said of ['Des baux de quarante-huit mois', 'Corrigé par son auteur·e'])
    await origin.getByText(said).first().waitFor()
  await console.keyboard.press('Escape')
  await expectAccessible(console)
  await console.getByRole('link', { name: 'Émargement' }).click()
  await console.getByRole('rowheader', { name: 'Mireille' }).waitFor()
  await expectNarrow(console, 'attendance')
  await console.goBack()
  await console.getByRole('link', { name: 'Ouvrir le document' }).click()
  for (const said of ['Une foncière à plusieurs', 'Des baux garantis à plusieurs.', `${german} (en allemand)`])
    await console.getByText(said).first().waitFor()

  await press(awa.page, 'Obtenir mon code de suivi')
  await withdrawByKeyboard(awa.page, await codeOn(awa), /Elle est dans la restitution/)

  await press(luc.page, 'Obtenir mon code de suivi')
  await luc.page.getByRole('link', { name: 'Suivre mes contributions' }).click()
  await press(luc.page, 'Effacer tout ce qui me concerne')
  await expectAccessible(luc.page)
  await press(luc.page, 'Effacer tout ce qui me concerne')
  await titled(luc.page, 'C’est effacé')
  await luc.page.goto('/suivi')
  await luc.page.getByRole('textbox', { name: 'Code de suivi' }).waitFor()
  await expectAccessible(luc.page)
  expect(story.browser.complaints()).toEqual([])
})

it('short phases: three phones joined by Tab, by pseudonym and nameless play a word, four ways of voting and the floor; no address leaves with a request [A29, A36, A37, A55, A60, A65, A94, A96, A97]', async () => {
  const { nadia, demarcheId } = story.team
  const [pilot] = (await nadia.call('readDemarche', { demarcheId })).organisations
  const room = await aRoom(nadia, demarcheId, pilot?.id ?? '', { phases: shortPhases, isStarted: false })
  await nadia.call('updateWorkshop', { workshopId: room.workshopId, mode: 'hybrid', videoUrl })
  const { page: console } = await aPlace({ visitor: nadia })
  await console.goto(`/ateliers/${room.workshopId}/console`)
  const { page: screen } = await aScreen(console)
  const hands = await Promise.all([0, 1, 2].map(() => aPlace({ viewport: phone, hasTouch: true })))
  const told: string[] = []
  for (const { page } of hands) page.on('request', (request) => told.push(request.headers()['referer'] ?? ''))
  const [mireille, ourson, nobody] = hands.map(({ page }) => page) as [Page, Page, Page]
  const phones: Phones = { mireille, ourson, nobody }
  await joinByKeyboard(mireille, room.code, 'Mireille')
  const under = { as: /^Avec un pseudonyme/, name: 'Ourson', college: 'Habitant·e' }
  await joinAs(ourson, room.code, under)
  await joinAs(nobody, room.code, { as: /^Sans nom/, college: 'Habitant·e' })
  await press(console, /^Commencer/)
  await playWord(console, screen, phones)
  await playVotes(console, screen, phones)
  await playSpeaking(console, screen, phones)
  for (const page of [console, screen, mireille]) await expectAccessibleByNightToo(page)
  await press(console, 'Terminer l’atelier')
  await press(console.getByRole('alertdialog'), 'Terminer l’atelier')
  await giveContact(mireille, ourson)
  await press(mireille, 'Obtenir mon code de suivi')
  await mireille.getByRole('link', { name: 'Suivre mes contributions' }).click()
  await mireille.getByText('Élan').first().waitFor()
  expect(told.length).toBeGreaterThan(0)
  expect(told.filter((from) => /\/(r|suivi)\b/.test(from))).toEqual([])
  expect(story.browser.complaints()).toEqual([])
})

it('a section consented to on a phone is told to be stale above its text once somebody edits it, and in the tray, once [A110, A112, A113, A114]', async () => {
  const { nadia, demarcheId } = story.team
  const made = { demarcheId, title: 'Diagnostic des mobilités', template: 'diagnostic', restricted: false } as const
  const { documentId } = await nadia.call('createDocument', made)
  const sections = async () => (await nadia.call('listSections', { documentId })).sections
  await expect.poll(async () => (await sections()).length, { timeout: 30_000 }).toBeGreaterThan(2)
  const [, section = { blockId: '', title: '' }] = await sections()
  const [pilot] = (await nadia.call('readDemarche', { demarcheId })).organisations
  const room = await aRoom(nadia, demarcheId, pilot?.id ?? '', { phases: [alone()], isStarted: false })

  const { page: console } = await aPlace({ visitor: nadia })
  await console.goto(`/ateliers/${room.workshopId}/preparer`)
  await press(console, 'Ajouter une phase')
  const dialog = console.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Sorte de phase' }).selectOption({ label: 'Consentement' })
  await dialog.getByRole('combobox', { name: 'Sujets du vote' }).selectOption('section')
  await press(dialog, 'Ajouter la phase')
  await dialog.getByText('Choisissez un document, puis une de ses sections.').waitFor()
  await dialog.getByRole('combobox', { name: 'Document' }).selectOption(documentId)
  const choice = dialog.getByRole('combobox', { name: 'Section', exact: true })
  await choice.locator(`option[value="${section.blockId}"]`).waitFor({ state: 'attached' })
  await choice.selectOption(section.blockId)
  await expectAccessibleByNightToo(console)
  await press(dialog, 'Ajouter la phase')
  await dialog.waitFor({ state: 'detached' })

  const { page: mireille } = await aPlace({ viewport: phone, hasTouch: true })
  await joinByKeyboard(mireille, room.code, 'Mireille')
  await room.steer({ kind: 'start' })
  await console.goto(`/ateliers/${room.workshopId}/console`)
  await press(console, /^Passer à/)
  const sure = console.getByRole('alertdialog').or(console.getByRole('dialog'))
  await sure
    .getByRole('button', { name: /^Passer/ })
    .first()
    .click({ timeout: 3_000 })
    .catch(() => undefined) // asked only where something would be lost
  await titled(mireille, 'Consentement')
  await press(console, 'Ouvrir le vote')
  await mireille.getByRole('paragraph').filter({ hasText: section.title }).waitFor()
  await mireille.getByRole('radio', { name: 'Consentez', exact: true }).check({ force: true })
  await mireille
    .getByText(/Enregistré/)
    .first()
    .waitFor()
  await press(console, 'Fermer le vote')

  const { page: text } = await aPlace({ visitor: nadia })
  await text.goto(`/d/${demarcheId}/documents/${documentId}`)
  await text.getByText(/^Consentie par une organisation sur 1, le /).waitFor()
  await text.locator(`[data-id="${section.blockId}"]`).click()
  await text.keyboard.press('End')
  await text.keyboard.type(', relues')
  await text.getByText(/^Le texte a changé depuis le .*consentements à renouveler\./).waitFor()
  await press(text, 'Voir les réponses')
  await text.getByRole('dialog').getByText('à renouveler', { exact: true }).waitFor()
  await expectAccessibleByNightToo(text)
  await text.getByRole('link', { name: 'Comparer avec le texte d’alors' }).click()
  await text.getByText(', relues').first().waitFor()
  await press(text, /un texte a changé depuis le consentement de votre organisation/)
  const line = text.getByRole('link', { name: /a changé depuis la réponse de Vaucombe Métropole/ })
  await line.waitFor()
  expect(await line.count()).toBe(1)
  await line.click()
  await text.getByRole('button', { name: /^On vous a mentionné(?!.*consentement)/u }).waitFor() // it was read
  expect(story.browser.complaints()).toEqual([])
})
