// Documents put in order without a mouse, thrown away under somebody's hands and taken back, copied with their authors, reached by a short address.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { heldBack } from '../support/held-back.ts'
import { authorsOf } from '../support/authors-of.ts'
import { accessibilityProblems, expectAccessible } from '../support/browser.ts'
import { expectModal, focused, pointersOf, walk } from '../support/keyboard.ts'
import { visitScreens } from '../support/screens.ts'
import { aWrittenStory, holds, pathOf, says, sheet, writeAtEnd, type Story } from '../support/story.ts'
import type { Team } from '../support/instance.ts'
import type { Visitor } from '../support/visitor.ts'

let story: Story & { team: Team }
let mireille: Visitor
let yann: Visitor

beforeAll(async () => {
  story = await aWrittenStory('note')
  mireille = await story.team.invite('m.aubanel@halles.example', 'Mireille Aubanel')
  yann = await story.team.invite('y.kerbrat@cress.example', 'Yann Kerbrat', 'member')
  for (const title of ['Règlement', 'Annexe']) {
    await story.team.nadia.call('createDocument', { demarcheId: story.team.demarcheId, title, template: 'note' })
  }
})
afterAll(async () => {
  await story?.close()
})

const documentsPath = () => `/d/${story.team.demarcheId}/documents`

/** « title » under what, in order, as the server has it. */
async function tree(): Promise<string[]> {
  const { documents } = await story.team.nadia.call('listTree', { demarcheId: story.team.demarcheId })
  const titles = new Map(documents.map(({ id, title }) => [id, title]))
  return documents.map(({ title, parentId }) => (parentId ? `${titles.get(parentId)} > ${title}` : title))
}

/** Level, place and how many, as they are told. */
const placeOf = (row: Locator): Promise<(string | null)[]> =>
  row.evaluate((one) => ['aria-level', 'aria-posinset', 'aria-setsize'].map((name) => one.getAttribute(name)))

const line = (page: Page, title: string) => page.getByRole('row', { name: title })

async function aPage(visitor: Visitor, path: string, expects: RegExp[] = []): Promise<Page> {
  const context = await story.browser.aContext(story.product.url, { visitor, expects })
  const page = await context.newPage()
  await page.goto(path)
  return page
}

it('moves and renames by the keyboard alone, and says so [G1]', async () => {
  const page = await aPage(story.team.nadia, documentsPath())
  await line(page, 'Diagnostic partagé').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(tree).toEqual(['Diagnostic partagé', 'Diagnostic partagé > Règlement', 'Annexe'])
  await page.getByText('« Règlement » a changé de place\u202f: il est dans « Diagnostic partagé ».').waitFor()
  expect(await line(page, 'Règlement').getAttribute('aria-level')).toBe('2')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/Règlement/)
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await expect.poll(tree).toEqual(['Diagnostic partagé', 'Règlement', 'Annexe'])
  await expect.poll(() => line(page, 'Règlement').getAttribute('aria-level')).toBe('1')
  await page.keyboard.press('F2')
  const field = page.getByLabel(/Nouveau titre/)
  await field.waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Règlement de l’appel')
  await page.keyboard.press('Enter')
  await expect.poll(tree).toEqual(['Diagnostic partagé', 'Règlement de l’appel', 'Annexe'])
  // The handle of a line, taken and put down by keys.
  await line(page, 'Annexe').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  for (let up = 0; up < 2; up++) await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect.poll(tree).not.toEqual(['Diagnostic partagé', 'Règlement de l’appel', 'Annexe'])
  expect(story.browser.complaints()).toEqual([])
  await page.context().close()
})

it('moves by the pointer: onto a line, and between two [G1]', async () => {
  const page = await aPage(story.team.nadia, documentsPath())
  const { demarcheId, nadia } = story.team
  const { documents } = await nadia.call('listTree', { demarcheId })
  const idOf = (title: string) => documents.find((one) => one.title === title)?.id ?? ''
  for (const title of ['Diagnostic partagé', 'Règlement de l’appel', 'Annexe']) {
    await nadia.call('moveDocument', { documentId: idOf(title), parentId: null })
  }
  await expect.poll(() => line(page, 'Annexe').getAttribute('aria-posinset')).toBe('3')
  const state = { x: 900, y: 25 } // beside the words and the buttons of a line
  await line(page, 'Annexe').dragTo(line(page, 'Règlement de l’appel'), {
    sourcePosition: state,
    targetPosition: state,
  })
  await expect.poll(tree).toEqual(['Diagnostic partagé', 'Règlement de l’appel', 'Règlement de l’appel > Annexe'])
  await expect.poll(() => placeOf(line(page, 'Annexe'))).toEqual(['2', '1', '1'])
  const edge = { x: 900, y: 2 }
  await line(page, 'Annexe').dragTo(line(page, 'Diagnostic partagé'), { sourcePosition: state, targetPosition: edge })
  await expect.poll(tree).toEqual(['Annexe', 'Diagnostic partagé', 'Règlement de l’appel'])
  await expect.poll(() => placeOf(line(page, 'Annexe'))).toEqual(['1', '1', '3'])
  expect(story.browser.complaints()).toEqual([])
  await page.context().close()
})

/** From a line, by keys alone: its acts, and the one that is meant. */
async function chooseAct(page: Page, title: string, act: string): Promise<void> {
  await line(page, title).focus()
  await walk(page, 'ArrowRight', /Actions sur/)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: act }).waitFor()
  await walk(page, 'ArrowDown', new RegExp(act))
  await page.keyboard.press('Enter')
}

const dialogOf = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))

async function ask(page: Page, title: string, act: string, opens?: 'textbox'): Promise<Locator> {
  await chooseAct(page, title, act)
  const asked = opens ? page.getByRole(opens, { name: /^Nouveau titre/ }).and(page.locator(':focus')) : dialogOf(page)
  await asked.waitFor()
  await expectAccessible(page)
  return asked
}

it('from a line a document is moved, tagged, copied and thrown away by keys alone; its tags lead whoever reads it to others [G1, G7, G12, G14, Y7]', async () => {
  const page = await aPage(story.team.nadia, documentsPath())
  for (const act of ['Déplacer…', 'Étiquettes…', 'Dupliquer…', 'Mettre à la corbeille…']) {
    await chooseAct(page, 'Annexe', act)
    await dialogOf(page).waitFor()
    await expectModal(page, /Annexe/u) // its line, or its button
  }
  const dialog = await ask(page, 'Annexe', 'Déplacer…')
  await dialog.getByRole('combobox', { name: /^Ranger dans/ }).focus()
  await page.keyboard.type('Règl')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect.poll(tree).toEqual(['Diagnostic partagé', 'Règlement de l’appel', 'Règlement de l’appel > Annexe'])
  await dialog.waitFor({ state: 'detached' })
  // It is shown where it stands now, though that was folded, and has the focus.
  await expect.poll(() => placeOf(line(page, 'Annexe'))).toEqual(['2', '1', '1'])
  await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toMatch(/Annexe/)

  await ask(page, 'Annexe', 'Étiquettes…')
  await dialog.getByRole('textbox', { name: 'Nom' }).focus()
  await page.keyboard.type('Mobilité')
  const save = dialog.getByRole('button', { name: 'Enregistrer les étiquettes' })
  await save.press('Enter') // what was typed and not added is not left out in silence
  await dialog.getByText('Ajoutez d’abord cette étiquette').waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByRole('checkbox', { name: 'Mobilité', checked: true }).waitFor()
  await save.press('Enter')
  await dialog.waitFor({ state: 'detached' })

  await ask(page, 'Annexe', 'Dupliquer…')
  await dialog.getByRole('textbox', { name: 'Titre de la copie' }).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Autre')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Autre' }).waitFor()
  await page.goto(documentsPath())
  await line(page, 'Autre').waitFor()
  await ask(page, 'Autre', 'Mettre à la corbeille…')
  await dialog.getByRole('button', { name: 'Mettre à la corbeille', exact: true }).press('Enter')
  await line(page, 'Autre').waitFor({ state: 'detached' })
  // The line beside it takes the focus, not the top of the page.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row')
  // The field of a new title is not taken back by the menu that is closing.
  await ask(page, 'Annexe', 'Renommer', 'textbox')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Annexe bis')
  await page.keyboard.press('Enter')
  await expect.poll(tree).toContain('Règlement de l’appel > Annexe bis')
  await ask(page, 'Annexe bis', 'Renommer', 'textbox')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Annexe')
  await page.keyboard.press('Enter')
  await line(page, 'Annexe bis').waitFor({ state: 'detached' })
  expect(await tree()).toEqual(['Diagnostic partagé', 'Règlement de l’appel', 'Règlement de l’appel > Annexe'])

  const { demarcheId, nadia } = story.team
  const { documents } = await nadia.call('listTree', { demarcheId })
  const documentId = documents.find(({ title }) => title === 'Annexe')?.id ?? ''
  const reading = await aPage(yann, pathOf({ demarcheId, documentId }))
  await sheet(reading).waitFor()
  await reading.getByRole('button', { name: 'Autres actions' }).first().press('Enter')
  await reading.getByRole('menuitem', { name: /^Qui d’autre est concerné/ }).press('Enter')
  await reading.getByRole('heading', { level: 2, name: /^Qui d’autre est concerné/ }).waitFor()
  await reading.getByText('Aucune organisation ne porte encore l’étiquette').waitFor()
  await reading.getByRole('link', { name: 'Annexe' }).press('Enter')
  await sheet(reading).waitFor()
  await nadia.call('moveDocument', { documentId, parentId: null })
  expect(story.browser.complaints()).toEqual([])
  for (const one of [page, reading]) await one.context().close()
})

it('tags are renamed, made one and removed by keys alone; each is told, and the focus stays near what is gone [C16, G13]', async () => {
  const { demarcheId, nadia } = story.team
  for (const name of ['Agriculture', 'Bois', 'Forêt'])
    await nadia.call('createTag', { demarcheId, kind: 'theme', name })
  const page = await aPage(nadia, '/')
  const pointers = await pointersOf(page)
  await page.goto(documentsPath())
  const { keyboard } = page
  const change = (name: string) => new RegExp(`^Modifier l’étiquette «.${name}.»$`, 'u')
  const nowAt = async (name: RegExp | string) => {
    await expect.poll(() => focused(page)).toMatch(name)
  }
  const told = (words: string) => page.getByText(words, { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Gérer les étiquettes' }).waitFor()
  await walk(page, 'Tab', 'Gérer les étiquettes')
  await keyboard.press('Enter')
  await page.getByRole('button', { name: change('Bois') }).waitFor()
  await expectModal(page, 'Gérer les étiquettes')
  await keyboard.press('Enter')
  await page.getByRole('button', { name: change('Bois') }).waitFor()
  await walk(page, 'Tab', change('Bois'))
  await keyboard.press('Enter')
  await page
    .getByRole('textbox', { name: /^Renommer l’étiquette/ })
    .and(page.locator(':focus'))
    .waitFor()
  await keyboard.press('Control+A')
  await keyboard.type('Zones boisées') // and so it goes to the end of its list
  await keyboard.press('Enter')
  await told('Étiquette renommée.')
  await nowAt(change('Zones boisées'))

  await walk(page, 'Shift+Tab', change('Forêt'))
  await keyboard.press('Enter')
  await page
    .getByRole('textbox', { name: /^Renommer l’étiquette/ })
    .and(page.locator(':focus'))
    .waitFor()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  const among = page.getByRole('combobox', { name: /^Réunir «/u }).and(page.locator(':focus'))
  const isChosen = () =>
    among.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.text === 'Thème, Zones boisées')
  for (let down = 0; down < 5 && !(await isChosen()); down++) await keyboard.press('ArrowDown')
  await walk(page, 'Tab', 'Réunir')
  await keyboard.press('Enter')
  await told('Étiquettes réunies.')
  await nowAt(change('Zones boisées'))

  await walk(page, 'Shift+Tab', change('Agriculture'))
  await keyboard.press('Enter')
  await walk(page, 'Tab', 'Retirer')
  await keyboard.press('Enter')
  await nowAt('Annuler')
  await keyboard.press('Enter')
  await nowAt('Retirer')
  await keyboard.press('Enter')
  await walk(page, 'Tab', /^Retirer «.Agriculture.» pour tous$/u)
  await keyboard.press('Enter')
  await told('Étiquette retirée.')
  await nowAt(/^Modifier l’étiquette/)
  const { tags } = await nadia.call('listTags', { demarcheId })
  expect(tags.map(({ name }) => name)).toEqual(['Mobilité', 'Zones boisées'])
  expect(await pointers()).toBe(0)
  expect(story.browser.complaints()).toEqual([])
  await page.context().close()
})

it('a text thrown away under somebody’s hands says so, takes nothing more, and comes back; what followed is said [C16, G7, G9, G10]', async () => {
  const { team } = story
  const expects = [/status of 404/]
  const { documentId, nadia: pilot } = team
  const personIds = await Promise.all([mireille, yann].map(async (one) => (await one.call('readMe', {})).me?.id ?? ''))
  await pilot.call('restrictDocument', { documentId, restricted: true, personIds }) // Yann reads it by name only
  const writing = await story.opens(mireille, team)
  const reading = await story.opens(yann, team, { expects })
  await writeAtEnd(writing, 'Les friches du Val')
  await says(writing, 'saved')
  const nadia = await aPage(team.nadia, documentsPath())
  await nadia.getByRole('button', { name: 'Actions sur « Diagnostic partagé »' }).click()
  await nadia.getByRole('menuitem', { name: 'Mettre à la corbeille…' }).click()
  await nadia.getByRole('button', { name: 'Mettre à la corbeille', exact: true }).click()
  await nadia.getByRole('heading', { name: 'Corbeille', exact: true }).waitFor()
  await writing.getByText('Ce document est dans la corbeille').waitFor()
  await expect.poll(() => sheet(writing).getAttribute('contenteditable')).toBe('false')
  await reading.getByText('Vous n’avez plus accès à ce document').waitFor()
  const letGo = await heldBack(writing, '**/api/mentions*') // one of the reads that the act waits for is slow
  await writing.getByRole('button', { name: 'Reprendre' }).click()
  await writing.getByText('Ce document est dans la corbeille').waitFor({ state: 'detached' })
  letGo()
  await writing.getByText('Document repris.').waitFor() // said although the banner that asked is gone
  await expect.poll(() => sheet(writing).getAttribute('contenteditable')).toBe('true')
  await holds(writing, 'Les friches du Val')
  expect(story.browser.complaints()).toEqual([])
  await pilot.call('restrictDocument', { documentId, restricted: false, personIds: [] })
  for (const page of [writing, reading, nadia]) await page.context().close()
})

it('the texts that lead here are told with their words, of those that one may read only [Q9]', async () => {
  const { team } = story
  const { demarcheId, documentId, nadia } = team
  const words = `<p>Voir <a href="/documents/${documentId}">le diagnostic</a> de mars.</p>`
  const leading = async (title: string, restricted: boolean) => {
    const made = await nadia.call('createDocument', { demarcheId, title, template: 'note', restricted })
    const page = await aPage(nadia, pathOf({ demarcheId, documentId: made.documentId }))
    await sheet(page).waitFor()
    await page.evaluate((html) => {
      type Held = { commands: { insertContent(html: string): boolean } }
      const text = document.querySelector('.doc-text') as Element & { editor: Held } // where Tiptap leaves it
      text.editor.commands.insertContent(html)
    }, words)
    await says(page, 'saved')
    await page.context().close()
    return made.documentId
  }
  const seen = await leading('Note de cadrage', false)
  const closed = await leading('Fermeture du site', true)
  const told = async (who: Visitor) => (await who.call('listBacklinks', { documentId })).backlinks.length
  await expect.poll(() => told(nadia), { timeout: 30_000 }).toBe(2)
  const page = await aPage(mireille, pathOf(team))
  await sheet(page).waitFor()
  await page.getByRole('button', { name: 'Autres actions' }).first().click()
  await page.getByRole('menuitem', { name: 'Textes qui mènent ici' }).click()
  const dialog = page.getByRole('dialog', { name: 'Textes qui mènent ici' })
  const link = dialog.getByRole('link', { name: 'Note de cadrage' })
  await link.waitFor()
  expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('le diagnostic de mars')])
  expect(await page.content()).not.toContain('Fermeture')
  expect(await accessibilityProblems(page)).toEqual([])
  await link.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname).toBe(pathOf({ demarcheId, documentId: seen }))
  expect(story.browser.complaints()).toEqual([])
  await page.context().close()
  for (const one of [seen, closed]) await nadia.call('trashDocument', { documentId: one })
})

it('a copy opens with the words of its source, which stay of whoever wrote them [G12]', async () => {
  const { team } = story
  const page = await aPage(team.nadia, pathOf(team))
  await sheet(page).waitFor()
  await page.getByRole('button', { name: 'Autres actions' }).first().click()
  await page.getByRole('menuitem', { name: 'Dupliquer…' }).click()
  await page.getByRole('button', { name: 'Dupliquer', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Diagnostic partagé, copie' }).waitFor()
  await holds(page, 'Les friches du Val')
  await writeAtEnd(page, ' et de la Lisse')
  await says(page, 'saved')
  const copyId = page.url().split('/').at(-1) ?? ''
  expect(await authorsOf(story.dataDir, copyId)).toEqual(['Mireille Aubanel', 'Nadia Ferhat'])
  expect(story.browser.complaints()).toEqual([])
  await page.context().close()
})

it('a short address leads to the document where it stands, and to the passage', async () => {
  const { team } = story
  const paragraphs = Array.from({ length: 80 }, (_, n) => `Passage ${n + 1}`)
  const made = { demarcheId: team.demarcheId, title: 'Long', template: 'note', paragraphs }
  const { documentId } = await team.nadia.call('createDocument', made)
  const page = await aPage(team.nadia, `/documents/${documentId}`)
  await sheet(page).waitFor()
  expect(new URL(page.url()).pathname).toBe(pathOf({ demarcheId: team.demarcheId, documentId }))
  const blockId = await page.evaluate(() => {
    type Held = { state: { doc: { lastChild: { attrs: { id: string } } } } }
    const text = document.querySelector('.doc-text') as Element & { editor: Held } // where Tiptap leaves it
    return text.editor.state.doc.lastChild.attrs.id
  })
  const linked = await aPage(team.nadia, `/documents/${documentId}#${blockId}`)
  await sheet(linked).waitFor()
  await expect
    .poll(() =>
      sheet(linked)
        .getByText('Passage 80')
        .evaluate((block) => {
          const { top, bottom } = block.getBoundingClientRect()
          return top > 0 && bottom < innerHeight
        }),
    )
    .toBe(true)
  expect(story.browser.complaints()).toEqual([])
  for (const one of [page, linked]) await one.context().close()
})

it('holds on every width, in both themes, for everyone', async () => {
  const { nadia, demarcheId, documentId } = story.team
  const { tagId } = await nadia.call('createTag', { demarcheId, kind: 'theme', name: 'Foncier' })
  await nadia.call('tagDocument', { documentId, tagIds: [tagId] })
  await nadia.call('setFavourite', { documentId, favourite: true })
  const heading = 'Diagnostic de l’ESS'
  const there = async (page: Page) => void (await page.getByRole('treegrid').waitFor())
  const manages = async (page: Page) => {
    await page.getByRole('button', { name: 'Gérer les étiquettes' }).click()
    await page.getByRole('button', { name: 'Modifier l’étiquette « Foncier »' }).click()
  }
  const screens = [
    { name: 'organising-tree', path: documentsPath(), heading, prepare: there },
    { name: 'organising-manage', path: documentsPath(), heading, prepare: manages },
  ]
  expect(await visitScreens(story.browser, story.product.url, screens, { visitor: nadia })).toEqual([])
  const page = await aPage(nadia, '/')
  await page.getByText('Vos favoris').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.context().close()
})
