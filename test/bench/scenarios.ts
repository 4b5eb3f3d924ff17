// The scenarios, as issue 3 numbers them, and those of issue 4: the editor, the search; of issue 5: workshops; of issue 6: history.
import { coldOpening } from './scenarios/cold-opening.ts'
import { recording } from './scenarios/recording.ts'
import { reconnectionStorm } from './scenarios/storm.ts'
import { editor } from './scenarios/editor.ts'
import { greatMeeting } from './scenarios/great-meeting.ts'
import { history } from './scenarios/history.ts'
import { idleAndStalled } from './scenarios/idle-and-stalled.ts'
import { manyRooms } from './scenarios/many-rooms.ts'
import { oneRoom } from './scenarios/one-room.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { search } from './scenarios/search.ts'
import { twoProcesses } from './scenarios/two-processes.ts'
import { workshop } from './scenarios/workshop.ts'
import { workshopPages } from './scenarios/workshop-pages.ts'

export const scenarios: readonly Scenario[] = [
  oneRoom,
  manyRooms,
  greatMeeting,
  coldOpening,
  idleAndStalled,
  reconnectionStorm,
  recording,
  twoProcesses,
  editor,
  search,
  workshop,
  workshopPages,
  history,
]
