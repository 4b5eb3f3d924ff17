// Every failure in words.
import { expect, test } from 'vitest'
import { Failure } from '../../client/api.ts'
import { sayFailure } from '../../client/error-words.ts'
import { errorStatus, type ErrorCode } from '../../shared/errors.ts'

const codes = Object.keys(errorStatus) as ErrorCode[] // keys of a closed object

test('every failure has a sentence, without a slot left open', () => {
  for (const code of [...codes, 'offline', 'bug'] as const) {
    const sentence = sayFailure(new Failure(code))
    expect(sentence, code).toMatch(/\p{L}/u)
    expect(sentence, code).not.toContain('{')
  }
})

test('how long to wait is said in the largest unit that fits', () => {
  const wait = (seconds: number) => sayFailure(new Failure('tooManyTries', { seconds }))
  expect(wait(30)).toContain('30 secondes')
  expect(wait(61)).toContain('2 minutes')
  expect(wait(3600)).toContain('une heure')
})

test('the guards that refused are said after the refusal', () => {
  const said = sayFailure(new Failure('guardFailed', { guards: ['onlyTemplate'] }))
  expect(said).toContain('que son modèle')
})
