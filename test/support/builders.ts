// Builders: a scene with what a test needs, made by the product's own operations.
import type { Reply } from '../../shared/api.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import type { Me } from '../../shared/schemas/people.ts'
import type { Principal } from '../../server/context.ts'
import { setupLink } from '../../server/domain/accounts/set-up.ts'
import { aStage, type Stage } from './stage.ts'
import type { Visitor } from './visitor.ts'

export const passphrase = 'Onze-chemins vers 3 rivières'

/** Someone signed in. */
export type Player = { visitor: Visitor; me: Me; principal: Principal }

export type Instance = { stage: Stage; admin: Player; organisationId: string }

export type Scene = Instance & {
  demarcheId: string
  /** The admin, who made the démarche. */
  pilot: Player
  /** One more member in a role, by a new invitation. */
  join(role: Role, options?: { organisationId?: string | null; name?: string }): Promise<Player>
  /** A document, in the state asked for, made by the pilot. */
  aDocument(options?: {
    state?: 'draft' | 'consultation' | 'submitted'
    restricted?: boolean
    title?: string
  }): Promise<string>
}

export const tokenOf = (url: string | null): string => url?.split('#')[1] ?? ''

const player = (visitor: Visitor, me: Me): Player => {
  const { id: personId, actorId, sessionId, isAdmin } = me
  return { visitor, me, principal: { kind: 'person', personId, actorId, sessionId, isAdmin } }
}

/** An instance that was set up: one organisation, one administrator. */
export async function anInstance(options: Parameters<typeof aStage>[0] = {}): Promise<Instance> {
  const stage = await aStage(options)
  const visitor = stage.visitor()
  const { me } = await visitor.call('setUp', {
    token: tokenOf(await setupLink(stage.services)),
    instanceName: 'Le Maillage du Val',
    organisation: { name: 'Vaucombe Métropole', family: 'localAuthority' },
    displayName: 'Nadia Ferhat',
    email: 'nadia@vaucombe.example',
    passphrase,
  })
  return { stage, admin: player(visitor, me), organisationId: me.organisations[0]?.id ?? '' }
}

/** Someone with an account and nothing else: they came by another démarche. */
export async function aStranger(scene: Scene, name = 'Olga Petit'): Promise<Player> {
  const { demarcheId } = await aSecondDemarche(scene)
  return invited(scene, demarcheId, 'member', null, name)
}

const aSecondDemarche = (scene: Instance): Promise<Reply<'createDemarche'>> =>
  scene.admin.visitor.call('createDemarche', { title: 'Une autre démarche', ownerIds: [scene.organisationId] })

let guests = 0

async function invited(
  { stage, admin }: Instance,
  demarcheId: string,
  role: Role,
  organisationId: string | null,
  displayName: string,
): Promise<Player> {
  const email = `invite${++guests}@exemple.example`
  const link = await admin.visitor.call('invite', { demarcheId, email, role, organisationId })
  const visitor = stage.visitor()
  const token = tokenOf(link.url)
  const { me } = await visitor.call('acceptInvitation', { token, displayName, passphrase })
  return player(visitor, me)
}

/** A démarche with its pilot. */
export async function aDemarche(options: { title?: string } & Parameters<typeof aStage>[0] = {}): Promise<Scene> {
  const { title = 'Schéma de l’ESS', ...stageOptions } = options
  const instance = await anInstance(stageOptions)
  const { admin, organisationId, stage } = instance
  const { demarcheId } = await admin.visitor.call('createDemarche', { title, ownerIds: [organisationId] })
  const aDocument: Scene['aDocument'] = async ({
    state = 'draft',
    restricted = false,
    title: name = 'Diagnostic',
  } = {}) => {
    const made = { demarcheId, title: name, template: 'diagnostic', restricted } as const
    const { documentId } = await admin.visitor.call('createDocument', made)
    if (state !== 'draft') {
      await admin.visitor.call('moveDocumentState', { documentId, from: 'draft', to: 'consultation' })
    }
    if (state === 'submitted') {
      await stage.live.write(documentId, admin.me.actorId)
      await admin.visitor.call('moveDocumentState', { documentId, from: 'consultation', to: 'submitted' })
    }
    return documentId
  }
  return {
    ...instance,
    demarcheId,
    pilot: admin,
    join: (role, { organisationId: of = null, name = `Personne ${role}` } = {}) =>
      invited(instance, demarcheId, role, of, name),
    aDocument,
  }
}
