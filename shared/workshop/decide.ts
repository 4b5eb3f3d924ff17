// What becomes of what is asked of a workshop: events to be recorded, or a refusal. Pure: the clock and new ids are given.
import type {
  Asked,
  Asker,
  ClosingCommand,
  Command,
  GuestCommand,
  SectionCommand,
  SteeringCommand,
} from './commands.ts'
import { closeBallot, openBallot, openSection, showResults } from './decide/ballots.ts'
import { park, reword, send, support, withdraw } from './decide/contributions.ts'
import { erase, eraseMe } from './decide/erasing.ts'
import { fill } from './decide/forms.ts'
import { askFloor, endFloor, giveFloor, removeFromQueue, withdrawFloor } from './decide/floor.ts'
import { grouping } from './decide/grouping.ts'
import { enter, hide, hideReason, setAside, take, unhide, unhideReason } from './decide/moderation.ts'
import { eraseSpeaker, markAsked, sumUp } from './decide/panel.ts'
import { back, close, goTo, next, publish, reopen, review, start, undo } from './decide/passage.ts'
import { becomeRapporteur, finish, leave, nameRapporteur, seat, setTables, sit } from './decide/people.ts'
import { addPhase, backToDraft, cancel, changePhase, movePhase, open, removePhase, skipPhase } from './decide/plan.ts'
import {
  refuse,
  type Decision as Decided,
  type Facilitator,
  type Guest,
  type Scene,
  type Table,
} from './decide/scene.ts'
import { extend, lock, message, pause, resume, reveal, show, takeConsole, wish } from './decide/steering.ts'
import { vote } from './decide/votes.ts'
import type { WorkshopState, WorkshopTexts } from './state.ts'

/** Events to be recorded and texts to be stored with them; or a refusal. */
export type Decision = Decided

const ofFacilitators: Table<SteeringCommand | ClosingCommand | SectionCommand, Facilitator> = {
  addPhase,
  changePhase,
  movePhase,
  skipPhase,
  removePhase,
  setTables,
  open,
  backToDraft,
  cancel,
  start,
  next,
  back,
  goTo,
  extend,
  pause,
  resume,
  reveal,
  lock,
  openBallot,
  openSection,
  closeBallot,
  showResults,
  message,
  show,
  takeConsole,
  wish,
  undo,
  close,
  reopen,
  review,
  publish,
  nameRapporteur,
  seat,
  hide,
  unhide,
  hideReason,
  unhideReason,
  take,
  park: setAside,
  enter,
  giveFloor,
  endFloor,
  removeFromQueue,
  sumUp,
  eraseSpeaker,
  markAsked,
  ...grouping,
}

const ofGuests: Table<GuestCommand, Guest> = {
  sit,
  leave,
  becomeRapporteur,
  send,
  reword,
  withdraw,
  erase,
  eraseMe,
  park,
  finish,
  support,
  askFloor,
  withdrawFloor,
  vote,
  fill,
  ...grouping,
}

/**
 * No event and no refusal: it is so already. That one id is done once is for the log to see; what is done twice under two
 * ids is harmless here. [A3]
 */
export function decide(
  state: WorkshopState,
  asked: Asked,
  asker: Asker,
  at: number,
  texts: WorkshopTexts,
  makeId: () => string,
): Decision {
  const scene: Scene = { state, texts, at, makeId }
  const { command } = asked
  if (asker.kind === 'facilitator') {
    return isOf(ofFacilitators, command) ? decided(ofFacilitators, scene, command, asker) : refuse('notYours')
  }
  if (!isOf(ofGuests, command)) return refuse('notYours')
  const guest = state.guests.get(asker.guestId)
  if (guest === undefined) return refuse('unknown')
  return guest.erased ? refuse('beingErased') : decided(ofGuests, scene, command, asker)
}

const isOf = <C extends Command, A extends Asker>(table: Table<C, A>, command: Command): command is C =>
  Object.hasOwn(table, command.kind)

function decided<C extends Command, A extends Asker>(table: Table<C, A>, scene: Scene, command: C, asker: A): Decision {
  // the key is the command's own kind, which a union of functions cannot say
  const decision = table[command.kind as C['kind']] as (scene: Scene, command: C, asker: A) => Decision
  return decision(scene, command, asker)
}
