// Whom a write concerns beyond what it names: the topics of all that shows a document, a démarche or a person.
import { topic } from '../../shared/topics.ts'
import { announce, type Tx } from '../db/transaction.ts'

/** A document moved: for those who read it, and for the lists that name it. */
export async function announceDocument(
  tx: Tx,
  { documentId, demarcheId }: { documentId: string; demarcheId: string },
): Promise<void> {
  await announce(tx, topic.document(documentId))
  await announce(tx, topic.demarche(demarcheId))
  await announce(tx, topic.instance) // the latest documents of the first page
}

/** What every document of a démarche shows of it moved: its title, its organisations, who sees the history. */
export async function announceDocumentsOf(tx: Tx, demarcheId: string): Promise<void> {
  const documents = await tx<{ id: string }[]>`select id from document where demarche_id = ${demarcheId}`
  for (const { id } of documents) await announce(tx, topic.document(id))
}

/** What others see of a person moved, in each démarche that they belong to. */
export async function announceDemarchesOf(tx: Tx, personId: string): Promise<void> {
  const memberships = await tx<{ demarcheId: string }[]>`
    select demarche_id from membership where person_id = ${personId}`
  for (const { demarcheId } of memberships) await announce(tx, topic.demarche(demarcheId))
}
