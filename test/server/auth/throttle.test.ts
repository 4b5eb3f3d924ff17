// Guessing slows down: by account, by network address, in words that tell the time left.
import { expect, test } from 'vitest'
import { countFailure, forgive, refuseIfLocked, reserve } from '../../../server/auth/throttle.ts'
import { aDatabase } from '../../support/database.ts'
import { anInstance, passphrase } from '../../support/builders.ts'

async function aClock() {
  const { app } = await aDatabase()
  const start = Date.now()
  const clock = { sql: app, now: () => new Date(start + clock.seconds * 1000), seconds: 0 }
  return clock
}

const refusal = async (work: Promise<void>): Promise<number> => {
  try {
    await work
    return 0
  } catch (error) {
    return (error as { details: { seconds: number } }).details.seconds // tooManyTries is the only one thrown
  }
}

test('after five failures an account waits a minute, then twice as long each time, up to an hour [P5]', async () => {
  const clock = await aClock()
  const tried = { what: 'signIn', email: 'Nadia@vaucombe.example', address: 'a' } as const
  for (let n = 0; n < 5; n++) expect(await refusal(reserve(clock, tried))).toBe(0)
  const waits: number[] = []
  for (let n = 0; n < 8; n++) {
    const wait = await refusal(reserve(clock, { ...tried, email: 'nadia@VAUCOMBE.example', address: 'b' }))
    waits.push(wait)
    clock.seconds += wait
    expect(await refusal(reserve(clock, tried))).toBe(0)
  }
  expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600])
})

test('a hundred tries at the same moment are not a hundred free tries [P5]', async () => {
  const clock = await aClock()
  const tried = { what: 'signIn', email: 'nadia@vaucombe.example', address: 'a' } as const
  const waits = await Promise.all(Array.from({ length: 100 }, () => refusal(reserve(clock, tried))))
  expect(waits.filter((wait) => wait === 0).length).toBe(5)
})

test('a success forgives the account; a day forgives everyone [P5]', async () => {
  const clock = await aClock()
  const tried = { what: 'signIn', email: 'nadia@vaucombe.example', address: 'a' } as const
  for (let n = 0; n < 4; n++) await reserve(clock, tried)
  await forgive(clock, tried)
  for (let n = 0; n < 5; n++) expect(await refusal(reserve(clock, tried))).toBe(0)
  expect(await refusal(refuseIfLocked(clock, tried))).toBe(60)
  clock.seconds += 25 * 3600
  for (let n = 0; n < 4; n++) expect(await refusal(reserve(clock, tried))).toBe(0)
})

test('a network address is given forty failures, of any accounts, and successes cost it nothing [P5]', async () => {
  const clock = await aClock()
  const hall = (n: number) => ({ what: 'signIn', email: `p${n}@hall.example`, address: 'hall' }) as const
  for (let n = 0; n < 300; n++) {
    await reserve(clock, hall(n))
    await forgive(clock, hall(n))
  }
  for (let n = 0; n < 40; n++) {
    expect(await refusal(refuseIfLocked(clock, hall(n)))).toBe(0)
    await countFailure(clock, hall(n))
  }
  expect(await refusal(reserve(clock, hall(999)))).toBe(15)
  expect(await refusal(reserve(clock, { ...hall(999), address: 'elsewhere' }))).toBe(0)
})

test('a hall of three hundred that mistypes all day waits a quarter of a minute at most [P5]', async () => {
  const clock = await aClock()
  const hall = (n: number) => ({ what: 'signIn', email: `p${n}@hall.example`, address: 'hall' }) as const
  for (let n = 0; n < 300; n++) {
    const wait = await refusal(refuseIfLocked(clock, hall(n)))
    expect(wait).toBeLessThanOrEqual(15)
    clock.seconds += wait
    await countFailure(clock, hall(n))
  }
  clock.seconds += 15
  expect(await refusal(refuseIfLocked(clock, hall(999)))).toBe(0)
  clock.seconds += 600
  for (let n = 0; n < 40; n++) {
    expect(await refusal(refuseIfLocked(clock, hall(n)))).toBe(0)
    await countFailure(clock, hall(n))
  }
})

test('neither addresses of mail nor of network are kept in clear [P5]', async () => {
  const clock = await aClock()
  await reserve(clock, { what: 'signIn', email: 'nadia@vaucombe.example', address: '192.0.2.7' })
  await countFailure(clock, { what: 'signIn', address: '192.0.2.7' })
  const rows = JSON.stringify(await clock.sql`select * from throttle`)
  expect(rows).not.toMatch(/nadia|192/)
})

test('over HTTP: the sixth try is refused even when right, and says how long to wait [P5]', async () => {
  const { stage, admin } = await anInstance()
  const thief = stage.visitor()
  const { email } = admin.me
  for (let n = 0; n < 5; n++) {
    await expect(thief.call('signIn', { email, passphrase: 'au hasard' })).rejects.toMatchObject({
      code: 'wrongCredentials',
    })
  }
  await expect(thief.call('signIn', { email, passphrase })).rejects.toMatchObject({ code: 'tooManyTries', status: 429 })
  stage.clock.at = new Date(Date.now() + 61_000)
  await thief.call('signIn', { email, passphrase })
})
