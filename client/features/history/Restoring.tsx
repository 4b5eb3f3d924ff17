// Returning to a moment: asked about what stood in it then, and told once it is done.
import { isShownText, type ShownNode } from '../../../shared/history/shown.ts'
import { historyActs } from '../../../shared/text/fr/history-acts.ts'
import { words } from '../../../shared/text/words.ts'
import { useDo, useRead } from '../../query.ts'
import { toasts } from '../../ui/toast-store.ts'
import { RestoreDialog, type Restored } from './RestoreDialog.tsx'
import { wordsOf } from './shown/runs.ts'

const t = words(historyActs)

interface RestoringProps {
  documentId: string
  position: number
  moment: string
  blockId: string | null
  onClose: () => void
}

export function Restoring({ documentId, position, moment, blockId, onClose }: RestoringProps) {
  const read = useRead('readMoment', { documentId, position }, { lasting: true })
  const { mutateAsync: restoreText } = useDo('restoreText')
  const text = read.data?.text
  const restore = async ({ scope, blockId: of }: Restored) => {
    const { versionId } = await restoreText({ documentId, position, scope, ...(of ? { blockId: of } : {}) })
    toasts.show({ tone: 'ok', text: t(versionId === null ? 'restore.nothing' : 'restore.done') })
  }
  const block = text && blockId ? blocksOf(text).find(({ attrs }) => attrs['id'] === blockId) : undefined
  return (
    <RestoreDialog
      moment={moment}
      then={
        text
          ? { sections: sectionsOf(text), block: block && blockId ? { blockId, passage: wordsOf(block) } : null }
          : null
      }
      failure={read.error}
      onRestore={restore}
      onClose={onClose}
    />
  )
}

const blocksOf = (text: ShownNode): ShownNode[] => text.parts.filter((part): part is ShownNode => !isShownText(part))

const sectionsOf = (text: ShownNode) =>
  blocksOf(text)
    .filter(({ type, attrs }) => type === 'heading' && typeof attrs['id'] === 'string')
    .map((heading) => ({ blockId: String(heading.attrs['id']), title: wordsOf(heading) }))
