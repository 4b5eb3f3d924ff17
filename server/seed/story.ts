// The small story of `npm run dev`: two organisations, five people, one démarche, one diagnostic begun by two hands.
import type { Services } from '../context.ts'
import { createDemarche } from '../domain/demarches.ts'
import { moveDocumentState } from '../domain/document-states.ts'
import { createDocument } from '../domain/documents.ts'
import { createOrganisation } from '../domain/organisations.ts'
import { bring, open, seedPassphrase, withoutMail, type Player } from './troupe.ts'
import { write } from './writing.ts'

export type Story = { demarcheId: string; documentId: string; players: Player[] }

/** Plays it on an instance that is not set up; null otherwise. The server must be listening: people write by their sockets. */
export async function playStory(given: Services): Promise<Story | null> {
  const services = withoutMail(given)
  const nadia = await open(
    services,
    { displayName: 'Nadia Ferhat', email: 'nadia@vaucombe.example', grammaticalForm: 'feminine' },
    'Le Maillage de Vaucombe',
    { name: 'Vaucombe Métropole', family: 'localAuthority', form: 'Métropole' },
  )
  if (!nadia) return null
  const halles = await createOrganisation(nadia.ctx, { name: 'Les Halles Communes', family: 'association' })
  const { demarcheId } = await createDemarche(nadia.ctx, {
    title: 'Diagnostic partagé de l’ESS',
    question: 'Sur quoi l’économie sociale et solidaire peut-elle s’appuyer, ici et maintenant ?',
    territory: 'Vaucombe Métropole, 29 communes',
    ownerIds: [nadia.me.organisations[0]?.id ?? ''],
  })
  const sekou = await bring(
    nadia,
    demarcheId,
    { displayName: 'Sékou Diarra', email: 'sekou@halles.example', grammaticalForm: 'masculine' },
    'writer',
    halles.id,
  )
  const olga = { displayName: 'Olga Petit', email: 'olga@halles.example', grammaticalForm: 'neutral' } as const
  const ines = { displayName: 'Inès Roca', email: 'ines@halles.example', grammaticalForm: 'feminine' } as const
  const marc = { displayName: 'Marc Vallier', email: 'marc@vaucombe.example', grammaticalForm: 'masculine' } as const
  const others = [
    await bring(nadia, demarcheId, ines, 'facilitator', halles.id),
    await bring(nadia, demarcheId, marc, 'elected', nadia.me.organisations[0]?.id ?? null),
    await bring(nadia, demarcheId, olga, 'observer', halles.id),
  ]
  const { documentId } = await createDocument(nadia.ctx, {
    demarcheId,
    title: 'Diagnostic territorial partagé',
    template: 'diagnostic',
    restricted: false,
  })
  await write(nadia, documentId, [
    {
      under: 'Commande politique et calendrier',
      paragraphs: [
        'Le conseil métropolitain a demandé ce diagnostic le 18 septembre 2025, pour un schéma voté en juin 2026.',
      ],
    },
  ])
  await write(sekou, documentId, [
    {
      under: 'Les besoins auxquels répondre',
      paragraphs: ['Nos adhérents cherchent d’abord un toit : des ateliers de 80 à 200 m², pour dix ans au moins.'],
    },
  ])
  const opened = { documentId, from: 'draft', to: 'consultation', reason: '', deliberationNumber: '' } as const
  await moveDocumentState(nadia.ctx, opened)
  return { demarcheId, documentId, players: [nadia, sekou, ...others] }
}

/** Lines to print for whoever started the server: who one may sign in as. */
export const whoIsWho = (players: readonly Player[]): string[] => [
  ...players.map(({ me }) => `  ${me.email}  (${me.displayName})`),
  `  ${seedPassphrase}`,
]
