// The page where a pilot sees what is likely to be twice in the directory of a démarche.
import { duplicates } from '../../shared/text/fr/duplicates.ts'
import { words } from '../../shared/text/words.ts'
import { Duplicates } from '../features/directory/Duplicates.tsx'
import { Empty } from '../ui/Layout.tsx'
import { DirectoryActPage } from './DirectoryActPage.tsx'

const t = words(duplicates)

export function DuplicatesPage() {
  const refused = (
    <Empty title={t('duplicates.refused')} level={2}>
      {t('duplicates.refused.text')}
    </Empty>
  )
  return (
    <DirectoryActPage
      title={t('duplicates.title')}
      lead={t('duplicates.lead')}
      crumb={t('duplicates.link')}
      right="mergeOrganisations"
      refused={refused}
    >
      {(demarcheId) => <Duplicates demarcheId={demarcheId} />}
    </DirectoryActPage>
  )
}
