// One person asking for too much: what is costly a hundred times a minute, a body that never ends, tags without end. Others go on.
import { Readable } from 'node:stream'
import type { Request } from 'express'
import { expect, test } from 'vitest'
import { receiveBytes } from '../../../server/http/receiving-bytes.ts'
import { mostTags } from '../../../shared/rules/tags.ts'
import { aDemarche } from '../../support/builders.ts'

test('what is costly is asked for some times a minute by one session, and by others meanwhile [O44]', async () => {
  const scene = await aDemarche()
  const { demarcheId } = scene
  const { visitor } = scene.pilot
  for (let time = 0; time < 20; time++) await visitor.call('exportDirectory', { demarcheId })
  await expect(visitor.call('exportDirectory', { demarcheId })).rejects.toMatchObject({
    status: 429,
    code: 'tooManyTries',
  })
  await expect(visitor.call('listTags', { demarcheId })).resolves.toBeDefined()
  const other = await scene.join('facilitator')
  await expect(other.visitor.call('exportDirectory', { demarcheId })).resolves.toBeDefined()
  const acts = await scene.stage.database.owner`select 1 from audit_log where verb = 'exportDirectory'`
  expect(acts).toHaveLength(21)
})

/** As much of a request as is looked at: these bytes come, and, unless it ends, nothing more. */
function sending(words: string[], ends: boolean): Request {
  const stream = new Readable({ read: () => undefined })
  for (const word of words) stream.push(word)
  if (ends) stream.push(null)
  return stream as unknown as Request
}

test('a body that stops coming is not waited for, one that comes is taken [O44]', async () => {
  expect(await receiveBytes(sending(['un'], false), 1_000, { everyMs: 20, bytes: 10 })).toBeNull()
  const whole = await receiveBytes(sending(['un', 'deux'], true), 6, { everyMs: 20, bytes: 10 })
  expect(whole?.toString()).toBe('undeux')
})

test('a démarche has a thousand tags at most, by whichever way they are named [G13]', async () => {
  const scene = await aDemarche()
  const { demarcheId, organisationId } = scene
  await scene.stage.database.owner`
    insert into tag (id, demarche_id, kind, name, created_by, created_at)
    select gen_random_uuid(), ${demarcheId}, 'theme', 'thème ' || n, ${scene.pilot.me.actorId}, now()
    from generate_series(1, ${mostTags}) n`
  const { visitor } = scene.pilot
  const tooMany = { status: 413, code: 'tooLarge' }
  await expect(visitor.call('createTag', { demarcheId, kind: 'theme', name: 'un de plus' })).rejects.toMatchObject(
    tooMany,
  )
  const tags = (name: string) => ({ demarcheId, organisationId, tags: [{ kind: 'theme' as const, name }] })
  await expect(visitor.call('tagOrganisation', tags('un autre'))).rejects.toMatchObject(tooMany)
  await visitor.call('tagOrganisation', tags('Thème 7'))
})
