// A wall full of cards on the screen and on the console: which tasks hold the page up while it opens, while cards rain, while they are carried.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import { cookieOf } from '../../support/browser.ts'
import { launchChromium } from '../../support/chromium.ts'
import { Visitor } from '../../support/visitor.ts'
import { commonOf, done, type Room } from '../../support/workshops.ts'
import type { Line } from '../report.ts'

type Told = Pick<Line, 'point' | 'figures' | 'problems'>
/** `seconds`: how long cards rain, fifty a second. */
type Asked = { base: string; cards: number; seconds: number }

// As words: see first-card.ts. Chromium tells tasks of 50 ms and more.
const observing = `{
  const tasks = (window.tasks = [])
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
    buffered: true,
  })
}`

export async function walls(room: Room, { base, cards, seconds }: Asked): Promise<Told[]> {
  const browser = await launchChromium()
  const told: Told[] = []
  try {
    await fill(room, cards)
    await done(room.steer({ kind: 'show', what: { kind: 'wall' } }))
    const { workshopId, pilot } = room
    const windows = { base, serviceWorkers: 'block' as const, locale: 'fr-FR' }
    const display = new Visitor(base)
    const { code } = await display.call('openScreen', {})
    await pilot.call('pairScreen', { workshopId, code })
    const aPage = async (visitor: Visitor, viewport: { width: number; height: number }) => {
      const context = await browser.newContext({ ...windows, viewport })
      await context.addCookies([cookieOf(visitor, base)])
      const page = await context.newPage()
      await page.addInitScript(observing)
      return page
    }
    const screen = await aPage(display, { width: 1920, height: 1080 })
    const console = await aPage(pilot, { width: 1440, height: 900 })
    const pages = { screen, console }
    const note = async (what: string) => {
      for (const [where, page] of Object.entries(pages)) {
        const tasks = await page.evaluate<number[]>('window.tasks.splice(0)')
        const longest = Math.max(0, ...tasks)
        told.push({
          point: `${cards} cards on the ${where}: ${what}`,
          figures: {
            'longest task ms': longest === 0 ? '< 50' : longest,
            'tasks over 50 ms': tasks.length,
            'over 200 ms': tasks.filter((task) => task > 200).length,
            'goal ms': `200: ${longest <= 200 ? 'met' : 'missed'}`,
          },
          problems: [],
        })
      }
    }
    const open = async () => {
      await Promise.all([opened(screen, `${base}/ecran`), opened(console, `${base}/ateliers/${workshopId}/console`)])
      await wait(2_000)
    }
    await open()
    await note('opened, none grouped')
    await rain(room, seconds)
    await note('fifty more a second')
    await room.steer({ kind: 'next', roundId: await room.roundId() })
    await done(room.steer({ kind: 'show', what: { kind: 'wall' } }))
    await grouped(room)
    await wait(2_000)
    await note('the wall is made of it, half of it grouped')
    await open()
    await note('opened, half grouped')
    await carried(console)
    await note('a card is carried by pointer, eight times')
    await merged(room)
    await note('two are merged, ten times')
    return told
  } finally {
    await browser.close()
  }
}

const words = 'Sur la feuille : trouver un local à plusieurs, près des commerces de la gare'

const entering = (roundId: string, n: number): SteeringCommand => ({
  kind: 'enter',
  roundId,
  tableId: null,
  contributionId: randomUUID(),
  type: 'obstacle',
  text: `${words}, ligne ${n}.`,
})

async function fill(room: Room, cards: number): Promise<void> {
  const roundId = await room.roundId()
  for (let from = 0; from < cards; from += 100) {
    const some = Array.from({ length: Math.min(100, cards - from) }, (_, n) => entering(roundId, from + n))
    await done(room.steer(...some))
  }
}

async function rain(room: Room, seconds: number): Promise<void> {
  const roundId = await room.roundId()
  const began = performance.now()
  const sent: Promise<unknown>[] = []
  for (let n = 0; n < seconds * 50; n++) {
    await wait(Math.max(0, began + n * 20 - performance.now()))
    sent.push(done(room.steer(entering(roundId, 10_000 + n))))
  }
  await Promise.all(sent)
  await wait(2_000)
}

/** Twenty groups of half of it. */
async function grouped(room: Room): Promise<void> {
  const ids = Object.keys(commonOf(await room.console()).contributions)
  const half = ids.slice(0, Math.floor(ids.length / 2))
  const size = Math.max(1, Math.ceil(half.length / 20))
  for (let n = 0; n * size < half.length; n++) {
    const contributions = half.slice(n * size, (n + 1) * size)
    await done(room.steer({ kind: 'makeCluster', clusterId: randomUUID(), title: `Groupe ${n + 1}`, contributions }))
  }
}

async function merged(room: Room): Promise<void> {
  const { contributions } = commonOf(await room.console())
  const loose = Object.values(contributions).filter(({ clusterId, into }) => clusterId === null && into === null)
  for (let n = 0; n < 10; n++) {
    const parents = loose.slice(2 * n, 2 * n + 2).map(({ id }) => id)
    if (parents.length < 2) break
    const [edge, type] = ['merge', 'obstacle'] as const
    await done(room.steer({ kind: 'merge', contributionId: randomUUID(), parents, edge, type, text: `Ensemble ${n}` }))
    await wait(300)
  }
  await wait(1_500)
}

async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address)
  // of a group the screen may show no more than its title
  await page
    .getByText(/Sur la feuille|Groupe \d/)
    .first()
    .waitFor({ state: 'attached', timeout: 60_000 })
}

/** From the loose ones to the first group. */
async function carried(page: Page): Promise<void> {
  for (let n = 0; n < 8; n++) {
    const columns = page.locator('section:has([data-card])')
    const from = columns.last().locator('[data-card]').first()
    await from.dragTo(columns.first(), { timeout: 20_000 })
    await wait(400)
  }
  await wait(1_500)
}
