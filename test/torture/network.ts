// The network at its worst, in between: lines cut in the middle of frames, 30 % loss with seconds of latency, half-open lines,
// and POSTs and events of the fallback twice, late and in the wrong order. People write with the stock provider and with our client's fallback.
import { setTimeout as wait } from 'node:timers/promises'
import { openFallbackWith } from '../../client/live/fallback-wire.ts'
import { missing, tokensOf } from '../support/acts.ts'
import { BadNetwork, fair, type Weather } from '../support/bad-network.ts'
import { inside } from '../support/inside.ts'
import { dice } from '../support/chance.ts'
import type { Team } from '../support/instance.ts'
import { logReport } from '../support/log-check.ts'
import { fetchWith, mischievousFetch, type MischiefCount } from '../support/mischief.ts'
import { readText } from '../support/reader.ts'
import { TokenTypist } from '../support/token-typist.ts'
import type { Visitor } from '../support/visitor.ts'
import { differences, within } from '../support/patience.ts'
import type { Outcome, Part, Run } from './part.ts'
import { openProduct, threeWriters } from './product.ts'

interface Storm {
  readonly name: string
  readonly weather: Weather
  readonly seconds: Readonly<Record<Run['form'], number>>
  /** After so many seconds all lines fall silent without a word. */
  readonly silentAfter?: number
  readonly mischief?: boolean
}

const storms: readonly Storm[] = [
  { name: 'cut in the middle', weather: { ...fair, cutEvery: 60 }, seconds: { short: 4, long: 60 } },
  {
    name: '30 % loss, 2 s each way',
    weather: { latencyMs: 2_000, loss: 0.3, cutEvery: 0 },
    seconds: { short: 5, long: 90 },
  },
  { name: 'twice, late, out of order', weather: fair, seconds: { short: 4, long: 60 }, mischief: true },
  { name: 'half-open', weather: fair, seconds: { short: 0, long: 100 }, silentAfter: 3 },
]
const patience = 180_000

interface Hall {
  readonly run: Run
  readonly dataDir: string
  readonly url: string
  readonly team: Team
  readonly people: readonly Visitor[]
  readonly counts: Record<string, number | string>
  readonly failures: string[]
}

export const network: Part = {
  name: 'network',
  about:
    'lines cut in the middle of frames, 30 % loss with 2 s of latency, half-open lines, repeated and reordered POSTs and events',
  async run(run) {
    const { dataDir, product, team } = await openProduct(run)
    const people = [...(await threeWriters(team)), await team.invite('c@halles.example', 'Cléo')]
    const hall: Hall = { run, dataDir, url: product.url, team, people, counts: {}, failures: [] }
    for (const storm of storms) if (storm.seconds[run.form] > 0) await weather(hall, storm)
    return { counts: hall.counts, failures: hall.failures } satisfies Outcome
  },
}

/** Four people write through the storm; then it is fair, and everything must be as promised. */
async function weather(hall: Hall, storm: Storm): Promise<void> {
  const { run, counts } = hall
  const scene = await enter(hall, storm)
  const { way, typists, documentId } = scene
  way.weather = storm.weather
  for (const typist of typists) typist.go(120)
  if (storm.silentAfter !== undefined) {
    await wait(storm.silentAfter * 1000)
    way.goSilent()
  }
  await wait(storm.seconds[run.form] * 1000)
  for (const typist of typists) typist.rest()
  await wait(storm.weather.latencyMs * 2)
  const unsaved = typists.reduce((sum, typist) => sum + typist.unsaved, 0)
  way.weather = fair
  const began = performance.now()
  await within(patience, `${storm.name}: all answered`, Promise.all(typists.map((typist) => typist.whenAnswered())))
  count(counts, storm, scene)
  counts[`${storm.name}: unanswered when it ended`] = unsaved
  counts[`${storm.name}: seconds until all were answered`] = Math.round((performance.now() - began) / 100) / 10
  if (storm.silentAfter !== undefined) silence(hall, way, storm)
  counts[`${storm.name}: acknowledged and lost`] = await look(hall, storm, documentId, typists)
  for (const typist of typists) typist.leave()
  run.say(`${storm.name}: ${hall.failures.length} failures so far`)
}

/** A document, people who write in it, and what is between them and the product. */
interface Place {
  readonly documentId: string
  readonly way: BadNetwork
  readonly typists: readonly TokenTypist[]
  readonly mischief: MischiefCount
  /** Acts that were under way when a line ended. */
  cut: number
}

async function enter({ run, url, team, people }: Hall, storm: Storm): Promise<Place> {
  const chance = dice(run.seed)
  const way = await BadNetwork.to(url, chance)
  run.closing(() => way.close())
  const note = { demarcheId: team.demarcheId, title: storm.name, template: 'note' } as const
  const { documentId } = await team.nadia.call('createDocument', note)
  const mischief: MischiefCount = { twice: 0, late: 0, withoutAnswer: 0, eventsTwice: 0, eventsSwapped: 0 }
  const typists: TokenTypist[] = []
  const place: Place = { documentId, way, typists, mischief, cut: 0 }
  for (const [n, { cookie }] of people.entries()) {
    const headers = { cookie, origin: way.url }
    const ask = storm.mischief ? mischievousFetch(headers, chance, mischief) : fetchWith(headers)
    // Half of them where websockets are blocked; all of them when it is the fallback that is to suffer.
    const wire = n % 2 === 1 || storm.mischief === true ? { wire: openFallbackWith(ask) } : {}
    const heard = { cut: (acts: number) => void (place.cut += acts) }
    typists.push(new TokenTypist({ base: way.url, documentId, cookie, ...wire }, `n${n}`, heard))
  }
  run.closing(() => typists.forEach((typist) => typist.leave()))
  await within(patience, 'everyone arriving', Promise.all(typists.map((typist) => typist.whenSynced())))
  return place
}

function count(
  counts: Hall['counts'],
  { name, mischief: isMischievous }: Storm,
  { way, typists, cut, mischief }: Place,
) {
  counts[`${name}: acts`] = typists.reduce((sum, typist) => sum + typist.acts.length, 0)
  counts[`${name}: lines opened`] = way.count.lines
  counts[`${name}: pieces carried`] = way.count.pieces
  if (way.count.lost > 0) counts[`${name}: pieces lost, and sent again by TCP`] = way.count.lost
  counts[`${name}: lines cut`] = way.count.cutInMiddle + way.count.givenUp
  counts[`${name}: acts under way when a line ended`] = cut
  if (isMischievous) for (const [what, times] of Object.entries(mischief)) counts[`${name}: ${what}`] = times
}

/** Half-open lines were found by both sides in the time that W1 states, or by nobody. */
function silence({ counts, failures }: Hall, way: BadNetwork, { name }: Storm): void {
  const most = (seconds: readonly number[]) => Math.round(Math.max(0, ...seconds))
  counts[`${name}: lines fallen silent, found by the client`] = way.found.byClient.length
  counts[`${name}: … by the server`] = way.found.byServer.length
  counts[`${name}: found by the client after at most (s)`] = most(way.found.byClient)
  counts[`${name}: found by the server after at most (s)`] = most(way.found.byServer)
  if (way.found.byClient.length === 0 || way.found.byServer.length === 0)
    failures.push(`${name}: not found by both sides`)
}

/** What was acknowledged is there, what was sent has come, everyone reads the same as a newcomer and as the log says. */
async function look(hall: Hall, { name }: Storm, documentId: string, typists: readonly TokenTypist[]): Promise<number> {
  const { failures, people, url, dataDir } = hall
  const text = await within(patience, `${name}: a newcomer`, readText(url, documentId, people[0]?.cookie ?? ''))
  const found = tokensOf(text)
  let lost = 0
  for (const typist of typists) {
    const broken = missing(typist.promised(), found)
    lost += broken.lost.length
    const say = (what: string, acts: readonly string[]) =>
      acts.length > 0 && failures.push(`${name}: ${typist.name} ${what} ${acts.slice(0, 5).join(' ')}`)
    say('was told saved and lost', broken.lost)
    say('sent what did not get through:', broken.gone)
    say('reads another text:', await differences(text, () => typist.text))
  }
  const report = await inside(dataDir, (sql) => logReport(sql, documentId))
  failures.push(...report.problems.map((problem) => `${name}: ${problem}`))
  if (report.text !== text) failures.push(`${name}: the log says something else than what people read`)
  return lost
}
