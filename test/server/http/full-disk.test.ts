// A disk without room left: said in clear, nothing half done, and everything goes on once there is room.
import { expect, test } from 'vitest'
import { errors } from '../../../shared/text/fr/errors.ts'
import { aDemarche } from '../../support/builders.ts'

test('a disk that is full is said as such, changes nothing, and is forgotten once there is room [O30]', async () => {
  const scene = await aDemarche()
  const { visitor } = scene.admin
  const { owner } = scene.stage.database
  await owner.unsafe(`
    create function no_room() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
    create trigger no_room before insert on document for each row execute function no_room()`)
  const create = () =>
    visitor.call('createDocument', { demarcheId: scene.demarcheId, title: 'Sans place', template: 'note' })
  await expect(create()).rejects.toMatchObject({ status: 507, code: 'diskFull' })
  expect(errors['error.diskFull']).toContain('plein')
  expect(await owner`select from document where title = 'Sans place'`).toHaveLength(0)
  await owner.unsafe('drop trigger no_room on document')
  await create()
  expect(await owner`select from document where title = 'Sans place'`).toHaveLength(1)
})
