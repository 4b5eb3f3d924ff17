// A hall through a whole running order while its server is killed every few seconds, over networks that cut, double and delay.
import { setTimeout as wait } from 'node:timers/promises'
import type { SteeringCommand } from '../../shared/workshop/commands.ts'
import type { CommonView } from '../../shared/workshop/view.ts'
import { dice } from '../support/chance.ts'
import { inside } from '../support/inside.ts'
import type { Team } from '../support/instance.ts'
import { eventually, within } from '../support/patience.ts'
import { startProduct, type ProductProcess } from '../support/processes.ts'
import { Visitor } from '../support/visitor.ts'
import { asked, commonOf, ready } from '../support/workshops.ts'
import type { Outcome, Part, Run } from './part.ts'
import { openProduct } from './product.ts'
import { differing, leaks, lostOrTwice, readWorkshop } from './workshop/judge.ts'
import { canaries, Participant } from './workshop/participant.ts'
import { Unsure, type Mishaps } from './workshop/unsure.ts'

const sizes = {
  short: { people: 40, perPhase: 0, killEvery: 3_000, phases: ['alone', 'pairs', 'table'] },
  long: { people: 500, perPhase: 8_000, killEvery: 5_000, phases: null },
}
const patience = 240_000

type Hall = {
  run: Run
  dataDir: string
  product: ProductProcess
  team: Team
  workshopId: string
  people: Participant[]
  count: Mishaps
  kills: number
  screen: Map<string, number>
}

export const workshop: Part = {
  name: 'workshop',
  about:
    'a hall through a whole running order, kill -9 of the server every few seconds, cuts, repeated and late requests',
  async run(run) {
    const hall = await open(run)
    const killing = new AbortController()
    const killed = kills(hall, killing.signal)
    const following = hall.people.map((one) => one.follow())
    const screening = followScreen(hall, killing.signal)
    await within(patience, 'the running order', play(hall))
    killing.abort()
    await killed
    await steer(hall, () => ({ kind: 'message', text: 'Merci' }))
    return judged(hall, following, screening)
  },
}

async function open(run: Run): Promise<Hall> {
  const { people: many, phases } = sizes[run.form]
  const { dataDir, product, team } = await openProduct(run)
  const { nadia, demarcheId } = team
  const { me } = await nadia.call('readMe', {})
  const made = {
    demarcheId,
    title: 'Ressources',
    pilotOrganisationId: me?.organisations[0]?.id ?? '',
    template: 'thematic',
  }
  const { workshopId } = await nadia.call('createWorkshop', made as Parameters<typeof nadia.call<'createWorkshop'>>[1]) // a template of ours
  await nadia.call('updateWorkshop', { workshopId, ...ready, capacity: 1_000 })
  const plan = (await nadia.call('readWorkshop', { workshopId })).phases
  const skipped = plan.filter(({ kind }) => phases !== null && !phases.includes(kind))
  const commands: SteeringCommand[] = [
    ...skipped.map(({ id }) => ({ kind: 'skipPhase', phaseId: id, skipped: true }) as const),
    { kind: 'setTables', count: 6 },
    { kind: 'open' },
  ]
  await nadia.call('steerWorkshop', { workshopId, commands: commands.map(asked) })
  const { code } = await nadia.call('readWorkshop', { workshopId })
  const tables = Object.keys(commonOf(await nadia.call('readConsole', { workshopId })).tables)
  const chance = dice(run.seed)
  const count: Mishaps = { requests: 0, twice: 0, late: 0, cut: 0, unanswered: 0 }
  const unsure = () => new Unsure(product.url, chance, count)
  const people = Array.from(
    { length: many },
    (_, number) => new Participant(number, workshopId, { line: unsure(), way: unsure() }, chance),
  )
  run.closing(() => people.forEach((one) => one.leave()))
  const hall: Hall = { run, dataDir, product, team, workshopId, people, count, kills: 0, screen: new Map() }
  run.closing(() => hall.product.end('SIGTERM'))
  // some come late, while others write already
  await within(
    patience,
    'everybody joining',
    inTurns(people.slice(0, many - 5), 50, (one) => one.join(code ?? '', tables)),
  )
  void wait(4_000).then(() => Promise.all(people.slice(many - 5).map((one) => one.join(code ?? '', tables))))
  return hall
}

async function inTurns<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) await Promise.all(all.slice(from, from + atOnce).map(work))
}

async function kills(hall: Hall, over: AbortSignal): Promise<void> {
  const { killEvery } = sizes[hall.run.form]
  const port = new URL(hall.product.url).port
  while (!over.aborted) {
    await wait(killEvery)
    if (over.aborted) return
    await hall.product.end('SIGKILL')
    hall.product = await startProduct({ dataDir: hall.dataDir, env: { PORT: port }, patience })
    hall.kills += 1
  }
}

/** The facilitator goes from phase to phase; each person plays, and is answered. */
async function play(hall: Hall): Promise<void> {
  const { people, run } = hall
  await steer(hall, () => ({ kind: 'start' }))
  for (;;) {
    const view = await look(hall)
    const { round, phase } = view.head
    if (!round || !phase) throw new Error('no round is in hand')
    run.say(
      `${phase.title}: ${people.reduce((sum, { accepted }) => sum + accepted.length, 0)} acts, ${hall.kills} kills`,
    )
    const playing = people.map((one) => one.play(round.id, phase.config))
    await Promise.all([...playing, wait(sizes[run.form].perPhase)])
    await steer(hall, () => ({ kind: 'extend', roundId: round.id, milliseconds: -3_600_000, tableId: null }))
    if (phase.config.mechanism === 'collect' && phase.kind !== 'pairs')
      await steer(hall, () => ({ kind: 'reveal', roundId: round.id, revealed: true }))
    if (view.head.phaseNumber === view.head.phases) return
    await steer(hall, (now) => (now.head.round?.id === round.id ? { kind: 'next', roundId: round.id } : null))
  }
}

/** Asked again under the same id until it is answered. */
async function steer(
  { team, workshopId }: Hall,
  commandFor: (now: CommonView) => SteeringCommand | null,
): Promise<void> {
  const { nadia } = team
  let wish: ReturnType<typeof asked<SteeringCommand>> | null = null
  const isDone = await eventually(async () => {
    try {
      if (wish === null) {
        const command = commandFor(commonOf(await nadia.call('readConsole', { workshopId })))
        if (command === null) return true
        wish = asked(command)
      }
      await nadia.call('steerWorkshop', { workshopId, commands: [wish] })
      return true
    } catch (error) {
      if (!(error instanceof Error)) throw error
      return false // the server is dead just now
    }
  }, patience)
  if (!isDone) throw new Error('the facilitator was not answered')
}

async function look({ team, workshopId }: Hall): Promise<CommonView> {
  let view: CommonView | null = null
  await eventually(async () => {
    view = await team.nadia.call('readConsole', { workshopId }).then(commonOf, () => null)
    return view !== null
  }, patience)
  if (view === null) throw new Error('the console was not answered')
  return view
}

async function followScreen({ product, team, workshopId, screen }: Hall, over: AbortSignal): Promise<void> {
  const visitor = new Visitor(product.url)
  const heard = (text: string): void => {
    for (const found of text.match(canaries) ?? []) if (!screen.has(found)) screen.set(found, Date.now())
  }
  visitor.heard = heard
  let isPaired = false
  while (!over.aborted) {
    try {
      const { code } = await visitor.call('openScreen', {})
      if (!isPaired) await team.nadia.call('pairScreen', { workshopId, code })
      isPaired = true
      await visitor.call('readScreen', { workshopId })
    } catch (error) {
      if (!(error instanceof Error)) throw error // dead just now
    }
    await wait(250)
  }
}

async function judged(hall: Hall, following: readonly Promise<void>[], screening: Promise<void>): Promise<Outcome> {
  const { people, workshopId, count, run, dataDir } = hall
  const last = (await hall.team.nadia.call('readConsole', { workshopId })).revision
  await eventually(() => people.every(({ revision }) => revision === last), 60_000)
  const console = commonOf(await hall.team.nadia.call('readConsole', { workshopId }))
  for (const one of people) one.leave()
  const failures: string[] = []
  const read = await inside(dataDir, (sql) => readWorkshop(sql, workshopId))
  const { lost, twice, problems } = await inside(dataDir, (sql) => lostOrTwice(sql, workshopId, read, people))
  const leaked = leaks(read, people, hall.screen)
  const differ = differing(read, people, console)
  failures.push(...problems, ...leaked.problems, ...differ)
  await steer(hall, () => ({ kind: 'message', text: '' })) // wakes those who wait
  await Promise.all([...following, screening])
  const accepted = people.flatMap((one) => one.accepted)
  const refused = new Map<string, number>()
  for (const one of people) for (const [why, n] of one.refused) refused.set(why, (refused.get(why) ?? 0) + n)
  return {
    counts: {
      participants: people.length,
      'rounds played': read.memory.state.rounds.size,
      'kill -9 of the server': hall.kills,
      requests: count.requests,
      'of which sent twice at once': count.twice,
      'of which late, after others': count.late,
      'of which cut': count.cut,
      'asked again for want of an answer': count.unanswered,
      'acts accepted': accepted.length,
      'of which contributions': accepted.filter(({ command }) => command.kind === 'send').length,
      'accepted and lost': lost,
      'accepted and done twice': twice,
      'acts refused': [...refused].map(([why, n]) => `${n} ${why}`).join(', ') || 'none',
      'events of the log, rebuilt': read.later.events.length,
      'views that differ from the log': differ.length,
      'canaries seen and judged': leaked.checked,
      'seen by who may not': leaked.problems.length,
      'MB read by phones': Math.round(people.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20),
    },
    failures: failures.map((failure) => `SEED=${run.seed} ${failure}`),
  }
}
