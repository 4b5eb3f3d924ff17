// `npm run demo`: a fictional territory of twelve organisations, played by the operations themselves.
import type { Services } from '../context.ts'
import { createDemarche, updateDemarche } from '../domain/demarches.ts'
import { moveDocumentState } from '../domain/document-states.ts'
import { importDirectory } from '../domain/directory/importing.ts'
import { createDocument } from '../domain/documents.ts'
import { nameVersion } from '../domain/history/versions.ts'
import { createOrganisation } from '../domain/organisations.ts'
import { changeRole, removeMember } from '../domain/memberships.ts'
import { characters, founder, matieres, organisations } from './demo-people.ts'
import { directoryLines } from './demo-directory.ts'
import { theWorkshops } from './demo-workshops.ts'
import { diagnosis, notes } from './demo-texts.ts'
import { bring, open, withoutMail, type Player } from './troupe.ts'
import { write } from './writing.ts'

export type Demo = { documentId: string; players: Player[] }

type OrganisationIds = Record<keyof typeof organisations, string>
type Cast = Record<keyof typeof characters | 'nadia', Player>

/** Plays it on an instance that is not set up; null otherwise. The server must be listening: people write by their sockets. */
export async function playDemo(given: Services): Promise<Demo | null> {
  const nadia = await open(withoutMail(given), founder, 'Le Maillage de la Lisse', organisations.vaucombe)
  if (!nadia) return null
  const ids = await makeOrganisations(nadia)
  const { demarcheId } = await createDemarche(nadia.ctx, {
    title: 'Schéma métropolitain de l’ESS 2026-2031',
    question:
      'Comment faire de l’économie sociale et solidaire un levier de toutes les politiques du territoire, en soutenant les acteurs sans se substituer à eux ?',
    territory: 'Vaucombe Métropole et bassin de la Lisse, 29 communes',
    ownerIds: [ids.vaucombe, ids.lisse],
  })
  const cast = await gather(nadia, demarcheId, ids)
  const documentId = await theDiagnosis(cast, demarcheId)
  await otherTexts(cast, demarcheId)
  await theDirectory(cast, demarcheId)
  await theWorkshops(nadia, demarcheId, ids.vaucombe)
  await theFoodProject(cast, ids)
  await theCharter(cast, ids)
  return { documentId, players: Object.values(cast) }
}

async function makeOrganisations(nadia: Player): Promise<OrganisationIds> {
  const made: [string, string][] = [['vaucombe', nadia.me.organisations[0]?.id ?? '']]
  for (const [key, organisation] of Object.entries(organisations)) {
    if (key === 'vaucombe') continue // made by the set-up
    made.push([key, (await createOrganisation(nadia.ctx, organisation)).id])
  }
  return Object.fromEntries(made) as OrganisationIds // every key of `organisations` was just made
}

async function gather(nadia: Player, demarcheId: string, ids: OrganisationIds): Promise<Cast> {
  const came: [string, Player][] = [['nadia', nadia]]
  for (const [key, character] of Object.entries(characters)) {
    const { of, role, ...part } = character
    came.push([key, await bring(nadia, demarcheId, part, role, ids[of])])
  }
  return Object.fromEntries(came) as Cast // every key of `characters` just came
}

async function theDiagnosis(cast: Cast, demarcheId: string): Promise<string> {
  const { nadia } = cast
  const documentId = await aText(nadia, demarcheId, 'Diagnostic territorial partagé de l’ESS', 'diagnostic')
  for (const { by, passages, version } of diagnosis) {
    await write(cast[by], documentId, passages)
    if (version) await nameVersion(cast[by].ctx, { documentId, ...version })
  }
  await move(nadia, documentId, 'draft', 'consultation')
  return documentId
}

/** A text of the same démarche in each of the other states. */
async function otherTexts(cast: Cast, demarcheId: string): Promise<void> {
  const { nadia, sekou, paul, bernard } = cast
  await aText(sekou, demarcheId, 'Règlement de l’appel « Coopérer pour se développer »', 'note', notes.rules)
  await aText(nadia, demarcheId, 'Notes de relecture de l’axe 2', 'note', notes.minutes, true)
  const method = await aText(bernard, demarcheId, 'Note de méthode de la concertation', 'diagnostic')
  const [first, second] = diagnosis
  for (const turn of [first, second]) if (turn) await write(cast[turn.by], method, turn.passages)
  await move(nadia, method, 'draft', 'consultation')
  await move(nadia, method, 'consultation', 'submitted')
  await adopt(paul, method)
}

async function theDirectory({ nadia }: Cast, demarcheId: string): Promise<void> {
  const lines = directoryLines.map((cells, at) => ({ n: at + 2, cells: { ...cells } }))
  await importDirectory(nadia.ctx, { demarcheId, lines, apply: true })
}

async function theFoodProject(cast: Cast, ids: OrganisationIds): Promise<void> {
  const { nadia, sekou, ines, dominique } = cast
  const { demarcheId } = await createDemarche(sekou.ctx, {
    title: 'Manger près d’ici : projet alimentaire du Val',
    question: 'Que faut-il pour que la moitié des repas collectifs vienne de moins de trente kilomètres ?',
    territory: 'Le Val, 14 communes',
    ownerIds: [ids.halles],
  })
  await bring(sekou, demarcheId, nadia.me, 'pilot', null, nadia) // an administrator may invite for any organisation
  await bring(nadia, demarcheId, ines.me, 'facilitator', ids.pole, ines)
  await bring(nadia, demarcheId, dominique.me, 'member', ids.habitants, dominique)
  await changeRole(sekou.ctx, { demarcheId, personId: nadia.me.id, role: 'observer' })
  await updateDemarche(sekou.ctx, { demarcheId, step: 'debate' })
  const text = await aText(sekou, demarcheId, 'Diagnostic des cantines du Val', 'diagnostic')
  await write(sekou, text, [{ under: 'Les besoins auxquels répondre', paragraphs: notes.food }])
  await move(sekou, text, 'draft', 'consultation')
  await move(sekou, text, 'consultation', 'submitted')
}

async function theCharter(cast: Cast, ids: OrganisationIds): Promise<void> {
  const { nadia, mireille, amina, lea } = cast
  const { id: ptce } = await createOrganisation(mireille.ctx, matieres)
  const { demarcheId } = await createDemarche(mireille.ctx, {
    title: 'Charte du PTCE Matières & Savoirs',
    question: 'À quoi nous engageons-nous les uns envers les autres ?',
    territory: 'Vaucombe',
    ownerIds: [ids.remise, ptce],
  })
  await bring(mireille, demarcheId, nadia.me, 'pilot', null, nadia)
  await bring(nadia, demarcheId, amina.me, 'writer', ids.universite, amina)
  await bring(nadia, demarcheId, lea.me, 'writer', ids.filage, lea)
  await removeMember(nadia.ctx, { demarcheId, personId: nadia.me.id }) // a démarche that its administrator does not see
  await updateDemarche(mireille.ctx, { demarcheId, step: 'decide' })
  await aText(mireille, demarcheId, 'Charte, première version', 'note', notes.charter)
}

async function aText(
  by: Player,
  demarcheId: string,
  title: string,
  template: 'diagnostic' | 'note',
  paragraphs?: readonly string[],
  restricted = false,
): Promise<string> {
  const given = { demarcheId, title, template, restricted, ...(paragraphs ? { paragraphs: [...paragraphs] } : {}) }
  return (await createDocument(by.ctx, given)).documentId
}

type State = 'draft' | 'consultation' | 'submitted'

const move = (by: Player, documentId: string, from: State, to: State) =>
  moveDocumentState(by.ctx, { documentId, from, to, reason: '', deliberationNumber: '' })

const adopt = (by: Player, documentId: string) =>
  moveDocumentState(by.ctx, {
    documentId,
    from: 'submitted',
    to: 'adopted',
    reason: '',
    deliberationNumber: '2026-014',
    deliberationDate: '2026-01-20',
  })
