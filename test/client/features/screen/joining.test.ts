// Where the QR of a screen leads those who see it.
import { expect, it } from 'vitest'
import { joiningOf } from '../../../../client/features/screen/joining.ts'

const meeting = { title: 'Rencontres', code: 'DAY234' }

it('a screen leads into the room it is in and tells the code of the day beside; to the choice once the room is over [A77]', () => {
  expect(joiningOf({ code: 'HTK4R7', meeting })).toEqual({ code: 'HTK4R7', to: 'workshop', day: 'DAY234' })
  expect(joiningOf({ code: null, meeting })).toEqual({ code: 'DAY234', to: 'meeting', day: null })
  expect(joiningOf({ code: 'HTK4R7', meeting: { ...meeting, code: null } })).toEqual({
    code: 'HTK4R7',
    to: 'workshop',
    day: null,
  })
  expect(joiningOf({ code: 'HTK4R7', meeting: null })?.day).toBeNull()
  expect(joiningOf({ code: null, meeting: null })).toBeNull()
})
