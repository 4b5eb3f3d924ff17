// A ballot on a phone: what is shown as given and as saved, the budget, reasons, the credential of a secret one, the signals.
import { describe, expect, it } from 'vitest'
import { givenIn, numberIn, reasonOf, spent, withNumber } from '../../../../client/features/room/ballot/given.ts'
import { dotsByCollege, dotsResults } from '../../../../client/gallery/ballot-samples.ts'
import {
  sayAnswer,
  sayColleges,
  sayDotsLeft,
  sayGiven,
  sayWhoSeesBallot,
} from '../../../../client/features/room/ballot/say.ts'
import { makeCredential, sealedFor } from '../../../../client/features/room/ballot/use-ballot.ts'
import { filledIn } from '../../../../client/features/room/ballot/use-filled.ts'
import type { Queued, RoomCommand } from '../../../../client/features/room/device-queue.ts'
import { answerWish, keepSignals, keptSignals, proposed } from '../../../../client/features/room/kept-signals.ts'
import { keepBallot, keptBallot } from '../../../../client/features/room/room-notes.ts'
import { own } from '../../../../client/gallery/room-samples.ts'
import { ballotOf } from '../../../../client/gallery/ballot-samples.ts'
import { MemoryNotes } from '../../../../client/live/notes.ts'

const queued = (command: RoomCommand, state: Queued['state'] = 'waiting'): Queued => ({
  place: 1,
  id: 'q',
  command,
  state,
  refused: state === 'refused' ? 'overBudget' : null,
  revision: null,
})
const vote = (choice: Record<string, number>, roundId = 'r'): RoomCommand => ({
  kind: 'vote',
  roundId,
  choice,
  reasons: {},
})

describe('what one gave', () => {
  it('is saved once the server has it, and not before [A36]', () => {
    expect(givenIn('r', null, []).state).toBe('none')
    expect(givenIn('r', null, [queued(vote({ a: 1 }))])).toMatchObject({ choice: { a: 1 }, state: 'waiting' })
    expect(givenIn('r', null, [queued(vote({ a: 1 }), 'sent')]).state).toBe('kept')
    expect(givenIn('r', { choice: { a: 1 }, reasons: {} }, [])).toMatchObject({ choice: { a: 1 }, state: 'kept' })
  })

  it('is what was last asked, in this round, and never what was refused [A36]', () => {
    const told = { choice: { a: 2 }, reasons: {} }
    expect(givenIn('r', told, [queued(vote({ a: 9 }), 'refused')])).toMatchObject({ choice: { a: 2 }, state: 'kept' })
    expect(givenIn('r', told, [queued(vote({ a: 3 }, 'other'))])).toMatchObject({ choice: { a: 2 }, state: 'kept' })
    expect(givenIn('r', told, [queued(vote({ a: 3 }), 'sent'), queued(vote({ b: 1 }))])).toMatchObject({
      choice: { b: 1 },
      state: 'waiting',
    })
  })

  it('of a form is laid over in the same way [A36]', () => {
    const fill = (marks: Record<string, number>): RoomCommand => ({ kind: 'fill', roundId: 'r', marks, texts: {} })
    const told = { marks: { a: 1 }, texts: { b: 'oui' } }
    expect(filledIn('r', told, [])).toEqual({ answers: told, state: 'kept' })
    expect(filledIn('r', told, [queued(fill({ a: 5 }))])).toMatchObject({
      answers: { marks: { a: 5 } },
      state: 'waiting',
    })
    expect(filledIn('r', null, [])).toMatchObject({ state: 'none' })
  })

  it('counts the dots given, and holds none where none are', () => {
    const choice = withNumber(withNumber({ a: 2 }, 'b', 3), 'a', 0)
    expect(choice).toEqual({ b: 3 })
    expect([spent(choice), numberIn(choice, 'a'), numberIn(choice, 'b')]).toEqual([3, null, 3])
    expect(sayDotsLeft(0)).toBe('Vous avez donné toutes vos gommettes')
    expect(sayDotsLeft(1)).toBe('Il vous reste 1 gommette')
  })

  it('wants a reason for a reservation, an objection, and from « Discussion à poursuivre » on', () => {
    expect([0, 1, 2, 3].map((answer) => reasonOf('consent', answer))).toEqual(['none', 'wanted', 'wanted', 'none'])
    expect([0, 4, 5, 7].map((answer) => reasonOf('gradient', answer))).toEqual(['none', 'welcome', 'wanted', 'wanted'])
    expect(sayAnswer('gradient', 5)).toBe('Discussion à poursuivre')
  })

  it('is said in a few words, whatever the way of voting', () => {
    expect(sayGiven(ballotOf('dots'), 2)).toBe('2 gommettes')
    expect(sayGiven(ballotOf('consent'), 1)).toBe('Consentement avec réserve')
    expect(sayGiven(ballotOf('matrix'), [30, 80])).toBe('Faisable en un an 30 sur 100, Utile au territoire 80 sur 100')
    expect(sayGiven(ballotOf('dots'), undefined)).toBeNull()
  })
})

describe('a secret ballot', () => {
  it('says against whom it is secret, and against whom not [A37]', () => {
    const said = sayWhoSeesBallot(ballotOf('dots'), 'named', own())
    expect(said).toContain('personne ne peut relier votre nom à votre vote')
    expect(said).toContain('ne tient pas contre qui modifierait le logiciel du serveur')
    expect(sayWhoSeesBallot(ballotOf('dots', { secrecy: 'named' }), 'named', own())).not.toContain('secret')
  })

  it('has a credential of 32 random bytes, such as the contract takes, never twice the same [A37]', () => {
    const made = new Set(Array.from({ length: 200 }, makeCredential))
    expect(made.size).toBe(200)
    for (const credential of made) expect(credential).toMatch(/^[\w-]{43}$/)
  })

  it('has its credential on the device before anything leaves it, for each round and person apart [A37]', () => {
    const notes = new MemoryNotes()
    const { credential } = sealedFor(notes, 'guest', 'round')
    expect(keptBallot(notes, 'guest', 'round')).toEqual({ credential, choice: null })
    keepBallot(notes, 'guest', 'round', { credential, choice: { a: 2 } })
    expect(sealedFor(notes, 'guest', 'round')).toEqual({ credential: `${credential}.1`, isKept: true })
    expect(keptBallot(notes, 'guest', 'round')).toEqual({ credential: `${credential}.1`, choice: { a: 2 } })
    keepBallot(notes, 'guest', 'round', { credential, choice: { a: 2 } }) // the first is answered only now
    expect(sealedFor(notes, 'guest', 'round', `${credential}.1`).credential).toBe(`${credential}.2`)
    expect(sealedFor(notes, 'guest', 'next').credential).not.toBe(credential)
    expect(sealedFor(notes, 'other', 'round').credential).not.toBe(credential)
  })

  it('keeps its credential as long as the page is open on a device that keeps nothing [A37]', () => {
    const full = new MemoryNotes()
    full.write = () => false
    const { credential, isKept } = sealedFor(full, 'guest', 'round')
    expect(isKept).toBe(false)
    expect(sealedFor(full, 'guest', 'round')).toEqual({ credential: `${credential}.1`, isKept: false })
    expect(sealedFor(full, 'guest', 'round')).toEqual({ credential: `${credential}.2`, isKept: false })
  })
})

describe('results by college', () => {
  it('are told on phones as on the screen: what each gave to a subject, and how many of it voted [A92]', () => {
    expect(sayColleges(dotsByCollege, 1)).toBe(
      'Acteur ou actrice de l’ESS 29 · Agent·e public 15 · Autres collèges, réunis 14',
    )
    expect(sayColleges(dotsByCollege, null)).toContain('Agent·e public 14')
    expect(sayColleges(dotsResults, 0)).toBe('') // told of none
  })
})

describe('signals of a phone', () => {
  it('are off until they are asked for, and stay as they were left [A38]', () => {
    const notes = new MemoryNotes()
    expect(keptSignals(notes)).toEqual(new Set())
    keepSignals(notes, new Set(['sound', 'buzz']))
    expect(keptSignals(notes)).toEqual(new Set(['sound', 'buzz']))
    notes.write('maillage.room/signals', 'buzz shout')
    expect(keptSignals(notes)).toEqual(new Set(['buzz']))
  })

  it('what facilitators propose is asked once of each phone, for what it can do and does not do yet [A38, A91]', () => {
    const notes = new MemoryNotes()
    keepSignals(notes, new Set(['awake']))
    const asked = proposed(notes, ['awake', 'sound', 'buzz'], ['awake', 'sound'])
    expect(asked).toEqual(['sound'])
    expect(keptSignals(notes)).toEqual(new Set(['awake'])) // nothing is set in their place
    answerWish(notes, asked)
    expect(proposed(notes, ['awake', 'sound'], ['awake', 'sound'])).toEqual([])
    expect(proposed(notes, ['buzz'], ['awake', 'sound', 'buzz'])).toEqual(['buzz']) // something else was proposed since
  })
})
