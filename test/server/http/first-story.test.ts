// The thin path over HTTP: from the setup link to two organisations in one démarche with a document.
import { expect, test } from 'vitest'
import { setupLink } from '../../../server/domain/accounts/set-up.ts'
import { aStage } from '../../support/stage.ts'

const tokenOf = (url: string | null) => url?.split('#')[1] ?? ''

test('from the setup link to a colleague of another organisation who reads the document [P10]', async () => {
  const stage = await aStage()
  const nadia = stage.visitor()
  const token = tokenOf(await setupLink(stage.services))
  expect(await nadia.call('readInstance', {})).toEqual({ name: 'Maillage', isSetUp: false, sendsMail: false })
  expect(await nadia.call('readLink', { token })).toMatchObject({ kind: 'setup', hasAccount: false })
  const { me } = await nadia.call('setUp', {
    token,
    instanceName: 'Le Maillage du Val',
    organisation: { name: 'Vaucombe Métropole', family: 'localAuthority' },
    displayName: 'Nadia Ferhat',
    email: 'nadia@vaucombe.example',
    passphrase: 'Onze-chemins vers 3 rivières',
  })
  expect(me).toMatchObject({ displayName: 'Nadia Ferhat', isAdmin: true })
  expect(await setupLink(stage.services)).toBeNull()

  await nadia.call('signOut', {})
  expect((await nadia.call('readMe', {})).me).toBeNull()
  await nadia.call('signIn', { email: 'NADIA@vaucombe.example', passphrase: 'Onze-chemins vers 3 rivières' })

  const [mine] = me.organisations
  const halles = await nadia.call('createOrganisation', { name: 'Les Halles Communes', family: 'association' })
  const { demarcheId } = await nadia.call('createDemarche', { title: 'Schéma de l’ESS', ownerIds: [mine?.id ?? ''] })
  const { documentId } = await nadia.call('createDocument', { demarcheId, title: 'Diagnostic', template: 'diagnostic' })
  expect(await nadia.call('readDocument', { documentId })).toMatchObject({
    title: 'Diagnostic',
    state: 'draft',
    role: 'pilot',
    mayMoveTo: ['consultation'],
    writesFor: mine?.id,
  })

  const email = 'sekou@halles.example'
  const { url } = await nadia.call('invite', { demarcheId, email, role: 'writer', organisationId: halles.id })
  const sekou = stage.visitor()
  const facts = await sekou.call('readLink', { token: tokenOf(url) })
  expect(facts).toMatchObject({ email, demarcheTitle: 'Schéma de l’ESS', invitedBy: 'Nadia Ferhat', role: 'writer' })
  const accepted = await sekou.call('acceptInvitation', {
    token: tokenOf(url),
    displayName: 'Sékou Diarra',
    passphrase: 'La halle ouvre à 6 h, jamais avant',
  })
  expect(accepted.demarcheId).toBe(demarcheId)
  const read = await sekou.call('readDocument', { documentId })
  expect(read.organisations.map(({ name, hue }) => [name, hue])).toEqual([
    ['Vaucombe Métropole', 1],
    ['Les Halles Communes', 2],
  ])
  expect(read.mayDo).toContain('writeText')
  expect((await sekou.call('listRecentDocuments', {})).documents).toHaveLength(1)
  expect((await sekou.call('listDemarches', {})).demarches).toMatchObject([{ documents: 1, role: 'writer' }])
})
