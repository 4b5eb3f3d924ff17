// On behalf of whom I write in this démarche, said in the header and changed there.
import ChevronDown from 'lucide-react/icons/chevron-down'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { sayFailure } from '../../error-words.ts'
import { useDo, useRead } from '../../query.ts'
import { Menu, type MenuAct } from '../../ui/aria/Menu.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './document.module.css'

const t = words(documentWords)

/** The choices, and what holds now; null until it is known. */
export function useWriteFor(demarcheId: string) {
  const { data: demarche } = useRead('readDemarche', { demarcheId })
  const change = useDo('writeFor')
  if (!demarche) return null
  const mine = demarche.organisations.filter(({ id }) => demarche.mayWriteFor.includes(id))
  const now = demarche.organisations.find(({ id }) => id === demarche.writesFor)
  const said = now ? t('writeFor.now', { organisation: now.name }) : t('writeFor.alone')
  const choose = (organisation: { id: string; name: string } | null) => {
    const organisationId = organisation?.id ?? null
    if (organisationId === demarche.writesFor || change.isPending) return
    const text = organisation ? t('writeFor.changed', { organisation: organisation.name }) : t('writeFor.changedAlone')
    change.mutate(
      { demarcheId, organisationId },
      {
        onSuccess: () => void toasts.show({ tone: 'ok', text }),
        onError: (failure) => void toasts.show({ tone: 'danger', text: sayFailure(failure) }),
      },
    )
  }
  const acts: MenuAct[] = [
    ...mine.map((one) => ({ id: one.id, label: one.name, chosen: one.id === now?.id, act: () => choose(one) })),
    { id: 'alone', label: t('writeFor.alone'), chosen: !now, act: () => choose(null) },
  ]
  return { said, acts, isChanging: change.isPending }
}

export function WriteFor({ demarcheId }: { demarcheId: string }) {
  const choice = useWriteFor(demarcheId)
  if (!choice) return null
  return (
    <Menu
      label={t('writeFor.label')}
      groups={[choice.acts]}
      trigger={
        <button type="button" className={styles.writeFor} title={t('writeFor.hint')} aria-busy={choice.isChanging}>
          <span>{choice.said}</span>
          <Icon of={ChevronDown} size="1rem" />
        </button>
      }
    />
  )
}
