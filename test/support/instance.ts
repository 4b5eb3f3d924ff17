// An instance made by the operations themselves, over HTTP: set up, people of two organisations, a démarche, a diagnostic.
import { Visitor } from './visitor.ts'

export const passphrase = 'sept mots pour ouvrir la maison commune'

export type Team = {
  demarcheId: string
  documentId: string
  /** Nadia: administrator and pilot, Vaucombe Métropole. */
  nadia: Visitor
  /** Further people by invitation, each a writer for Les Halles Communes unless said otherwise. */
  invite(email: string, name: string, role?: 'writer' | 'observer' | 'pilot' | 'elected' | 'member'): Promise<Visitor>
}

export const nadiaEmail = 'n.ferhat@vaucombe.example'

/** Uses the printed set-up link and builds what every story needs. */
export async function aTeam(base: string, setupLink: string, template: 'diagnostic' | 'note' = 'note'): Promise<Team> {
  const nadia = new Visitor(base)
  const { me } = await nadia.call('setUp', {
    token: tokenOf(setupLink),
    instanceName: 'Vaucombe Métropole',
    organisation: { name: 'Vaucombe Métropole', family: 'localAuthority' },
    displayName: 'Nadia Ferhat',
    email: nadiaEmail,
    passphrase,
    grammaticalForm: 'feminine',
  })
  const own = me.organisations[0]
  if (own === undefined) throw new Error('the set-up made no organisation')
  const halles = await nadia.call('createOrganisation', { name: 'Les Halles Communes', family: 'association' })
  const { demarcheId } = await nadia.call('createDemarche', { title: 'Diagnostic de l’ESS', ownerIds: [own.id] })
  const { documentId } = await nadia.call('createDocument', { demarcheId, title: 'Diagnostic partagé', template })
  return {
    demarcheId,
    documentId,
    nadia,
    async invite(email, name, role = 'writer') {
      const { url } = await nadia.call('invite', { demarcheId, email, role, organisationId: halles.id })
      if (url === null) throw new Error('without SMTP the link is shown')
      const visitor = new Visitor(base)
      await visitor.call('acceptInvitation', { token: tokenOf(url), displayName: name, passphrase })
      return visitor
    },
  }
}

export const tokenOf = (link: string): string => link.slice(link.indexOf('#') + 1)
