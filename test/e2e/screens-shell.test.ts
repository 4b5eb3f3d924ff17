// The screens around the work, in the real product: arriving, links, the legal pages, the account, the administration.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type BrowserStory } from '../support/browser.ts'
import { aDataDirectory, startProduct, type ProductProcess } from '../support/processes.ts'
import { refusals, visitScreens, type Screen } from '../support/screens.ts'
import { Refusal, Visitor } from '../support/visitor.ts'

const passphrase = 'Onze-chemins vers 3 rivières'
const place = aDataDirectory()
let product: ProductProcess
let story: BrowserStory

beforeAll(async () => {
  product = await startProduct({ dataDir: place.dataDir })
  story = await openBrowser()
})
afterAll(async () => {
  await story?.close()
  await product?.end('SIGTERM')
  place.remove()
})

const pathOf = (url: string | null | undefined): string => {
  if (!url) throw new Error('a link was expected')
  const { pathname, hash } = new URL(url)
  return pathname + hash
}
const tokenOf = (url: string | null): string => pathOf(url).split('#')[1] ?? ''

describe('before anyone has set it up', () => {
  it('shows the entry, the set-up and its errors, and the pages of the law', async () => {
    const setUp = { path: pathOf(product.setupLink()), heading: 'Installer cet espace' }
    const ready = {
      name: 'setup',
      ...setUp,
      prepare: (page) => page.getByLabel('Nom de l’espace').waitFor(),
    } satisfies Screen
    const screens: Screen[] = [
      {
        name: 'entry-before',
        path: '/',
        heading: 'Se connecter',
        prepare: (page) => page.getByText('pas encore installé').waitFor(),
      },
      ready,
      {
        name: 'setup-errors',
        ...setUp,
        prepare: async (page) => {
          await page.getByLabel('Numéro SIRET').fill('123')
          await page.getByLabel('Votre phrase de passe').fill('Onze chemins')
          await page.getByRole('button', { name: 'Installer' }).click()
          await page.getByText('réponses sont à corriger').waitFor()
        },
      },
      {
        name: 'setup-expired',
        path: '/installation#neverIssued0000000',
        heading: 'Ce lien d’installation ne sert plus',
      },
      { name: 'accessibility', path: '/accessibilite', heading: /Accessibilité/ },
      { name: 'data', path: '/donnees', heading: 'Vos données' },
      { name: 'legal', path: '/mentions', heading: 'Mentions légales' },
    ]
    expect(await visitScreens(story, product.url, screens)).toEqual([])
  })
})

describe('the set-up', () => {
  it('asks for what is missing, keeps what was typed, then opens the home page [P10]', async () => {
    const context = await story.aContext(product.url)
    const page = await context.newPage()
    await page.goto(pathOf(product.setupLink()))
    await page.getByLabel('Nom de l’espace').fill('Le Maillage du Val')
    await page.getByRole('button', { name: 'Installer' }).click()
    await page.getByRole('link', { name: 'Choisissez la famille de l’organisation.' }).click()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT')
    expect(await page.getByLabel('Nom de l’espace').inputValue()).toBe('Le Maillage du Val')
    await page.getByLabel('Famille').selectOption('localAuthority')
    await page.getByLabel('Nom de l’organisation').fill('Vaucombe Métropole')
    await page.getByLabel('Votre nom').fill('Nadia Ferhat')
    await page.getByLabel('Au féminin').check()
    await page.getByLabel('Votre courriel').fill('nadia@vaucombe.example')
    await page.getByLabel('Votre phrase de passe').fill(passphrase)
    await page.getByRole('button', { name: 'Installer' }).click()
    await page.getByRole('button', { name: 'Votre compte, Nadia Ferhat' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    expect(story.complaints()).toEqual([])
    await context.close()
  })
})

describe('once set up', () => {
  let nadia: Visitor
  let paul: Visitor
  const links = { fresh: '', known: '', reset: '' }

  beforeAll(async () => {
    nadia = new Visitor(product.url)
    const { me } = await nadia.call('signIn', { email: 'nadia@vaucombe.example', passphrase })
    const organisationId = me.organisations[0]?.id ?? ''
    const aDemarche = (title: string) => nadia.call('createDemarche', { title, ownerIds: [organisationId] })
    const first = await aDemarche('Diagnostic de l’ESS du Val de Drôme')
    const second = await aDemarche('Schéma des mobilités solidaires')
    const invite = async (email: string, { demarcheId } = first) =>
      (await nadia.call('invite', { demarcheId, email, role: 'writer', organisationId })).url
    const joined = await invite('paul@vaucombe.example')
    paul = new Visitor(product.url)
    const { me: paulNow } = await paul.call('acceptInvitation', {
      token: tokenOf(joined),
      displayName: 'Paul Ollier',
      passphrase,
    })
    await new Visitor(product.url).call('signIn', { email: 'paul@vaucombe.example', passphrase })
    links.fresh = pathOf(await invite('lea@vaucombe.example'))
    links.known = pathOf(await invite('paul@vaucombe.example', second))
    links.reset = pathOf((await nadia.call('createResetLink', { personId: paulNow.id })).url)
    await new Visitor(product.url).call('requestReset', { email: 'paul@vaucombe.example' })
  })

  it('shows the entry, what it refuses, and links in all their states', async () => {
    const screens: Screen[] = [
      { name: 'entry', path: '/', heading: 'Se connecter' },
      {
        name: 'entry-errors',
        path: '/',
        heading: 'Se connecter',
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Se connecter' }).click()
          await page.getByText('réponses sont à corriger').waitFor()
        },
      },
      {
        name: 'entry-refused',
        path: '/',
        heading: 'Se connecter',
        prepare: async (page) => {
          await page.getByLabel('Courriel').fill('inconnue@vaucombe.example')
          await page.getByLabel('Phrase de passe', { exact: true }).fill('rien de bon')
          await page.getByRole('button', { name: 'Se connecter' }).click()
          await page.getByText('ne vont pas ensemble').waitFor()
        },
      },
      {
        name: 'forgotten-done',
        path: '/mot-de-passe-oublie',
        heading: 'Phrase de passe oubliée',
        prepare: async (page) => {
          await page.getByLabel('Courriel').fill('inconnue@vaucombe.example')
          await page.getByRole('button', { name: 'Demander un lien' }).click()
          await page.getByText('C’est demandé').waitFor()
        },
      },
      { name: 'invitation-spent', path: '/invitation#neverIssued0000000', heading: 'Ce lien ne sert plus' },
      { name: 'reset-spent', path: '/reinitialisation#neverIssued0000000', heading: 'Ce lien ne sert plus' },
      { name: 'setup-already', path: '/installation', heading: 'Cet espace est déjà installé' },
      { name: 'forgotten', path: '/mot-de-passe-oublie', heading: 'Phrase de passe oubliée' },
      { name: 'invitation', path: links.fresh, heading: 'Créer votre compte' },
      {
        name: 'invitation-errors',
        path: links.fresh,
        heading: 'Créer votre compte',
        prepare: async (page) => {
          await page.getByLabel('Votre phrase de passe').fill('lea vaucombe')
          await page.getByRole('button', { name: 'Créer le compte et rejoindre' }).click()
          await page.getByText('réponses sont à corriger').waitFor()
        },
      },
      { name: 'invitation-known', path: links.known, heading: 'Se connecter pour accepter' },
      { name: 'reset', path: links.reset, heading: 'Choisir une nouvelle phrase de passe' },
    ]
    expect(await visitScreens(story, product.url, screens)).toEqual([])
  })

  it('says what is safe when the server does not answer, or a page is gone', async () => {
    const screens: Screen[] = [
      {
        name: 'unreachable',
        path: '/',
        heading: 'Le serveur ne répond pas',
        before: (page) => page.route('**/api/me', (route) => route.abort()),
      },
      {
        name: 'unreachable-proxy',
        path: '/',
        heading: 'Le serveur ne répond pas',
        before: (page) => page.route('**/api/me', (route) => route.fulfill({ body: '<title>Portail</title>' })),
      },
      {
        name: 'stopped',
        path: '/mentions',
        heading: 'Cette page s’est arrêtée',
        before: (page) => page.route('**/assets/LegalPage-*.js', (route) => route.fulfill({ status: 404 })),
      },
    ]
    const expects = [refusals, /net::ERR_FAILED/, /a page stopped|dynamically imported module/]
    expect(await visitScreens(story, product.url, screens, { expects, serviceWorkers: 'block' })).toEqual([])
  })

  it('tells how long to wait after too many tries, and keeps what was typed [P5]', async () => {
    const email = 'personne@vaucombe.example'
    const code = async () => {
      try {
        await new Visitor(product.url).call('signIn', { email, passphrase: 'rien de bon' })
      } catch (error) {
        if (error instanceof Refusal) return error.code
        throw error
      }
      return 'none'
    }
    let said = await code()
    for (let tries = 1; said === 'wrongCredentials' && tries < 40; tries++) said = await code()
    expect(said).toBe('tooManyTries')
    const context = await story.aContext(product.url, { expects: [refusals] })
    const page = await context.newPage()
    await page.goto('/')
    await page.getByLabel('Courriel').fill(email)
    await page.getByLabel('Phrase de passe', { exact: true }).fill('rien de bon')
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.getByText(/attendez (une|\d+) (seconde|minute|heure)s? avant de recommencer/).waitFor()
    expect(await page.getByLabel('Courriel').inputValue()).toBe(email)
    expect(story.complaints()).toEqual([])
    await context.close()
  })

  it('shows the account, open dialogs and errors too', async () => {
    const account = { path: '/compte', heading: 'Mon compte' }
    const screens: Screen[] = [
      { name: 'account', ...account, prepare: (page) => page.getByText('Cet appareil', { exact: true }).waitFor() },
      {
        name: 'account-sessions',
        ...account,
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Fermer toutes les autres' }).click()
          await page.getByRole('alertdialog').waitFor()
        },
      },
      {
        name: 'account-errors',
        ...account,
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Changer la phrase de passe' }).click()
          await page.getByText('réponses sont à corriger').waitFor()
        },
      },
      { name: 'invitation-other', path: links.fresh, heading: 'Cette invitation est pour quelqu’un d’autre' },
      { name: 'invitation-accept', path: links.known, heading: 'Bonjour Paul Ollier' },
    ]
    expect(await visitScreens(story, product.url, screens, { visitor: paul })).toEqual([])
  })

  it('lets the person of an account sign in, accept, and enter the démarche [P10]', async () => {
    const context = await story.aContext(product.url)
    const page = await context.newPage()
    await page.goto(links.known)
    await page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bonjour Paul Ollier' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.getByRole('button', { name: 'Accepter l’invitation' }).click()
    await page.getByRole('heading', { level: 1, name: 'Schéma des mobilités solidaires' }).waitFor()
    expect(story.complaints()).toEqual([])
    await context.close()
  })

  it('shows the administration, menus and dialogs too', async () => {
    const admin = { path: '/administration', heading: 'Administration' }
    const screens: Screen[] = [
      { name: 'admin', ...admin, prepare: (page) => page.getByText('a installé cet espace').waitFor() },
      {
        name: 'admin-link',
        ...admin,
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Actions pour Paul Ollier' }).click()
          await page.getByRole('menuitem', { name: /lien de phrase de passe/ }).click()
          await page.getByRole('button', { name: 'Créer le lien' }).click()
          await page.getByLabel('Lien à transmettre').waitFor()
        },
      },
      {
        name: 'admin-close',
        ...admin,
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Actions pour Paul Ollier' }).click()
          await page.getByRole('menuitem', { name: 'Fermer le compte' }).click()
          await page.getByRole('alertdialog').waitFor()
        },
      },
      {
        name: 'admin-attach',
        ...admin,
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Actions pour Paul Ollier' }).click()
          await page.getByRole('menuitem', { name: 'Rattacher à une organisation' }).click()
          await page.getByRole('button', { name: 'Rattacher', exact: true }).click()
          await page.getByText('Une réponse est à corriger').waitFor()
        },
      },
      {
        name: 'admin-organisation',
        ...admin,
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Ajouter une organisation' }).click()
          await page.getByRole('dialog').waitFor()
        },
      },
    ]
    expect(await visitScreens(story, product.url, screens, { visitor: nadia })).toEqual([])
  })
})
