// Every screen while it is read, when it cannot be, without a network, with nothing in it, and for whoever may only
// read. The built client alone, before a server that answers as it is told; the list is the table of routes, docs/STATES.md says the rest.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Me } from '../../shared/schemas/people.ts'
import type { EndpointName } from '../../shared/routes.ts'
import { openBrowser, type BrowserStory } from '../support/browser.ts'
import { root } from '../support/paths.ts'
import { sampleId, sampleReply } from '../support/sample-replies.ts'
import { answerAs, staticBase, type Told } from '../support/static-product.ts'

const states = ['loading', 'failed', 'offline', 'empty', 'reading'] as const
type State = (typeof states)[number]

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const pathsIn = (file: string): string[] =>
  [...read(file).matchAll(/<Route path="([^"]+)"/g)].map(([, path = '']) => path)

/** A démarche is one route and six screens. */
function screens(): string[] {
  const [, tabs = ''] = /const tabs = \[(.*?)\]/.exec(read('client/pages/DemarchePage.tsx')) ?? []
  const ofDemarche = [...tabs.matchAll(/'(\w*)'/g)].map(([, tab]) => `/d/:demarcheId${tab ? `/${tab}` : ''}`)
  const all = [...pathsIn('client/routes.tsx'), ...pathsIn('client/signed-in-routes.tsx')]
  return all
    .flatMap((path) => (path === '/d/:demarcheId/:tab?' ? ofDemarche : [path]))
    .filter((path) => !path.startsWith('/gallery'))
}

type Row = { path: string; cells: Record<State, string> }

function table(): Row[] {
  const lines = read('docs/STATES.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  return lines.map((line) => {
    const [path = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', ''))
    return { path, cells: Object.fromEntries(states.map((state, at) => [state, cells[at] ?? ''])) as Row['cells'] }
  })
}

const rows = table()
const walked = (state: State) => rows.filter(({ cells }) => cells[state] === 'walk').map(({ path }) => path)

describe('the table of states', () => {
  it('has a line for each route of the client, and none for another', () => {
    expect(rows.map(({ path }) => path).sort()).toEqual(screens().sort())
  })

  it('has what is looked at while it is read fail afterwards', () => {
    expect(walked('loading')).toEqual(walked('failed'))
  })

  it('says of each state that it is walked here, which test shows it, or why there is none', () => {
    const wrong = rows.flatMap(({ path, cells }) =>
      states.map((state) => [`${path} ${state}`, cells[state]] as const).filter(([, cell]) => !isSaid(cell)),
    )
    expect(wrong).toEqual([])
  })
})

function isSaid(cell: string): boolean {
  if (cell === 'walk' || /^none: .{10,}/.test(cell)) return true
  const [file = '', title = ''] = cell.split(' › ')
  const path = `test/${file}`
  return title.length > 5 && existsSync(join(root, path)) && read(path).includes(title)
}

let story: BrowserStory
let context: BrowserContext
let page: Page
let state: State = 'loading'
/** What waits for its answer: the calls of a screen that is being looked at while it is read. */
let waiting: (() => void)[] | null = null

beforeAll(async () => {
  story = await openBrowser()
  const expects = [/Failed to load resource/, /WebSocket/]
  context = await story.aContext(staticBase, { serviceWorkers: 'block', expects })
  await answerAs(context, tell)
  page = await arrived()
})
afterAll(() => story?.close())

/** Signed in, on a page that reads nothing. */
async function arrived(): Promise<Page> {
  const opened = await context.newPage()
  await opened.goto('/nulle-part')
  await opened.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

/** What is answered in a state. Workshops that are followed, and texts of the past, are not made of samples. */
async function tell(name: EndpointName | null): Promise<Told> {
  if (name === null) return { status: 404 }
  const reading = { filled: true, may: false }
  if (name === 'readMe') {
    const { me } = sampleReply(name, reading) as { me: Me }
    return { json: { me: { ...me, isAdmin: state !== 'reading' } } }
  }
  if (waiting) await new Promise<void>((answer) => waiting?.push(answer))
  if (state === 'loading' || state === 'failed') return { status: 500 }
  if (state === 'offline') return 'unreachable'
  if (['readConsole', 'readMoment', 'readComparison', 'readMirror'].includes(name)) return 'silent'
  const reply = sampleReply(name, state === 'empty' ? { filled: false, may: true } : reading)
  return { json: name === 'readWorkshop' ? { ...(reply as object), rehearsalOf: null } : reply }
}

/** What an address holds beyond its path, without which nothing is asked. */
const asked: Record<string, string> = {
  '/recherche': '?q=lieu',
  '/suivi': '#barque-bleue-dort-sous-le-pont',
  '/installation': '#aTokenOfThisTest',
  '/invitation': '#aTokenOfThisTest',
  '/reinitialisation': '#aTokenOfThisTest',
}
/** Each of something else: what one screen has read is not there for the next. */
const addressOf = (path: string, n: number): string => {
  const id = sampleId.slice(0, -3) + String(100 + n)
  return path.replace(':code?', 'HTK4R7').replace(/:\w+/g, id) + (asked[path] ?? '')
}

/** What is wrong with the screens of a state, each visited by a link as people do; `wrongIn` waits for what is to be seen. */
async function walk(now: State, wrongIn: (path: string) => Promise<string | null>): Promise<string[]> {
  state = now
  const wrong: string[] = []
  for (const [n, path] of walked(now).entries()) {
    if (now === 'loading') waiting = []
    await page.evaluate((address) => history.pushState(null, '', address), addressOf(path, n))
    const problem = await wrongIn(path).catch((error: Error) => error.message.split('\n')[0] ?? 'failed')
    if (problem) wrong.push(`${path}: ${problem}`)
    if ((await page.locator('h1').count()) !== 1) wrong.push(`${path}: not one heading`)
  }
  return [...wrong, ...story.complaints()]
}

const main = () => page.getByRole('main')

/** They ask again without being told to, and say so. */
const byThemselves = ['/ecran', '/ateliers/:workshopId/console']

/** What is told of a failure, in French: a server that failed, or a network that is not there. */
const toldOf = () =>
  main()
    .getByText(/Erreur du serveur|Le serveur ne répond pas|Pas de connexion|pas de réseau|hors ligne/)
    .first()

async function tellsAndAsksAgain(path: string): Promise<string | null> {
  await toldOf().waitFor()
  if (byThemselves.includes(path)) {
    await page.waitForRequest('**/api/**')
    return null
  }
  const act = main().getByRole('button', { name: 'Réessayer' }).first()
  await act.waitFor()
  const asked = page.waitForRequest('**/api/**')
  await act.click()
  await asked
  return null
}

describe('every screen [C17]', () => {
  it('says that it is being read once that takes more than a moment; then what failed, and asks again when told to', async () => {
    const waits = main()
      .getByRole('status')
      .filter({ hasText: /^(Chargement|Ouverture|Demande d’un code)/ })
      .or(main().locator('button[aria-busy=true]'))
    const wrong = await walk('loading', async (path) => {
      await waits.first().waitFor({ state: 'attached' })
      waiting?.forEach((answer) => answer())
      waiting = null
      return tellsAndAsksAgain(path)
    })
    expect(wrong).toEqual([])
  })

  it('says that there is no network, and what to do, without waiting for it', async () => {
    await context.setOffline(true)
    expect(await walk('offline', tellsAndAsksAgain)).toEqual([])
    await context.setOffline(false)
  })

  it('says that there is nothing yet, and what would be there', async () => {
    const wrong = await walk('empty', async (path) => {
      await main()
        .getByText(emptySentences[path] ?? 'no sentence is known', { exact: true })
        .first()
        .waitFor()
      return null
    })
    expect(wrong).toEqual([])
  })

  it('offers nothing that would be refused to whoever may only read, and says so', async () => {
    state = 'reading'
    page = await arrived() // as somebody else, who knows nothing of what was read before
    const wrong = await walk('reading', async (path) => {
      const { says = 'no sentence is known', acts = [] } = forReaders[path] ?? {}
      await main().getByText(says).first().waitFor()
      const found = await main()
        .locator('button:enabled')
        .evaluateAll((all) => all.map((one) => one.ariaLabel ?? one.textContent))
      const others = found.filter((name) => !acts.some((act) => act.test(name ?? '')))
      return others.length > 0 ? `offers ${others.join(', ')}` : null
    })
    expect(wrong).toEqual([])
  })
})

const emptySentences: Record<string, string> = {
  '/': 'Vous ne participez encore à aucune démarche',
  '/d/:demarcheId': 'Commencer le diagnostic',
  '/d/:demarcheId/ateliers': 'Aucun atelier pour l’instant',
  '/d/:demarcheId/documents': 'Aucun document pour le moment',
  '/d/:demarcheId/organisations': 'Aucune organisation pour l’instant',
  '/d/:demarcheId/membres': 'Aucune invitation en attente.',
  '/d/:demarcheId/activite': 'Rien ne s’est encore passé',
  '/d/:demarcheId/documents/:documentId/historique': 'Rien n’a encore été écrit',
  '/documents/:documentId/historique': 'Rien n’a encore été écrit',
  '/d/:demarcheId/organisations/doublons': 'Aucun doublon probable',
  '/ateliers/:workshopId/preparer': 'Le déroulé est vide. Ajoutez une première phase.',
  '/ateliers/:workshopId/restitution': 'La restitution n’est pas encore écrite',
  '/ateliers/:workshopId/emargement': 'Personne n’est encore venu',
  '/rencontres/:meetingId': 'Le programme est vide',
  '/recherche': 'Aucun texte ne contient ces mots',
}

const mayRead = /^Vous suivez cette démarche/
const forReaders: Record<string, { says: RegExp; acts?: RegExp[] }> = {
  '/d/:demarcheId': { says: mayRead },
  '/d/:demarcheId/ateliers': { says: mayRead },
  '/d/:demarcheId/documents': { says: mayRead, acts: [/Corbeille|Reprendre|Retirer|^Les tiers-lieux/] },
  '/d/:demarcheId/organisations': { says: mayRead, acts: [/^Exporter$/] },
  '/d/:demarcheId/membres': { says: mayRead },
  '/d/:demarcheId/activite': { says: mayRead, acts: [/^Plus ancien$/] },
  '/d/:demarcheId/organisations/import': { says: /^Pilotes et animateur·rices importent/ },
  '/d/:demarcheId/organisations/doublons': { says: /^Les pilotes de la démarche réunissent/ },
  '/d/:demarcheId/organisations/:organisationId': { says: /^Cette fiche sert à toutes les démarches/ },
  '/ateliers/:workshopId/preparer': { says: /^Vous pouvez lire cette préparation/ },
  '/ateliers/:workshopId/restitution': { says: /^Relecture par les tables/, acts: [/^Télécharger$/, /^D’où vient/] },
  '/rencontres/:meetingId': { says: /^Vous pouvez lire cette rencontre/ },
  '/administration': { says: /^La page n’existe pas/ },
}
