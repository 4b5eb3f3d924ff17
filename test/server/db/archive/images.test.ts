// Images in archives: saved, restored and verified with the rest, byte by byte.
import { expect, test } from 'vitest'
import { verifyDatabase } from '../../../../server/history/verify-all.ts'
import { archiveOf, restored } from '../../../support/archives.ts'
import { sentImage } from '../../../support/files.ts'
import { jpeg, png } from '../../../support/images.ts'
import { aWholeProduct } from '../../../support/whole-product.ts'

async function withImages() {
  const product = await aWholeProduct()
  const { visitor } = product.pilot
  await sentImage(visitor, product.documentId, jpeg())
  await sentImage(visitor, product.documentId, png())
  return product
}

test('[B7, I10] a restored instance shows the images that were saved', async () => {
  const { database: before } = await withImages()
  const { path } = await archiveOf(before.owner)
  const { database: after, verification } = await restored(path)
  expect(verification.findings).toEqual([])
  for (const table of ['file', 'file_use', 'file_content', 'file_slice']) {
    const rows = (owner: typeof before.owner) => owner`select * from ${owner(table)} order by 1, 2`
    expect(await rows(after.owner)).toEqual(await rows(before.owner))
    expect(await rows(after.owner)).toHaveLength(2)
  }
})

test('[B11, I10] an image whose bytes are no longer those that were hashed is found, under its document', async () => {
  const { database, documentId } = await withImages()
  expect((await verifyDatabase(database.owner)).findings).toEqual([])
  await database.owner`
    update file_slice set bytes = set_byte(bytes, 40, 1 + get_byte(bytes, 40) % 255)
    where hash = (select hash from file where type = 'image/png')`
  expect((await verifyDatabase(database.owner)).findings).toEqual([{ documentId, problem: 'image', position: 0 }])
  await database.owner`delete from file_slice`
  expect((await verifyDatabase(database.owner)).findings).toHaveLength(1)
})
