// A form once the workshop is over: nothing stands at the foot of the page, which goes on below it. [A66]
import type { FormLeft } from '../../../../shared/workshop/view.ts'
import type { RoomNow } from '../use-room.ts'
import { Fields } from './Fields.tsx'
import { SavedLine } from './Saved.tsx'
import { useFilled } from './use-filled.ts'

export function FormAfter({ now, form: { roundId, fields, given } }: { now: RoomNow; form: FormLeft }) {
  const filled = useFilled(now, given, roundId)
  return (
    <>
      <Fields fields={fields} filled={filled} isLocked={false} />
      <p>
        <SavedLine now={now} state={filled.state} />
      </p>
    </>
  )
}
