// The page where organisations of a spreadsheet come into the directory of a démarche.
import { directory } from '../../shared/text/fr/directory.ts'
import { words } from '../../shared/text/words.ts'
import { Import } from '../features/directory/Import.tsx'
import { Empty } from '../ui/Layout.tsx'
import { DirectoryActPage } from './DirectoryActPage.tsx'

const t = words(directory)

export function ImportDirectoryPage() {
  return (
    <DirectoryActPage
      title={t('directory.import.title')}
      lead={t('directory.import.lead')}
      crumb={t('directory.import')}
      right="editDirectory"
      refused={<Empty title={t('directory.import.refusedOnly')} level={2} />}
    >
      {(demarcheId) => <Import demarcheId={demarcheId} />}
    </DirectoryActPage>
  )
}
