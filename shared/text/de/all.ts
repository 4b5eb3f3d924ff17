// All that is said in German, by key: the chunk that pages drawn in German load before anything else. [A98]
import { answerWords } from './workshop-answers.ts'
import { ballot } from './workshop-ballot.ts'
import { commonErrors } from './errors-common.ts'
import { common } from './common.ts'
import { crash } from './crash.ts'
import { dates } from './dates.ts'
import { follow } from './follow.ts'
import { meetingPhone } from './meeting-phone.ts'
import { panelWords } from './workshop-panel.ts'
import { phoneWords } from './workshop-phone.ts'
import { refusalWords } from './workshop-refusals.ts'
import { rehearsalWords } from './rehearsal.ts'
import { room } from './workshop-room.ts'
import { roomLater } from './workshop-room-later.ts'
import { tableReport } from './table-report.ts'
import { tableWords } from './workshop-tables.ts'
import { takeAway } from './take-away.ts'
import { ui } from './ui.ts'

export const sentences = {
  ...answerWords,
  ...ballot,
  ...common,
  ...commonErrors,
  ...crash,
  ...dates,
  ...follow,
  ...meetingPhone,
  ...panelWords,
  ...phoneWords,
  ...refusalWords,
  ...rehearsalWords,
  ...room,
  ...roomLater,
  ...tableReport,
  ...tableWords,
  ...takeAway,
  ...ui,
}
