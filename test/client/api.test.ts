// What a call to the server becomes, and what its failures become: always a Failure, whatever stands in between.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { call, Failure, requestOf } from '../../client/api.ts'
import { routes } from '../../shared/routes.ts'

afterEach(() => vi.unstubAllGlobals())

const answers = (body: string, init: ResponseInit = {}) =>
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)))

const failure = async (): Promise<Failure> => {
  try {
    await call('readMe', {})
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('the call was expected to fail')
}

describe('a request', () => {
  it('fills its path and keeps the rest for the body', () => {
    expect(requestOf(routes.disablePerson, { personId: 'a/b', disabled: true })).toEqual({
      method: 'PUT',
      path: '/api/people/a%2Fb/disabled',
      body: '{"disabled":true}',
    })
  })

  it('of a read puts the rest in its query, without what is undefined', () => {
    expect(requestOf(routes.listAudit, { before: 'x' }).path).toBe('/api/audit?before=x')
    expect(requestOf(routes.listAudit, { before: undefined }).path).toBe('/api/audit')
  })
})

describe('a failure', () => {
  it('carries the code, the details and the request id of the server', async () => {
    answers('{"code":"tooManyTries","details":{"seconds":40},"requestId":"r1"}', { status: 429 })
    expect(await failure()).toMatchObject({ code: 'tooManyTries', details: { seconds: 40 }, requestId: 'r1' })
  })

  it.each([
    [200, 'unavailable'],
    [502, 'unavailable'],
    [500, 'bug'],
  ])('is a Failure when a page comes with %i where JSON was expected', async (status, code) => {
    answers('<!doctype html><title>Portail</title>', { status, headers: { 'content-type': 'text/html' } })
    expect((await failure()).code).toBe(code)
  })

  it('is a Failure when the server says JSON that is no failure of ours', async () => {
    answers('null', { status: 400 })
    expect((await failure()).code).toBe('bug')
  })

  it('is « offline » when no answer comes', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect((await failure()).code).toBe('offline')
  })
})
