// Scenario 12: pages of a workshop in Chromium: the first card on a cold phone with a slow line, and two thousand cards on a wall.
import { setTimeout as wait } from 'node:timers/promises'
import { launchChromium } from '../../support/chromium.ts'
import { aTeam, type Team } from '../../support/instance.ts'
import { aDataDirectory, startProduct } from '../../support/processes.ts'
import { alone, aRoom, type Room } from '../../support/workshops.ts'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import type { Phase } from '../../../shared/workshop/phases.ts'
import { firstCard, type FirstCard, type Line as Network } from '../pages/first-card.ts'
import { bareSite } from '../pages/bare-site.ts'
import { walls } from '../pages/walls.ts'
import type { Line } from '../report.ts'
import type { Bench, Scenario } from './scenario.ts'
import { randomUUID } from 'node:crypto'

const name = 'workshop-pages'
const sizes = {
  whole: { cold: 7, cards: 2_000, seconds: 8 },
  quick: { cold: 3, cards: 300, seconds: 3 },
}
/** 1.6 Mb/s down, 750 kb/s up, 150 ms, a processor four times slower. */
const slow: Network = { down: 200_000, up: 93_750, latency: 150, slower: 4 }

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** What people write in and all read at once; then the wall. */
const phases = (): Phase[] => {
  const collect = { ...alone().config, types: ['obstacle'], most: 100, visibility: 'all' } as Phase['config'] // of the same mechanism
  return [alone({ minutes: 0, config: collect }), { ...phaseDefaults('wall'), id: randomUUID(), minutes: 0 }]
}

async function aHall({ nadia, demarcheId }: Team): Promise<Room> {
  const { me } = await nadia.call('readMe', {})
  return aRoom(nadia, demarcheId, me?.organisations[0]?.id ?? '', { phases: phases() })
}

type Place = { bench: Bench; team: Team; base: string }

async function coldPhones({ bench, team, base }: Place): Promise<Line[]> {
  const { cold } = sizes[bench.quick ? 'quick' : 'whole']
  const { code } = await aHall(team)
  const browser = await launchChromium()
  const bare = await bareSite()
  const lines: Line[] = []
  try {
    const measured = async (server: string, point: string, address: string, network: Network | null) => {
      const all: FirstCard[] = []
      for (let n = 0; n < cold; n++) all.push(await firstCard(browser, address, network))
      const of = (key: 'form' | 'card' | 'bytes') => median(all.map((one) => one[key]))
      const sum = all.map(({ form, card }) => form + card)
      const figures = {
        'first card ms': median(sum),
        'worst ms': Math.max(...sum),
        'form ms': of('form'),
        'in ms': of('card'),
        KB: of('bytes') / 1024,
        'goal ms': network === null ? '' : `3000: ${median(sum) <= 3_000 ? 'met' : 'missed'}`,
      }
      bench.say(`${server}: ${point} ${JSON.stringify(figures)}`)
      lines.push({ scenario: name, server, point, figures, problems: [] })
      return of('bytes')
    }
    await measured('ours', 'first card, a fast line', `${base}/r/${code}`, null)
    const bytes = await measured('ours', 'first card, a slow phone', `${base}/r/${code}`, slow)
    bare.weighs(bytes)
    await measured('bare page', 'first card, a slow phone', bare.url, slow)
  } finally {
    await browser.close()
    await bare.close()
  }
  return lines
}

async function pages(bench: Bench): Promise<Line[]> {
  const place = aDataDirectory()
  const product = await startProduct({ dataDir: place.dataDir })
  try {
    const team = await aTeam(product.url, product.setupLink() ?? '')
    const at = { bench, team, base: product.url }
    const lines = await coldPhones(at)
    const { cards, seconds } = sizes[bench.quick ? 'quick' : 'whole']
    for (const many of [20, cards]) {
      const told = await walls(await aHall(team), { base: product.url, cards: many, seconds })
      for (const { point, figures, problems } of told) {
        bench.say(`ours: ${point} ${JSON.stringify(figures)}`)
        lines.push({ scenario: name, server: 'ours', point, figures, problems })
      }
      await wait(1_000)
    }
    return lines
  } finally {
    await product.end('SIGTERM')
    place.remove()
  }
}

export const workshopPages: Scenario = {
  number: 12,
  name,
  title: 'Pages of a workshop, in Chromium',
  servers: ['ours'],
  run: pages,
}
