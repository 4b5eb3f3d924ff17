// The past of a text: three people of two organisations write, one of them opens its history and finds who did what, by keyboard.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desk, expectAccessible, openBrowser, phone, shot, type BrowserStory } from '../support/browser.ts'
import { piecesOf } from '../../client/features/history/shown/runs.ts'
import { aTeam, type Team } from '../support/instance.ts'
import { startCommand } from '../support/commands.ts'
import { inside } from '../support/inside.ts'
import { expectModal, pointersOf } from '../support/keyboard.ts'
import { aDataDirectory, startProduct, type ProductProcess } from '../support/processes.ts'
import { caretIn, fromMenu, goBack, select, takeOut } from '../support/past-pages.ts'
import { caretKnown } from '../support/story.ts'
import { Visitor } from '../support/visitor.ts'
import { aRoom, asked, done } from '../support/workshops.ts'
import type { DocumentState } from '../../shared/rules/document-states.ts'

const place = aDataDirectory()
let product: ProductProcess
let story: BrowserStory
let team: Team
let mireille: Visitor
let paul: Visitor
let address: string
let documentId: string
/** Windows that stay open from the first part of the story to the last. */
let nadia: Page
let his: Page
/** How many presses of a pointer the page of Nadia knew since it was loaded. */
let pointers: () => Promise<number>
/** The pack that was handed over, on disk. */
let packed: string

beforeAll(async () => {
  product = await startProduct({ dataDir: place.dataDir })
  story = await openBrowser()
  team = await aTeam(product.url, product.setupLink() ?? '')
  mireille = await team.invite('m.aubanel@halles.example', 'Mireille Aubanel')
  paul = await team.invite('p.vigne@halles.example', 'Paul Vigne')
  const made = await team.nadia.call('createDocument', {
    demarcheId: team.demarcheId,
    title: 'Charte des lieux',
    template: 'note',
  })
  documentId = made.documentId
  address = `/d/${team.demarcheId}/documents/${documentId}`
})
afterAll(async () => {
  await story?.close()
  await product?.end('SIGTERM')
  place.remove()
})

/** Somebody at the text, in a window of their own. */
async function writing(visitor: Visitor): Promise<Page> {
  const context = await story.aContext(product.url, { visitor, viewport: desk })
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('.doc-text[contenteditable="true"]').waitFor()
  return page
}

const saved = (page: Page) => page.getByText('Enregistré', { exact: true }).waitFor()

/** What the log makes of the text, to its end. */
async function standing(): Promise<string> {
  const { head } = await team.nadia.call('readHistory', { documentId })
  const { text } = await team.nadia.call('readMoment', { documentId, position: head })
  return [...piecesOf(text)].map((piece) => piece.text).join('')
}

it('who wrote, moved and took away what is told between two moments, in every view, by keyboard [H70, H71, H73, H74, H77, H79]', async () => {
  nadia = await writing(team.nadia)
  pointers = await pointersOf(nadia)
  await nadia.locator('.doc-text').click()
  await nadia.keyboard.type('## Ouvrir des lieux')
  await nadia.keyboard.press('Enter')
  await nadia.keyboard.type('Un guichet unique accueille tous les projets.')
  await nadia.keyboard.press('Enter')
  await nadia.keyboard.type('Chaque lieu rend compte une fois par an.')
  await saved(nadia)

  // From the menu of the document to its history, where the moment gets a name.
  await nadia.getByRole('button', { name: 'Autres actions' }).click()
  await nadia.getByRole('menuitem', { name: 'Historique' }).click()
  await nadia.getByRole('heading', { level: 1, name: /Historique.*Charte des lieux/ }).waitFor()
  await nadia.getByRole('button', { name: 'Nommer cette version' }).press('Enter')
  await nadia.getByLabel('Nom de la version').fill('Première trame')
  await nadia.keyboard.press('Enter')
  const line = nadia.getByRole('navigation', { name: 'Séances et versions' })
  await line.getByText('Première trame').waitFor()

  const hers = await writing(mireille)
  await hers.locator('.doc-text').getByText('Chaque lieu rend compte').click()
  await caretIn(hers, 'Control+End', ':last-child')
  await hers.keyboard.type(' Il est tenu dans la durée.')
  await saved(hers)
  his = await writing(paul)
  await takeOut(his, 'guichet unique')
  await caretIn(his, 'Control+Home', 'h2')
  await his.keyboard.press('Control+Alt+3')
  await his.locator('.doc-text').getByText('Chaque lieu').click({ delay: 60 })
  await caretKnown(his)
  await his.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(standing).toMatch(/Ouvrir des lieux.*Chaque lieu.*Un\s+accueille/s)

  await nadia.goto(`${address}/historique`)
  const text = nadia.getByRole('region', { name: 'Le texte et ses modifications' })
  await text.locator('ins', { hasText: 'Il est tenu dans la durée.' }).waitFor()
  await text.locator('ins', { hasText: 'ajouté par Mireille Aubanel, pour Les Halles Communes' }).waitFor()
  const gone = text.locator('del', { hasText: 'guichet unique' })
  await gone.waitFor()
  expect(await gone.textContent()).toContain('retiré par Paul Vigne')
  // What Paul moved is said to be moved; Nadia's words in it are neither added nor removed.
  await text.getByText('déplacé ici par Paul Vigne').first().waitFor()
  expect(await text.locator('ins, del', { hasText: 'Chaque lieu rend compte' }).count()).toBe(0)
  await expectAccessible(nadia)
  await shot(nadia, 'history')

  await text.focus()
  await nadia.keyboard.press('j')
  await nadia.getByText(/^1 sur \d+$/).waitFor()
  expect(await nadia.evaluate(() => document.activeElement?.hasAttribute('data-here'))).toBe(true)
  await nadia.keyboard.press('k')
  await nadia.getByText(/^(\d+) sur \1$/).waitFor()

  await nadia.getByRole('radio', { name: 'Dans le texte' }).focus()
  await nadia.keyboard.press('ArrowRight')
  const beside = nadia.getByRole('region', { name: 'Les deux textes côte à côte' })
  await beside.locator('del', { hasText: 'guichet unique' }).waitFor()
  await nadia.getByRole('radio', { name: 'Côte à côte' }).focus()
  await nadia.keyboard.press('ArrowRight')
  const table = nadia.getByRole('table', { name: 'Tableau des modifications' })
  const row = table.getByRole('row', { name: /Suppression.*guichet unique/ })
  await row.getByText('Paul Vigne').waitFor()
  await table.getByRole('row', { name: /Titre 2 → Titre 3/ }).waitFor()
  await table.getByRole('button', { name: 'Auteur' }).press('Enter')
  expect(await table.getByRole('columnheader', { name: 'Auteur' }).getAttribute('aria-sort')).toBe('ascending')
  await row.getByRole('button').press('Enter')
  await text.locator('[data-here]', { hasText: 'guichet unique' }).waitFor()

  // The address says it all: whoever is given it sees the same.
  const given = new URL(nadia.url())
  expect(given.search).toMatch(/^\?de=\d+&a=\d+$/)
  expect(await pointers()).toBe(0)
})

it('what was taken away is found again, and a moment says who wrote it [H71, H78, H79]', async () => {
  const context = await story.aContext(product.url, { visitor: mireille, viewport: phone })
  const page = await context.newPage()
  await page.goto(`${address}/historique`)
  await page.getByRole('searchbox', { name: 'Chercher dans l’historique' }).fill('guichet unique')
  await page.keyboard.press('Enter')
  const found = page.getByRole('listitem').filter({ hasText: 'Retiré depuis' })
  await found.getByText(/Retiré le .* Paul Vigne, pour Les Halles Communes/).waitFor()
  await expectAccessible(page)
  await found.getByRole('button', { name: 'Lire le texte à son apparition' }).press('Enter')
  const then = page.getByRole('article', { name: 'Le texte à ce moment' })
  await then.getByText('guichet unique').waitFor()
  await page
    .getByRole('region', { name: 'Qui a écrit ceci' })
    .getByText(/Nadia Ferhat/)
    .waitFor()

  const slider = page.getByRole('slider', { name: 'Moment' })
  await slider.focus()
  await page.keyboard.press('End')
  await then.getByText('tenu dans la durée').waitFor()
  expect(await then.getByText('guichet unique').count()).toBe(0)
  await page.keyboard.press('Home')
  await then.getByText('guichet unique').waitFor()
  expect(story.complaints()).toEqual([])
})

it('a paragraph, then the whole text come back by keyboard among what others type: named before, told, undone [H90, H91, H92, H94, H95]', async () => {
  const line = nadia.getByRole('navigation', { name: 'Séances et versions' })
  await line.getByRole('button', { name: /Première trame\s*Version nommée/ }).press('Enter')
  const then = nadia.getByRole('article', { name: 'Le texte à ce moment' })
  await then.getByText('guichet unique').waitFor()

  // One paragraph, while Paul writes in the one above.
  await select(his, 'dans la durée.')
  await caretKnown(his)
  await his.keyboard.press('ArrowRight')
  await caretKnown(his)
  const margin = nadia.getByRole('button', { name: /^Qui a écrit ceci/ })
  await margin.nth(1).press('Enter')
  const who = nadia.getByRole('region', { name: 'Qui a écrit ceci' })
  await who.getByText('guichet unique').waitFor()
  await nadia.getByRole('button', { name: 'Revenir à ce moment' }).press('Enter')
  const typing = his.keyboard.type(' Il tient ses comptes ouverts.', { delay: 15 })
  expect(await goBack(nadia)).toContain('Ce paragraphe seulement')
  await typing
  const sheet = his.locator('.doc-text')
  await sheet.getByText('Un guichet unique accueille tous les projets.').waitFor()
  const told = his.getByRole('status').getByText('Nadia Ferhat a repris un paragraphe d’un moment passé.')
  await told.waitFor()
  await his.keyboard.type(' Chacun peut les lire.')
  await sheet.getByText('dans la durée. Il tient ses comptes ouverts. Chacun peut les lire.').waitFor()
  await line.getByText('Nadia Ferhat a repris un paragraphe d’un moment passé').waitFor()

  // What was before bears a name, and from there it is undone: the words of Paul stay.
  await line.getByText('Gardée avant un retour, par Nadia Ferhat').waitFor()
  await fromMenu(nadia, 'Avant un retour en arrière', 'Revenir à ce moment')
  expect(await goBack(nadia)).toContain('Ce paragraphe seulement')
  await sheet.getByText('guichet unique').waitFor({ state: 'detached' })
  await sheet.getByText('Chacun peut les lire.').waitFor()

  // The whole text; the caret of Paul stays where he was, though all that he wrote there is gone.
  await fromMenu(nadia, 'Première trame', 'Revenir à ce moment')
  const dialog = nadia.getByRole('dialog', { name: /^Revenir à/ })
  await dialog.getByRole('radio', { checked: true }).focus()
  await nadia.keyboard.press('ArrowUp')
  await nadia.keyboard.press('ArrowUp')
  expect(await goBack(nadia)).toContain('Tout le texte')
  await sheet.getByText('Chacun peut les lire.').waitFor({ state: 'detached' })
  await his.keyboard.type(' Et après.')
  await sheet.getByText('Chaque lieu rend compte une fois par an. Et après.', { exact: true }).waitFor()
  expect(await sheet.locator('h2').innerText()).toBe('Ouvrir des lieux')
  await saved(his)
  expect(await pointers()).toBe(0)
})

it('by keyboard and by ear: lines filtered and counted, a version locked for good, the mirror in a table [H48, H52, H53, H70, H81]', async () => {
  await nadia.goto(`${address}/historique`)
  const line = nadia.getByRole('navigation', { name: 'Séances et versions' })
  await nadia.getByRole('button', { name: 'Filtrer' }).press('Enter')
  await nadia.getByRole('combobox', { name: /^Personne/ }).focus()
  await nadia.keyboard.type('Mireille')
  await line.getByRole('status').getByText('Une ligne affichée').waitFor()
  await expectAccessible(nadia)
  await nadia.getByRole('button', { name: 'Tout montrer' }).press('Enter')
  await line.getByText('Première trame').waitFor()

  await fromMenu(nadia, 'Première trame', 'Verrouiller la version')
  const lock = nadia.getByRole('dialog', { name: /^Verrouiller/ })
  await lock.getByRole('radio', { name: 'Elle est adoptée' }).press('Space')
  await lock.getByLabel('Date de l’adoption').fill('2026-03-26')
  await lock.getByRole('button', { name: 'Verrouiller' }).press('Enter')
  await line.getByText('Version adoptée le 26 mars').waitFor()
  const acts = await fromMenu(nadia, 'Première trame', 'Voir l’empreinte')
  expect(acts).not.toContain('Retirer cette version')
  const proof = nadia.getByRole('dialog', { name: /^Empreinte/ })
  expect(await proof.getByLabel('Empreinte du texte (SHA-256)').inputValue()).toMatch(/^[0-9a-f]{64}$/)
  await nadia.keyboard.press('Escape')
  await proof.waitFor({ state: 'detached' })
  expect(await line.ariaSnapshot()).toMatch(/heading "Aujourd’hui" \[level=2\]\n\s*- list:\n\s*- listitem/)

  const opener = 'Par collège, par section, dans le temps'
  await nadia.getByRole('button', { name: opener }).press('Enter')
  const mirror = nadia.getByRole('dialog', { name: 'Miroir de co-construction' })
  const table = await mirror.getByRole('table', { name: 'Mots de chacun' }).ariaSnapshot()
  expect(table).toMatch(/row "Organisation Mots du texte Part/)
  expect(table).toMatch(/rowheader ".*Vaucombe Métropole"/)
  await expectModal(nadia, opener)
  expect(await pointers()).toBe(0)
  expect(story.complaints()).toEqual([])
})

it('a locked version is handed over as a pack, and a file is told to be it or not, by keyboard [H110, H111]', async () => {
  await fromMenu(nadia, 'Première trame', 'Lire le texte à ce moment')
  await nadia.getByRole('article', { name: 'Le texte à ce moment' }).waitFor()
  await nadia.getByRole('button', { name: 'Pack de délibération' }).press('Enter')
  const dialog = nadia.getByRole('dialog', { name: /^Pack de délibération/ })
  await dialog.getByText('Aucun pack de cette version n’a encore été remis.').waitFor()
  const [download] = await Promise.all([
    nadia.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Télécharger le pack' }).press('Enter'),
  ])
  packed = join(place.dataDir, 'pack.zip')
  await download.saveAs(packed)
  await dialog.getByText(/^Le .*, par Nadia Ferhat \(/u).waitFor()
  const choose = async (path: string) => {
    const [chooser] = await Promise.all([
      nadia.waitForEvent('filechooser'),
      dialog.getByRole('button', { name: 'Choisir un fichier' }).press('Enter'),
    ])
    await chooser.setFiles(path)
  }
  await choose(packed)
  await dialog
    .getByRole('status')
    .getByText(/C’est bien le pack remis .* par Nadia Ferhat/u)
    .waitFor()
  const flipped = readFileSync(packed)
  flipped[500] = (flipped[500] ?? 0) ^ 1
  writeFileSync(`${packed}.altered.zip`, flipped)
  await choose(`${packed}.altered.zip`)
  await dialog
    .getByRole('status')
    .getByText(/Ce fichier n’est pas un pack remis/u)
    .waitFor()
  await expectAccessible(nadia)
  await shot(nadia, 'pack')
  await expectModal(nadia, 'Pack de délibération')
  expect(story.complaints()).toEqual([])
})

it('an old passage is copied as it was said, and put back by hand [H74]', async () => {
  await nadia.goto(`${address}/historique`)
  await fromMenu(nadia, 'Avant un retour en arrière', 'Lire le texte à ce moment')
  const passage = nadia.getByRole('article', { name: 'Le texte à ce moment' }).getByText('Chacun peut les lire.')
  await passage.evaluate((one) => getSelection()?.selectAllChildren(one))
  await nadia.keyboard.press('Control+c')
  await nadia.goto(address)
  await nadia.locator('.doc-text[contenteditable="true"]').getByText('Chaque lieu rend compte').first().waitFor()
  await nadia.locator('.doc-text').focus()
  await caretIn(nadia, 'Control+End', ':last-child')
  await nadia.keyboard.press('Enter')
  await nadia.keyboard.press('Control+v')
  const last = nadia.locator('.doc-text > :last-child')
  await last.getByText('Chacun peut les lire.').waitFor()
  expect(await last.innerText()).toMatch(/^Chaque lieu rend compte une fois par an\. Il est tenu .*peut les lire\.$/)
  await saved(nadia)
  expect(story.complaints()).toEqual([])
})

it('what a guest erases by code is told of the version that quotes it, to whoever pilots and to nobody else [H113, H114]', async () => {
  const { demarcheId } = team
  const move = (from: DocumentState, to: DocumentState) =>
    team.nadia.call('moveDocumentState', { documentId, from, to })
  const room = await aRoom(team.nadia, demarcheId, (await team.nadia.call('readMe', {})).me?.organisations[0]?.id ?? '')
  const guest = await room.join(new Visitor(product.url))
  const contributionId = await guest.send('Chaque lieu rend compte une fois par an')
  const { workshopId } = room
  const { code } = await guest.visitor.call('makeFollowCode', { workshopId, guestId: guest.guestId, replaces: false })
  await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
  await move('draft', 'consultation')
  await move('consultation', 'submitted')
  await guest.visitor.call('askByCode', { code, commands: [asked({ kind: 'erase', contributionId } as const)] })

  await nadia.goto(address)
  await nadia.getByText('Cette version contient 2 passages effacés depuis par leur auteur').waitFor()
  await nadia.getByRole('button', { name: /mots effacés depuis/u }).press('Enter')
  await nadia.getByRole('link', { name: /Charte des lieux.*passage/su }).waitFor()
  await nadia.keyboard.press('Escape')
  await nadia.getByRole('link', { name: 'Voir où' }).press('Enter')
  const line = nadia.getByRole('navigation', { name: 'Séances et versions' })
  await line.getByText('2 passages effacés depuis par leur auteur').first().waitFor()
  await fromMenu(nadia, 'Version soumise', 'Pack de délibération')
  const dialog = nadia.getByRole('dialog', { name: /^Pack de délibération/ })
  await dialog.getByRole('link', { name: 'Passage 1' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await nadia
    .getByRole('region', { name: 'Qui a écrit ceci' })
    .getByText(/rend compte/u)
    .waitFor()
  await nadia.goto(`${address}/historique`)
  await line.getByText('2 passages effacés depuis par leur auteur').first().waitFor()
  await expectAccessible(nadia)
  await shot(nadia, 'erased-since')

  await his.goto(address)
  await his.locator('.doc-text').getByText('Chaque lieu rend compte').first().waitFor()
  expect(await his.getByText(/effacé depuis/u).count()).toBe(0)
  expect(story.complaints()).toEqual([])
})

it('a byte of one row that was changed behind its back is found by npm run verify, with whose row it is [H11]', async () => {
  const verify = () =>
    startCommand('verify', [`${product.url}/documents/${documentId}/historique`], { DATA_DIR: place.dataDir })
  const fine = await verify()
  expect([fine.said, fine.code]).toEqual(['', 0])
  expect(fine.printed).toContain('Tout concorde. Aucune anomalie.')
  await inside(
    place.dataDir,
    (owner) => owner`
      update document_update set update = set_byte(update, length(update) - 2, 255 - get_byte(update, length(update) - 2))
      where document_id = ${documentId} and position = (
        select max(position) from document_update where document_id = ${documentId})`,
    'owner',
  )
  const pack = (path: string) => startCommand('verify', ['--pack', path], { DATA_DIR: place.dataDir })
  const [given, changed] = [await pack(packed), await pack(`${packed}.altered.zip`)]
  expect([given.code, given.printed]).toEqual([
    0,
    expect.stringMatching(/C’est bien le pack remis le .* par Nadia Ferhat/u),
  ])
  expect([changed.code, changed.said]).toEqual([1, expect.stringContaining('n’est pas un pack remis par cet espace')])
  expect(fine.printed).toContain('un passage effacé depuis par son auteur')
  const altered = await verify()
  expect(altered.code).toBe(1)
  expect(altered.said).toMatch(
    /édition \d+ \((?:Nadia Ferhat, Vaucombe|Paul Vigne, Les Halles).*le contenu n’est pas celui/,
  )
})
