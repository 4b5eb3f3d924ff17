// Moving a document in the tree: said once done, and taken back if one likes.
import type { TreeRow } from '../../../../shared/schemas/organising.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { Failure } from '../../../api.ts'
import { sayFailure } from '../../../error-words.ts'
import { useDo } from '../../../query.ts'
import { toasts } from '../../../ui/toast-store.ts'
import { placeNow, type Branches, type Place } from './tree-places.ts'

const t = words(organising)

export function useMoving(branches: Branches): (row: TreeRow, place: Place) => Promise<void> {
  const { mutateAsync } = useDo('moveDocument')
  const put = async ({ id, title }: Pick<TreeRow, 'id' | 'title'>, place: Place, back: Place | null): Promise<void> => {
    try {
      await mutateAsync({ documentId: id, ...place })
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure
      toasts.show({ tone: 'danger', text: sayFailure(failure) })
      return
    }
    const undo = back && { label: t('tree.undo'), act: () => void put({ id, title }, back, null) }
    toasts.show({ tone: 'ok', text: t('tree.moved', { title }), ...(undo ? { action: undo } : {}) })
  }
  return (row, place) => put(row, place, placeNow(branches, row))
}
