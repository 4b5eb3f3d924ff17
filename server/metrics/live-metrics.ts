// Figures of the live texts: what the rooms tell as they work, and what is looked up when the figures are read.
import { closeCode, refusalReasons } from '../../shared/protocol.ts'
import type { LiveFacts } from '../realtime/live-facts.ts'
import type { Observer } from '../realtime/observer.ts'
import type { Reading, Registry } from './registry.ts'

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const amounts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000]

const left = 'left'
const codes = Object.values(closeCode).map(String)

/** Whom the rooms tell. */
export function liveObserver(registry: Registry): Observer {
  const turns = registry.histogram(
    'maillage_turn_seconds',
    'How long turns of the loop took, the write included.',
    seconds,
  )
  const frames = registry.histogram('maillage_turn_frames', 'Update frames that a turn took together.', amounts)
  const rows = registry.histogram('maillage_turn_rows', 'Rows of the log that a turn wrote together.', amounts)
  const rooms = registry.histogram('maillage_turn_rooms', 'Rooms that a turn wrote for together.', amounts)
  const acknowledgements = registry.histogram(
    'maillage_acknowledgement_seconds',
    'From the coming of an update frame to the sending of its acknowledgement.',
    seconds,
  )
  const refusals = registry.counters('maillage_refusals_total', 'Edits refused, by reason.', 'reason', refusalReasons)
  const closes = registry.counters(
    'maillage_connections_closed_total',
    'Live connections that ended or were not let in, by the code that was said; left: the other side went.',
    'code',
    [...codes, left],
  )
  const gaps = registry.counter(
    'maillage_gaps_total',
    'Update frames that leant on text that nobody had: asked for again.',
  )
  const snapshots = registry.counters('maillage_snapshots_total', 'Snapshots, by what became of them.', 'outcome', [
    'made',
    'failed',
  ])
  const snapshotTimes = registry.histogram('maillage_snapshot_seconds', 'How long snapshots took to make.', seconds)
  return {
    turned(turn) {
      turns.observe(turn.milliseconds / 1000)
      frames.observe(turn.frames)
      rows.observe(turn.rows)
      rooms.observe(turn.rooms)
    },
    acknowledged: (milliseconds) => acknowledgements.observe(milliseconds / 1000),
    refused: (reason) => refusals[reason].add(),
    closed: (code) => closes[code === null ? left : String(code)]?.add(),
    gap: () => gaps.add(),
    snapshot(milliseconds, isMade) {
      snapshots[isMade ? 'made' : 'failed'].add()
      snapshotTimes.observe(milliseconds / 1000)
    },
  }
}

export interface LiveSource {
  facts(): LiveFacts
  /** Sockets that watch notices. */
  notices(): number
  now(): Date
}

export function addLiveMetrics(registry: Registry, { facts, notices, now }: LiveSource): void {
  let found = facts()
  registry.beforeReading(async () => void (found = facts())) // once a reading: it walks through all connections
  const gauge = (name: string, help: string, read: (facts: LiveFacts) => Reading) =>
    registry.reading('gauge', name, help, () => read(found))
  gauge('maillage_rooms', 'Rooms in memory, by state.', ({ rooms }) =>
    Object.entries(rooms).map(([state, count]) => [{ state }, count]),
  )
  gauge('maillage_connections', 'Open connections, by transport and by what they carry.', ({ connections }) => [
    ...Object.entries(connections).map(([transport, count]) => [{ transport, kind: 'document' }, count] as const),
    [{ transport: 'websocket', kind: 'notices' }, notices()],
  ])
  gauge('maillage_people', 'People who have a text open, however many tabs each has.', ({ people }) => people)
  gauge('maillage_stalled_connections', 'Connections that do not take what they are sent.', ({ stalled }) => stalled)
  gauge(
    'maillage_unsaved_bytes',
    'Accepted edits that are not written yet, in bytes.',
    ({ unsavedBytes }) => unsavedBytes,
  )
  gauge(
    'maillage_unsaved_seconds',
    'Age of the oldest accepted edit that is not written yet; 0: none.',
    ({ unsavedSince }) => (unsavedSince === null ? 0 : Math.max(0, (now().getTime() - unsavedSince) / 1000)),
  )
}
