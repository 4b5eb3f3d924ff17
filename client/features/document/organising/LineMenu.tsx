// The acts on one document of the tree.
import Copy from 'lucide-react/icons/copy'
import Ellipsis from 'lucide-react/icons/ellipsis'
import FileInput from 'lucide-react/icons/file-input'
import FileText from 'lucide-react/icons/file-text'
import Link2 from 'lucide-react/icons/link-2'
import Pencil from 'lucide-react/icons/pencil'
import Star from 'lucide-react/icons/star'
import StarOff from 'lucide-react/icons/star-off'
import Tags from 'lucide-react/icons/tags'
import Trash2 from 'lucide-react/icons/trash-2'
import { useLocation } from 'wouter'
import type { TreeRow } from '../../../../shared/schemas/organising.ts'
import { organise } from '../../../../shared/text/fr/organise.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { Menu, type MenuAct } from '../../../ui/aria/Menu.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { AskedFor } from './asked.ts'
import { copyLink } from './copy-link.ts'
import type { TreeLines } from './tree-context.ts'
import { useFavourite } from './use-favourite.ts'

const t = words({ ...organise, ...organising })

type Props = Pick<TreeLines, 'demarcheId' | 'mayMove' | 'mayOrganise' | 'onRename' | 'onAsk'> & { row: TreeRow }

export function LineMenu({ row, demarcheId, mayMove, mayOrganise, onRename, onAsk }: Props) {
  const [, go] = useLocation()
  const setFavourite = useFavourite()
  const { id, title, tagIds = [], favourite = false } = row
  const asks = (what: AskedFor) => () => onAsk({ what, document: { id, demarcheId, title, tagIds } })
  const mine: MenuAct[] = [
    { id: 'open', label: t('organise.open'), icon: FileText, act: () => go(`/d/${demarcheId}/documents/${id}`) },
    {
      id: 'favourite',
      label: t(favourite ? 'organise.notFavourite' : 'organise.favourite'),
      icon: favourite ? StarOff : Star,
      act: () => void setFavourite(id, !favourite),
    },
    { id: 'link', label: t('organise.copyLink'), icon: Link2, act: () => void copyLink(id) },
  ]
  const ours: MenuAct[] = []
  if (row.mayRename) ours.push({ id: 'rename', label: t('organise.rename'), icon: Pencil, act: () => onRename(id) })
  if (mayMove) ours.push({ id: 'move', label: t('organise.move'), icon: FileInput, act: asks('move') })
  if (mayOrganise) {
    ours.push({ id: 'duplicate', label: t('organise.duplicate'), icon: Copy, act: asks('duplicate') })
    ours.push({ id: 'tags', label: t('organise.tags'), icon: Tags, act: asks('tags') })
  }
  const gone: MenuAct[] = row.mayTrash
    ? [{ id: 'trash', label: t('organise.trash'), icon: Trash2, danger: true, act: asks('trash') }]
    : []
  return (
    <Menu
      label={t('tree.more', { title })}
      groups={[mine, ours, gone].filter((group) => group.length > 0)}
      trigger={<IconButton size="sm" icon={Ellipsis} label={t('tree.more', { title })} />}
    />
  )
}
