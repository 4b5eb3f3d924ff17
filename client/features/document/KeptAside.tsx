// On the page of a document that no longer opens: its author still finds here the edits that were set aside.
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { readCard } from '../../live/document-card.ts'
import { deviceNotes } from '../../live/notes.ts'
import { openSetAsideStore, type SetAsideCopy } from '../../live/set-aside.ts'
import { useMe } from '../../me.tsx'
import { SetAside } from './SetAside.tsx'

const t = words(documentWords)

export function KeptAside({ demarcheId, documentId }: { demarcheId: string; documentId: string }) {
  const me = useMe()
  const [, go] = useLocation()
  const [copies, setCopies] = useState<readonly SetAsideCopy[]>([])
  useEffect(() => {
    let left = false
    void copiesOf(me.id, documentId).then((found) => {
      if (!left) setCopies(found)
    })
    return () => {
      left = true
    }
  }, [me.id, documentId])
  const discard = async (id: string) => {
    await openSetAsideStore().remove(id)
    setCopies(await copiesOf(me.id, documentId))
  }
  return (
    <SetAside
      copies={copies}
      title={readCard(deviceNotes(), me.id, documentId)?.title ?? t('doc.loading')}
      demarcheId={demarcheId}
      onDiscard={(id) => void discard(id)}
      onNote={(noteId) => go(`/d/${demarcheId}/documents/${noteId}`)}
    />
  )
}

async function copiesOf(personId: string, documentId: string): Promise<SetAsideCopy[]> {
  const all = await openSetAsideStore()
    .list(personId)
    .catch(() => []) // this browser keeps nothing
  return all.filter((copy) => copy.documentId === documentId)
}
