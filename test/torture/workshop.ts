// A hall through a whole running order while its servers are killed every few seconds, over networks that cut, double and delay.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { phaseDefaults } from '../../shared/workshop/library.ts'
import type { Phase, PhaseKind } from '../../shared/workshop/phases.ts'
import { dice } from '../support/chance.ts'
import { inside } from '../support/inside.ts'
import { eventually, within } from '../support/patience.ts'
import { Visitor } from '../support/visitor.ts'
import { ready } from '../support/workshops.ts'
import type { Outcome, Part, Run } from './part.ts'
import { boxes } from './workshop/boxes.ts'
import { Canaries, canaryPattern } from './workshop/canaries.ts'
import { Desk } from './workshop/desk.ts'
import { afterwards, conduct, type Hall, type Size } from './workshop/evening.ts'
import { House } from './workshop/house.ts'
import { differing, differingWords, lostOrTwice, readWorkshop, type Read } from './workshop/judge.ts'
import { Onlooker } from './workshop/onlooker.ts'
import { Participant } from './workshop/participant.ts'
import { leaks } from './workshop/sight.ts'
import { Turned, Unsure, type Mishaps } from './workshop/unsure.ts'

export const sizes: Record<Run['form'], Size> = {
  short: {
    patience: 480_000,
    people: 40,
    processes: 1,
    killEvery: 3_000,
    minute: 0,
    spread: 600,
    tables: 6,
    phases: ['alone', 'pairs', 'table', 'dots', 'consent', 'evaluation'],
  },
  long: {
    patience: 1_800_000,
    people: 500,
    processes: 2,
    killEvery: 5_000,
    minute: 1_500,
    spread: 6_000,
    tables: 12,
    phases: null,
  },
}

export const workshop: Part = {
  name: 'workshop',
  about:
    'a hall through a whole running order, kill -9 of the servers every few seconds, cuts, repeated, late and overtaken requests',
  async run(run) {
    const hall = await open(run)
    const { house, size, people } = hall
    const { patience } = size
    const killing = new AbortController()
    run.closing(() => killing.abort())
    const killed = house.killing(size.killEvery, killing.signal, (place) => hall.desk.answeredBy(place, killing.signal))
    const following = people.map((one) => one.follow())
    await within(patience, 'the running order', conduct(hall))
    await within(patience, 'what comes after', afterwards(hall))
    killing.abort()
    await killed
    await eventually(() => hall.count.underway === 0, 30_000)
    return judged(hall, following)
  },
}

/** What the template of two hours does not have. */
function besides(): Phase[] {
  const items = ['Un lieu partagé', 'Un poste mutualisé', 'Une caisse commune']
  const made = (kind: PhaseKind, config: object): Phase => {
    const defaults = phaseDefaults(kind)
    return { id: randomUUID(), ...defaults, minutes: 5, config: { ...defaults.config, ...config } as Phase['config'] } // of its own mechanism
  }
  return [
    made('speaking', {}),
    made('gradient', { subject: 'items', items }),
    made('consent', { subject: 'items', items }),
  ]
}

async function open(run: Run): Promise<Hall> {
  const size = sizes[run.form]
  const house = await House.open(run, size.processes)
  const { nadia, demarcheId } = house.team
  const { me } = await nadia.call('readMe', {})
  const pilotOrganisationId = me?.organisations[0]?.id ?? ''
  const made = { demarcheId, title: 'Ressources', pilotOrganisationId, template: 'thematic' } as const
  const { workshopId } = await nadia.call('createWorkshop', made)
  await nadia.call('updateWorkshop', { workshopId, ...ready, capacity: 1_000 })
  const desk = new Desk(workshopId, nadia.cookie, house.bases)
  const before = (await nadia.call('readWorkshop', { workshopId })).phases
  const projects = before.find(({ kind }) => kind === 'projects')?.id ?? null
  await desk.steer(...besides().map((phase) => ({ kind: 'addPhase', phase, before: projects }) as const))
  const { phases } = await nadia.call('readWorkshop', { workshopId })
  const skipped = phases.filter(({ kind }) => size.phases !== null && !size.phases.includes(kind))
  const evaluation = phases.find(({ kind }) => kind === 'evaluation')
  await desk.steer(
    ...skipped.map(({ id }) => ({ kind: 'skipPhase', phaseId: id, skipped: true }) as const),
    ...(evaluation ? [{ kind: 'changePhase', phase: withWords(evaluation) } as const] : []),
    { kind: 'setTables', count: size.tables },
    { kind: 'open' },
  )
  return seated({ run, size, house, desk, workshopId })
}

/** The form of the template asks for marks alone; ours for words too. */
function withWords({ skipped: _, notes: __, ...phase }: Phase & { skipped: boolean; notes: string }): Phase {
  const { config } = phaseDefaults('evaluation')
  return { ...phase, config }
}

async function seated(given: Pick<Hall, 'run' | 'size' | 'house' | 'desk'> & { workshopId: string }): Promise<Hall> {
  const { run, size, house, desk, workshopId } = given
  const { code } = await house.team.nadia.call('readWorkshop', { workshopId })
  const tables = Object.keys((await desk.look()).tables)
  const chance = dice(run.seed)
  const count: Mishaps = { requests: 0, twice: 0, late: 0, cut: 0, unanswered: 0, underway: 0 }
  const canaries = new Canaries()
  const unsure = () => new Unsure(house.bases, chance, count)
  const means = () => ({ workshopId, line: unsure(), way: unsure(), chance, canaries })
  const people = Array.from({ length: size.people }, (_, number) => new Participant(number, means()))
  const over = new AbortController()
  run.closing(() => (over.abort(), people.forEach((one) => one.leave())))
  const onlookers = { console: new Onlooker('the console'), screen: new Onlooker('the screen') }
  const hall: Hall = { ...given, people, canaries, ...onlookers, observer: new Onlooker('an observer'), count, over }
  await followed(hall, unsure)
  // some come late, while others write already
  const early = people.slice(0, -5)
  await within(
    size.patience,
    'everybody joining',
    inTurns(early, 50, (one) => one.join(code ?? '', tables)),
  )
  void wait(4_000).then(() => Promise.all(people.slice(-5).map((one) => one.join(code ?? '', tables))))
  return hall
}

async function inTurns<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) await Promise.all(all.slice(from, from + atOnce).map(work))
}

/** The console and the screen look on from now on; an observer of the démarche tries to. */
async function followed(hall: Hall, unsure: () => Unsure): Promise<void> {
  const { house, desk, console, screen, observer } = hall
  const { workshopId } = desk
  const display = new Visitor(house.bases[0] ?? '')
  const { code } = await display.call('openScreen', {})
  await house.team.nadia.call('pairScreen', { workshopId, code })
  const member = await house.team.invite('o@halles.example', 'Odile', 'observer')
  const places = [
    [console, `/api/workshops/${workshopId}/console`, house.team.nadia.cookie],
    [screen, `/api/screens/${workshopId}/view`, display.cookie],
    [observer, `/api/workshops/${workshopId}/console`, member.cookie],
  ] as const
  for (const [onlooker, path, cookie] of places)
    void lookOn(onlooker, path, Object.assign(unsure(), { cookie }), hall.over.signal)
}

async function lookOn(onlooker: Onlooker, path: string, way: Unsure, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    try {
      const bytes = await way.get(path + onlooker.query)
      if (bytes !== null) onlooker.hear(bytes)
    } catch (error) {
      if (!(error instanceof Turned)) throw error
      await wait(2_000) // they may not; they ask again
    }
  }
}

async function judged(hall: Hall, following: readonly Promise<void>[]): Promise<Outcome> {
  const { people, desk, count, run, house } = hall
  const { workshopId } = desk
  const read = await inside(house.dataDir, (sql) => readWorkshop(sql, workshopId))
  const differ = await stillDiffering(hall, read)
  for (const one of people) one.leave()
  hall.over.abort()
  const once = await inside(house.dataDir, (sql) => lostOrTwice(sql, workshopId, read, people))
  const inBoxes = await inside(house.dataDir, (sql) => boxes(sql, workshopId, read, people))
  const seen = leaks({ read, ...hall })
  const told = toldElsewhere(hall)
  await house.close()
  await Promise.all(following)
  const accepted = people.flatMap((one) => one.accepted)
  const refused = new Map<string, number>()
  for (const one of people) for (const [why, n] of one.refused) refused.set(why, (refused.get(why) ?? 0) + n)
  return {
    counts: {
      participants: people.length,
      processes: house.bases.length,
      'rounds played': read.memory.state.rounds.size,
      'kill -9 of a server': house.kills,
      requests: count.requests,
      'of which sent twice at once': count.twice,
      'of which late, after others': count.late,
      'of which cut': count.cut,
      'asked again for want of an answer': count.unanswered,
      'acts accepted': accepted.length,
      'of which contributions': accepted.filter(({ command }) => command.kind === 'send').length,
      'of which groups, merges and syntheses of tables': accepted.filter(({ command }) => isGrouping(command.kind))
        .length,
      'of which withdrawn, or erased': accepted.filter(({ command }) => isTakingBack(command.kind)).length,
      'accepted and lost': once.lost,
      'accepted and done twice': once.twice,
      ...inBoxes.counts,
      'acts refused': [...refused].map(([why, n]) => `${n} ${why}`).join(', ') || 'none',
      'events of the log, rebuilt': read.later.events.length,
      'views that differ from the log': differ.length,
      'canaries written': hall.canaries.all.length,
      'canaries seen and judged': seen.checked,
      'seen by who may not': seen.problems.length + told.length,
      'MB read by phones': Math.round(people.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20),
    },
    failures: [...once.problems, ...inBoxes.problems, ...seen.problems, ...told, ...differ].map(
      (failure) => `SEED=${run.seed} ${failure}`,
    ),
  }
}

/** Nothing happens any more: what is on its way is given time to come. */
async function stillDiffering(hall: Hall, read: Read): Promise<string[]> {
  for (const until = performance.now() + 45_000; ; await wait(1_000)) {
    const differ = [...differing(read, hall.people, hall), ...differingWords(read, hall.people)]
    if (differ.length === 0 || performance.now() > until) return differ
  }
}

const isGrouping = (kind: string): boolean =>
  ['makeCluster', 'nameCluster', 'synthesise', 'choose', 'merge'].includes(kind)
const isTakingBack = (kind: string): boolean => ['withdraw', 'erase', 'eraseMe'].includes(kind)

/** In the logs of the processes, and by somebody who may not look on at all. */
function toldElsewhere({ house, people, observer }: Hall): string[] {
  const { logged } = house
  const problems = [...new Set(logged.match(canaryPattern) ?? [])].map((canary) => `${canary} is in a log`)
  for (const { sealed, name } of people)
    for (const { credential } of sealed.values())
      if (logged.includes(credential)) problems.push(`a credential of ${name} is in a log`)
  return observer.bytes > 0 ? [...problems, 'an observer was shown the console'] : problems
}
