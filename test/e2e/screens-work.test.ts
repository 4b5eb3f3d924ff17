// The screens where the work is done, in the real product: today, démarches, documents, each empty, filled, refused, dialogs open.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type BrowserStory } from '../support/browser.ts'
import { aTeam, passphrase, tokenOf, type Team } from '../support/instance.ts'
import { aDataDirectory, startProduct, type ProductProcess } from '../support/processes.ts'
import { visitScreens, type Screen } from '../support/screens.ts'
import { Visitor } from '../support/visitor.ts'

const place = aDataDirectory()
let product: ProductProcess
let story: BrowserStory
let team: Team
let mireille: Visitor
let yann: Visitor

beforeAll(async () => {
  product = await startProduct({ dataDir: place.dataDir })
  story = await openBrowser()
  team = await aTeam(product.url, product.setupLink() ?? '')
  mireille = await team.invite('m.aubanel@halles.example', 'Mireille Aubanel')
  yann = await team.invite('y.kerbrat@cress.example', 'Yann Kerbrat', 'observer')
})
afterAll(async () => {
  await story?.close()
  await product?.end('SIGTERM')
  place.remove()
})

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
}
const pressed = (name: string | RegExp, then: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await press(name)(page)
  await then(page)
}
const dialog = (page: Page) => page.getByRole('dialog').waitFor()
const saved = (page: Page) => page.getByText('Enregistré', { exact: true }).waitFor()
const textIs = (title: string) => (page: Page) => page.getByRole('heading', { level: 2, name: title }).first().waitFor()

const visit = (screens: readonly Screen[], visitor: Visitor) => visitScreens(story, product.url, screens, { visitor })

describe('today and the démarches', () => {
  it('shows who has nothing yet what comes next', async () => {
    const { demarcheId } = await team.nadia.call('createDemarche', {
      title: 'Démarche d’un jour',
      ownerIds: (await team.nadia.call('readMe', {})).me?.organisations.map(({ id }) => id) ?? [],
    })
    const { url } = await team.nadia.call('invite', {
      demarcheId,
      email: 'ines@nulle-part.example',
      role: 'member',
      organisationId: null,
    })
    const ines = new Visitor(product.url)
    const { me } = await ines.call('acceptInvitation', {
      token: tokenOf(url ?? ''),
      displayName: 'Inès Roca',
      passphrase,
    })
    await team.nadia.call('removeMember', { demarcheId, personId: me.id })
    expect(
      await visit(
        [
          { name: 'home-empty', path: '/', heading: /\d/, prepare: textIs('Vos démarches') },
          { name: 'not-found', path: '/nulle/part', heading: 'Rien à cette adresse pour vous' },
          { name: 'not-found-demarche', path: `/d/${demarcheId}`, heading: 'Rien à cette adresse pour vous' },
        ],
        ines,
      ),
    ).toEqual([])
  })

  it('shows the day, a démarche and its four views, with every dialog open and in error', async () => {
    const path = `/d/${team.demarcheId}`
    const heading = 'Diagnostic de l’ESS'
    const screens: Screen[] = [
      { name: 'home', path: '/', heading: /\d/, prepare: (page) => page.getByRole('table').waitFor() },
      {
        name: 'home-offline',
        path: '/',
        heading: /\d/,
        prepare: async (page) => {
          await page.getByRole('table').waitFor()
          await page.evaluate(() => dispatchEvent(new Event('offline'))) // as the browser tells it
          await page.getByText('Vous êtes hors ligne').waitFor()
        },
      },
      {
        name: 'search-failed',
        path: '/recherche?q=atelier',
        heading: 'Rechercher dans les textes',
        before: (page) =>
          page.route('**/api/search?*', (route) => route.fulfill({ status: 403, json: { code: 'notAllowed' } })),
        prepare: press('Réessayer'),
      },
      { name: 'demarche-new', path: '/d/nouvelle', heading: 'Nouvelle démarche' },
      {
        name: 'demarche-new-error',
        path: '/d/nouvelle',
        heading: 'Nouvelle démarche',
        prepare: pressed('Ouvrir la démarche', (page) => page.getByText('Donnez un titre').first().waitFor()),
      },
      { name: 'demarche', path, heading },
      {
        name: 'demarche-documents',
        path: `${path}/documents`,
        heading,
        prepare: (page) => page.getByRole('treegrid').waitFor(),
      },
      { name: 'demarche-organisations', path: `${path}/organisations`, heading },
      { name: 'demarche-members', path: `${path}/membres`, heading },
      { name: 'demarche-edit', path, heading, prepare: pressed('Modifier', dialog) },
      { name: 'demarche-invite', path, heading, prepare: pressed('Inviter', dialog) },
      { name: 'document-new', path: `${path}/documents`, heading, prepare: pressed('Nouveau document', dialog) },
    ]
    expect(await visit(screens, team.nadia)).toEqual([])
  })
})

describe('a document', () => {
  const heading = 'Diagnostic partagé'
  const path = () => `/d/${team.demarcheId}/documents/${team.documentId}`

  /** A template alone may not be submitted: someone has to have written in it. */
  async function write(words: string): Promise<void> {
    const context = await story.aContext(product.url, { visitor: team.nadia })
    const page = await context.newPage()
    await page.goto(path())
    const text = page.getByRole('textbox', { name: heading })
    await text.click()
    await text.pressSequentially(words)
    await saved(page)
    await context.close()
  }

  it('is written, with its menus and dialogs', async () => {
    const { demarcheId } = team
    const title = 'Diagnostic territorial partagé'
    const long = await team.nadia.call('createDocument', { demarcheId, title, template: 'diagnostic' })
    const screens: Screen[] = [
      {
        name: 'document-diagnostic',
        path: `/d/${demarcheId}/documents/${long.documentId}`,
        heading: title,
        prepare: saved,
      },
      { name: 'document', path: path(), heading, prepare: saved },
      {
        name: 'document-more',
        path: path(),
        heading,
        prepare: pressed('Autres actions', (page) => page.getByRole('menu').waitFor()),
      },
      {
        name: 'document-access',
        path: path(),
        heading,
        prepare: pressed('Autres actions', async (page) => {
          const access = page.getByRole('menuitem', { name: 'Accès au document' })
          const branch = page.getByRole('menuitem', { name: 'Organiser ce document' }) // on a phone
          await access.or(branch).waitFor()
          if (await branch.isVisible()) await branch.click()
          await access.click()
          await dialog(page)
          await page.getByRole('radio', { name: 'Restreint' }).check()
        }),
      },
    ]
    expect(await visit(screens, team.nadia)).toEqual([])
    expect(await visit([{ name: 'document-writer', path: path(), heading, prepare: saved }], mireille)).toEqual([])
  })

  it('is closed to a reader while it is a draft, read in consultation, frozen once submitted', async () => {
    const { documentId } = team
    const asYann = (name: string, heading: string) => visit([{ name, path: path(), heading }], yann)
    expect(await asYann('document-closed', 'Rien à cette adresse pour vous')).toEqual([])
    await team.nadia.call('moveDocumentState', { documentId, from: 'draft', to: 'consultation' })
    expect(await asYann('document-read', heading)).toEqual([])
    await write('Les tiers-lieux manquent de foncier.')
    await team.nadia.call('moveDocumentState', { documentId, from: 'consultation', to: 'submitted' })
    const frozen = { name: 'document-frozen', path: path(), heading }
    const rejecting: Screen = {
      ...frozen,
      name: 'document-reject',
      prepare: pressed(/Changer l’état|Autres actions/, async (page) => {
        await page.getByRole('menuitem', { name: 'Rejeter et renvoyer en brouillon' }).click()
        await dialog(page)
      }),
    }
    expect(await visit([frozen, rejecting], team.nadia)).toEqual([])
  })
})
