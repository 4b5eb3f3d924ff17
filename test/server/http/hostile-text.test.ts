// Text that the store cannot hold, sent to every place where people write: refused in clear, never an error of ours.
import { expect, test } from 'vitest'
import { aDemarche, aStranger } from '../../support/builders.ts'

test.each([
  ['NUL', 'a\0b'],
  ['half a character', 'a\ud800b'],
])('%s is bad input wherever it is sent', async (_what, text) => {
  const scene = await aDemarche()
  const stranger = await aStranger(scene)
  const { demarcheId } = scene
  const documentId = await scene.aDocument()
  const { visitor } = scene.admin
  const move = { documentId, from: 'draft', to: 'consultation' } as const
  const tries = [
    () => visitor.call('updateDemarche', { demarcheId, question: text }),
    () => visitor.call('updateDemarche', { demarcheId, territory: text }),
    () => visitor.call('renameDocument', { documentId, title: text }),
    () => visitor.call('createOrganisation', { name: text, family: 'other' }),
    () => visitor.call('moveDocumentState', { ...move, reason: text }),
    () => visitor.call('moveDocumentState', { ...move, deliberationNumber: text }),
    () => visitor.call('invite', { demarcheId, email: `${text}@mairie.example`, role: 'member', organisationId: null }),
    () => stranger.visitor.call('requestAccess', { demarcheId, message: text }),
    () => scene.stage.visitor().call('signIn', { email: `${text}@mairie.example`, passphrase: text }),
    () => scene.stage.visitor().call('requestReset', { email: `${text}@mairie.example` }),
  ]
  for (const [index, tried] of tries.entries()) {
    await expect(tried(), `try ${index}`).rejects.toMatchObject({ status: 400, code: 'badInput' })
  }
  await expect(visitor.call('listOrganisations', { search: 'a\0b' })).rejects.toMatchObject({ code: 'badInput' })
})
