// Rights as a person meets them in an open page: a reader, a removed member, a closed connection, another organisation.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, shot } from '../support/browser.ts'
import { passphrase } from '../support/instance.ts'
import {
  aWrittenStory,
  holds,
  isInText,
  openText,
  says,
  sheet,
  textOf,
  writeAtEnd,
  writeParagraph,
} from '../support/story.ts'
import { inside } from '../support/inside.ts'
import { Visitor } from '../support/visitor.ts'

let story: Awaited<ReturnType<typeof aWrittenStory>>
let nadia: Page

// What the browser itself says of an answer 401, 403 or 404.
const refusals = [/Failed to load resource: the server responded with a status of 40[134]/]

beforeAll(async () => {
  story = await aWrittenStory()
  nadia = await story.opens(story.team.nadia, story.team)
  await writeParagraph(nadia, 'Le texte commun.')
  await says(nadia, 'saved')
})
afterAll(async () => story?.close())

test('a reader sees « Lecture seule », follows the text, and cannot type in it [L13]', async () => {
  const { team } = story
  const eli = await team.invite('e@ville.example', 'Éli Roche', 'observer')
  await team.nadia.call('moveDocumentState', { documentId: team.documentId, from: 'draft', to: 'consultation' })
  const page = await story.opens(eli, team)
  await says(page, 'readOnly')
  expect(await sheet(page).getAttribute('contenteditable')).toBe('false')
  await sheet(page).click()
  await page.keyboard.type('Je voudrais')
  await writeParagraph(nadia, 'Une phrase de plus.')
  await holds(page, 'Une phrase de plus.')
  expect(await textOf(page)).not.toContain('Je voudrais')
  expect(await textOf(page)).toBe(await textOf(nadia))
  await expectAccessible(page)
  await shot(page, 'story-reader')
  await page.context().close()
})

test('a removed member is shown out at once, in clear words [L24]', async () => {
  const { team } = story
  const ana = await team.invite('a@halles.example', 'Ana Belkacem')
  const { me } = await ana.call('readMe', {})
  const page = await story.opens(ana, team, { expects: refusals })
  await writeParagraph(page, 'Écrit avant de partir.')
  await says(page, 'saved')
  await team.nadia.call('removeMember', { demarcheId: team.demarcheId, personId: me?.id ?? '' })
  await page.getByText('Vous n’avez plus accès à ce document').first().waitFor()
  expect((await sheet(page).count()) === 0 || (await sheet(page).getAttribute('contenteditable')) === 'false').toBe(
    true,
  )
  await expectAccessible(page)
  await shot(page, 'story-removed')
  await holds(nadia, 'Écrit avant de partir.')
  await page.context().close()
})

test('a connection closed elsewhere ends at once; signing in again in place keeps what was typed [C5, P9]', async () => {
  const { team } = story
  const ben = await team.invite('b@halles.example', 'Ben Arfa')
  const context = await story.browser.aContext(story.product.url, { visitor: ben, expects: refusals })
  const page = await context.newPage()
  // What the page sends may be held back, as by a bad network: it is typed, and not saved.
  const network = { isHeld: false }
  await page.routeWebSocket(/\/live\/document\//, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      if (!network.isHeld) server.send(message)
    })
  })
  await openText(page, team)
  await says(page, 'saved')

  const elsewhere = new Visitor(story.product.url)
  await elsewhere.call('signIn', { email: 'b@halles.example', passphrase })
  const there = await (await story.browser.aContext(story.product.url, { visitor: elsewhere })).newPage()
  await there.goto('/compte')
  network.isHeld = true
  await writeAtEnd(page, ' Ce que Ben écrit quand même.')
  await says(page, 'saving')
  await there.getByRole('button', { name: /^Fermer la connexion/ }).click()
  await says(page, 'signedOut')
  expect(await textOf(page)).toContain('Ce que Ben écrit quand même.')
  expect(await textOf(nadia)).not.toContain('Ben')
  await expectAccessible(page)
  await shot(page, 'story-signed-out')
  network.isHeld = false

  await page.getByLabel('Phrase de passe de b@halles.example').fill(passphrase)
  await page.keyboard.press('Enter')
  await says(page, 'saved')
  expect(await isInText(page)).toBe(true)
  await holds(nadia, 'Ce que Ben écrit quand même.')
  await page.context().close()
  await there.context().close()
})

test('the organisation written for is chosen in the header and told in the log [P11]', async () => {
  const { team } = story
  const ana = await team.invite('c@halles.example', 'Chloé Brun')
  const page = await story.opens(ana, team)
  await writeParagraph(page, 'Au nom des Halles.')
  await says(page, 'saved')
  await page.getByRole('button', { name: /Au nom de Les Halles Communes/ }).click()
  await page
    .getByRole('menuitemradio', { name: 'En mon nom propre' })
    .or(page.getByRole('menuitem', { name: 'En mon nom propre' }))
    .click()
  await page.getByText('Vous écrivez maintenant en votre nom propre.').waitFor()
  await says(page, 'saved')
  await writeParagraph(page, 'En mon nom.')
  await says(page, 'saved')
  await holds(nadia, 'En mon nom.')
  const { me } = await ana.call('readMe', {})
  const written = await inside(
    story.dataDir,
    (sql) => sql<{ organisation: string | null }[]>`
      select distinct on (u.organisation_id) o.name as organisation from document_update u
      join actor a on a.id = u.actor_id left join organisation o on o.id = u.organisation_id
      where u.document_id = ${team.documentId} and a.id = ${me?.actorId ?? null}`,
  )
  expect(written.map(({ organisation }) => organisation).toSorted()).toEqual(['Les Halles Communes', null])
  expect(story.browser.complaints()).toEqual([])
})
