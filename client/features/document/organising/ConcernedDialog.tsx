// « Qui d’autre est concerné ? »: from a text to those whom its tags concern, by each of them. For whoever may read the text. [Y7]
import { Link } from 'wouter'
import type { Tag } from '../../../../shared/schemas/tags.ts'
import { organise } from '../../../../shared/text/fr/organise.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { concernedHref } from '../../../concerned-href.ts'
import { ReadingDialog } from '../../../ui/aria/Dialog.tsx'
import styles from './tags.module.css'

const t = words({ ...organise, ...organising })

export interface ConcernedDialogProps {
  demarcheId: string
  tags: readonly Tag[]
  onClose: () => void
}

export function ConcernedDialog({ demarcheId, tags, onClose }: ConcernedDialogProps) {
  return (
    <ReadingDialog onClose={onClose} title={t('organise.concerned')}>
      <p className="muted">{t('organise.concerned.lead')}</p>
      <ul role="list" className={styles.list}>
        {tags.map((tag) => (
          <li key={tag.id} className={styles.tag}>
            <span className="meta">{t(`tags.kind.${tag.kind}`)}</span>
            <Link href={concernedHref(demarcheId, tag)}>{tag.name}</Link>
          </li>
        ))}
      </ul>
    </ReadingDialog>
  )
}
