// The acts of organising on an open document: their lines in its menu, and the dialog of the one that was asked for.
import Copy from 'lucide-react/icons/copy'
import FileInput from 'lucide-react/icons/file-input'
import Link2 from 'lucide-react/icons/link-2'
import ListOrdered from 'lucide-react/icons/list-ordered'
import Star from 'lucide-react/icons/star'
import StarOff from 'lucide-react/icons/star-off'
import Tags from 'lucide-react/icons/tags'
import Trash2 from 'lucide-react/icons/trash-2'
import UsersRound from 'lucide-react/icons/users-round'
import { Suspense, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { Document } from '../../../shared/schemas/documents.ts'
import { organise } from '../../../shared/text/fr/organise.ts'
import { words } from '../../../shared/text/words.ts'
import { concernedHref } from '../../concerned-href.ts'
import { useDo } from '../../query.ts'
import type { MenuAct } from '../../ui/aria/Menu.tsx'
import type { Asked, AskedFor } from './organising/asked.ts'
import { copyLink } from './organising/copy-link.ts'
import { useFavourite } from './organising/use-favourite.ts'
import { lazily } from '../../lazily.ts'

const t = words(organise)

const OrganisingDialog = lazily(() => import('./organising/OrganisingDialog.tsx'), 'OrganisingDialog')

export interface Organising {
  /** For oneself. */
  mine: MenuAct[]
  /** For everyone. */
  ours: MenuAct[]
  copies: MenuAct[]
  gone: MenuAct[]
  dialog: ReactNode
}

const nothing: Organising = { mine: [], ours: [], copies: [], gone: [], dialog: null }

export function useOrganising(document: Document | null): Organising {
  const [, go] = useLocation()
  const [asked, setAsked] = useState<Asked | null>(null)
  const setFavourite = useFavourite()
  const number = useDo('setNumbering')
  if (!document) return nothing
  const { id, demarcheId, title, tags, favourite, numbered, mayDo } = document
  const asks = (what: AskedFor) => () =>
    setAsked({ what, document: { id, demarcheId, title, tagIds: tags.map((tag) => tag.id) }, tags })
  const mine: MenuAct[] = [
    {
      id: 'favourite',
      label: t(favourite ? 'organise.notFavourite' : 'organise.favourite'),
      icon: favourite ? StarOff : Star,
      act: () => void setFavourite(id, !favourite),
    },
    { id: 'link', label: t('organise.copyLink'), icon: Link2, act: () => void copyLink(id) },
  ]
  const [only] = tags
  if (only !== undefined)
    mine.push({
      id: 'concerned',
      label: t('organise.concerned'),
      icon: UsersRound,
      act: () => (tags.length === 1 ? go(concernedHref(demarcheId, only)) : asks('concerned')()),
    })
  const ours: MenuAct[] = []
  if (mayDo.includes('organiseDocument')) {
    ours.push({ id: 'tags', label: t('organise.tags'), icon: Tags, act: asks('tags') })
    ours.push({ id: 'move', label: t('organise.move'), icon: FileInput, act: asks('move') })
  }
  if (mayDo.includes('renameDocument')) {
    ours.push({
      id: 'numbering',
      label: t(numbered ? 'organise.notNumbered' : 'organise.numbered'),
      icon: ListOrdered,
      act: () => number.mutate({ documentId: id, numbered: !numbered }),
    })
  }
  const copies: MenuAct[] = []
  if (mayDo.includes('duplicateDocument')) {
    const isDecided = document.state === 'adopted' || document.state === 'archived'
    copies.push({ id: 'duplicate', label: t('organise.duplicate'), icon: Copy, act: asks('duplicate') })
    if (isDecided) copies.push({ id: 'edition', label: t('organise.edition'), icon: Copy, act: asks('edition') })
  }
  const gone: MenuAct[] = mayDo.includes('trashDocument')
    ? [{ id: 'trash', label: t('organise.trash'), icon: Trash2, danger: true, act: asks('trash') }]
    : []
  const dialog = asked && (
    <Suspense fallback={null}>
      <OrganisingDialog
        asked={asked}
        onClose={() => setAsked(null)}
        onCopied={(documentId) => go(`/d/${demarcheId}/documents/${documentId}`)}
      />
    </Suspense>
  )
  return { mine, ours, copies, gone, dialog }
}
