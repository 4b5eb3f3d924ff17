// What a facilitator does within a round: time, revealing, locking, a word to all, what is shown.
import { isOut, reachOf } from '../sight.ts'
import { signals } from '../signals.ts'
import type { Round } from '../state.ts'
import { done, onRoundInHand, refuse, type Decision, type Facilitator, type Of, type Scene } from './scene.ts'

const running = ({ state }: Scene): boolean => state.stage === 'running'

export function extend(scene: Scene, { roundId, milliseconds, tableId }: Of<'extend'>): Decision {
  return onRoundInHand(scene, roundId, (round) => {
    if (tableId !== null) return extendTable(scene, round, tableId, milliseconds)
    if (round.remaining !== null) {
      const remaining = Math.max(0, round.remaining + milliseconds)
      return done({ kind: 'timerSet', roundId, endsAt: null, remaining })
    }
    if (round.endsAt === null && milliseconds <= 0) return refuse('notNow')
    // two minutes more once time is up are two minutes from now
    const from = milliseconds > 0 ? Math.max(scene.at, round.endsAt ?? 0) : (round.endsAt ?? scene.at)
    return done({ kind: 'timerSet', roundId, endsAt: Math.max(scene.at, from + milliseconds), remaining: null })
  })
}

function extendTable({ state }: Scene, round: Round, tableId: string, milliseconds: number): Decision {
  if (!state.tables.has(tableId)) return refuse('unknown')
  const extra = round.extraByTable.get(tableId) ?? 0
  const change = Math.max(-extra, milliseconds)
  return change === 0 ? done() : done({ kind: 'tableExtended', roundId: round.id, tableId, milliseconds: change })
}

export function pause(scene: Scene, { roundId }: Of<'pause'>): Decision {
  return onRoundInHand(scene, roundId, ({ endsAt, remaining }) => {
    if (remaining !== null) return done()
    if (endsAt === null) return refuse('notNow')
    return done({ kind: 'timerSet', roundId, endsAt: null, remaining: Math.max(0, endsAt - scene.at) })
  })
}

export function resume(scene: Scene, { roundId }: Of<'resume'>): Decision {
  return onRoundInHand(scene, roundId, ({ endsAt, remaining }) => {
    if (remaining === null) return endsAt === null ? refuse('notNow') : done()
    return done({ kind: 'timerSet', roundId, endsAt: scene.at + remaining, remaining: null })
  })
}

/** Of any round: what was left unrevealed when the room went on can still be shown to it. */
export function reveal(scene: Scene, { roundId, revealed }: Of<'reveal'>): Decision {
  const round = scene.state.rounds.get(roundId)
  if (round === undefined) return refuse('unknown')
  if (!running(scene)) return refuse('notNow')
  return round.revealed === revealed ? done() : done({ kind: 'roundRevealed', roundId, revealed })
}

export function lock(scene: Scene, { roundId, locked }: Of<'lock'>): Decision {
  return onRoundInHand(scene, roundId, (round) =>
    round.locked === locked ? done() : done({ kind: 'roundLocked', roundId, locked }),
  )
}

/** An empty one takes the last one away. */
export function message({ state, makeId }: Scene, { text }: Of<'message'>): Decision {
  if (state.stage !== 'open' && state.stage !== 'running') return refuse('notNow')
  if (text.trim() === '') return state.messageId === null ? done() : done({ kind: 'messageSent', messageId: null })
  const messageId = makeId()
  return { events: [{ kind: 'messageSent', messageId }], writes: [{ key: messageId, text }] }
}

/** Only what everybody may see is shown to everybody. */
export function show(scene: Scene, { what }: Of<'show'>): Decision {
  const { state } = scene
  if (state.stage !== 'open' && state.stage !== 'running') return refuse('notNow')
  if (what.kind === 'contribution') {
    const one = state.contributions.get(what.contributionId)
    if (one === undefined) return refuse('unknown')
    if (!isOut(one) || reachOf(state, one) !== 'all') return refuse('notNow')
  }
  if (what.kind === 'cluster' && !state.clusters.has(what.clusterId)) return refuse('unknown')
  if (what.kind === 'intervention' && what.roundId !== state.roundId) return refuse('otherRound')
  return done({ kind: 'shown', what })
}

export function takeConsole({ state }: Scene, _: Of<'takeConsole'>, { actorId }: Facilitator): Decision {
  return state.consoleOf === actorId ? done() : done({ kind: 'consoleTaken', actorId })
}

/** In one order, so that the same wish is the same. */
export function wish({ state }: Scene, { signals: asked }: Of<'wish'>): Decision {
  if (!['draft', 'open', 'running'].includes(state.stage)) return refuse('notNow')
  const wished = signals.filter((signal) => asked.includes(signal))
  return wished.join() === state.wish.join() ? done() : done({ kind: 'wished', signals: wished })
}
