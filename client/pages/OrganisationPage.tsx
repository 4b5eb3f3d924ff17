// An organisation as a démarche knows it: its sheet, its people here, its contacts, and the texts that name it.
import Ellipsis from 'lucide-react/icons/ellipsis'
import Merge from 'lucide-react/icons/merge'
import Pencil from 'lucide-react/icons/pencil'
import Trash2 from 'lucide-react/icons/trash-2'
import { Suspense, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { Sheet } from '../../shared/schemas/directory.ts'
import { demarche as demarcheWords } from '../../shared/text/fr/demarche.ts'
import { directory } from '../../shared/text/fr/directory.ts'
import { duplicates } from '../../shared/text/fr/duplicates.ts'
import { roleWords } from '../../shared/text/fr/roles.ts'
import { words } from '../../shared/text/words.ts'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { Contacts } from '../features/directory/Contacts.tsx'
import styles from '../features/directory/directory.module.css'
import { Identity, Mentions, People, Tags } from '../features/directory/Sheet.tsx'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { lazily } from '../lazily.ts'
import { useDo, useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { useGone } from '../use-gone.ts'
import { Menu } from '../ui/aria/Menu.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Org } from '../ui/Marks.tsx'
import { PageHead } from '../ui/Page.tsx'
import { Tag } from '../ui/Status.tsx'
import { toasts } from '../ui/toast-store.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words({ ...demarcheWords, ...directory, ...duplicates, ...roleWords })

const EditDialog = lazily(() => import('../features/directory/EditDialog.tsx'), 'EditDialog')
const MergeDialog = lazily(() => import('../features/directory/MergeDialog.tsx'), 'MergeDialog')
const TagsDialog = lazily(() => import('../features/directory/TagsDialog.tsx'), 'TagsDialog')

export function OrganisationPage() {
  const { demarcheId = '', organisationId = '' } = useParams()
  const demarche = useRead('readDemarche', { demarcheId })
  const read = useRead('readSheet', { demarcheId, organisationId })
  const gone = useGone(read, organisationId)
  if (gone) return <NotFoundPage />
  const crumbs = [
    { label: t('demarche.crumb'), href: '/' },
    ...(demarche.data ? [{ label: demarche.data.title, href: `/d/${demarcheId}` }] : []),
    { label: t('directory.sheet.back'), href: `/d/${demarcheId}/organisations` },
    ...(read.data ? [{ label: read.data.name }] : []),
  ]
  return (
    <AppFrame title={read.data?.name ?? t('directory.sheet.loading')} crumbs={crumbs}>
      {read.data ? (
        <Opened demarcheId={demarcheId} sheet={read.data} />
      ) : (
        <>
          <h1 className="sr-only">{t('directory.sheet.loading')}</h1>
          <ReadState read={read} title lines={8} />
        </>
      )}
    </AppFrame>
  )
}

type Asked = 'edit' | 'tags' | 'merge' | 'unlist' | null

function Opened({ demarcheId, sheet }: { demarcheId: string; sheet: Sheet }) {
  const [asked, setAsked] = useState<Asked>(null)
  const [, go] = useLocation()
  const close = () => setAsked(null)
  const opened = (keptId: string) => {
    close()
    go(`/d/${demarcheId}/organisations/${keptId}`)
  }
  return (
    <>
      <PageHead
        over={<Over sheet={sheet} />}
        title={sheet.name}
        lead={sheet.form ?? t(`family.${sheet.family}`)}
        actions={<Acts sheet={sheet} onAsk={setAsked} />}
      />
      <div className={styles.body}>
        <div className={styles.column}>
          <Identity sheet={sheet} />
          <Contacts demarcheId={demarcheId} sheet={sheet} />
        </div>
        <div className={styles.column}>
          <People sheet={sheet} />
          <Tags demarcheId={demarcheId} sheet={sheet} onEdit={() => setAsked('tags')} />
          <Mentions demarcheId={demarcheId} sheet={sheet} />
        </div>
      </div>
      <Suspense fallback={null}>
        {asked === 'edit' && <EditDialog demarcheId={demarcheId} sheet={sheet} onClose={close} />}
        {asked === 'merge' && (
          <MergeDialog demarcheId={demarcheId} one={sheet} other={null} onClose={close} onMerged={opened} />
        )}
        {asked === 'tags' && <TagsDialog demarcheId={demarcheId} sheet={sheet} onClose={close} />}
      </Suspense>
      {asked === 'unlist' && <Unlist demarcheId={demarcheId} sheet={sheet} onClose={close} />}
    </>
  )
}

function Over({ sheet: { name, hue, pattern, isOwner, takesPart } }: { sheet: Sheet }) {
  return (
    <span className={styles.over}>
      <Org name={name} mark={{ hue, pattern }} size="lg" decorative />
      {isOwner && <Tag tone="red">{t('directory.owner')}</Tag>}
      {!isOwner && takesPart && <Tag tone="teal">{t('directory.takesPart')}</Tag>}
      {!takesPart && <Tag>{t('directory.listedOnly')}</Tag>}
    </span>
  )
}

function Acts({ sheet, onAsk }: { sheet: Sheet; onAsk: (asked: Asked) => void }) {
  const unlist = {
    id: 'unlist',
    label: t('directory.sheet.unlist'),
    icon: Trash2,
    danger: true,
    act: () => onAsk('unlist'),
  }
  const merge = { id: 'merge', label: t('merge.sheet'), icon: Merge, act: () => onAsk('merge') }
  const acts = [...(sheet.mayMerge ? [merge] : []), ...(sheet.mayUnlist ? [unlist] : [])]
  return (
    <>
      {sheet.mayEdit && (
        <Button variant="second" icon={Pencil} onClick={() => onAsk('edit')}>
          {t('directory.sheet.edit')}
        </Button>
      )}
      {acts.length > 0 && (
        <Menu
          label={t('directory.sheet.actions')}
          trigger={<IconButton icon={Ellipsis} label={t('directory.sheet.actions')} />}
          groups={[acts]}
        />
      )}
    </>
  )
}

function Unlist({ demarcheId, sheet, onClose }: { demarcheId: string; sheet: Sheet; onClose: () => void }) {
  const [, go] = useLocation()
  const unlist = useDo('unlistOrganisation')
  const { id, name } = sheet
  const done = () => {
    toasts.show({ tone: 'ok', text: t('directory.sheet.unlisted', { name }) })
    go(`/d/${demarcheId}/organisations`)
  }
  return (
    <ConfirmDialog
      danger
      onClose={onClose}
      title={t('directory.sheet.unlist.title', { name })}
      confirm={t('directory.sheet.unlist')}
      busy={unlist.isPending}
      error={unlist.error}
      onConfirm={() => unlist.mutate({ demarcheId, organisationId: id }, { onSuccess: done })}
    >
      {t('directory.sheet.unlist.text')}
    </ConfirmDialog>
  )
}
