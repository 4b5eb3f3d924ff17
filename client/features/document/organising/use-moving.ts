// Moving a document in the tree: said once done, and taken back if one likes.
import { useRef } from 'react'
import type { TreeRow } from '../../../../shared/schemas/organising.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { Failure } from '../../../api.ts'
import { sayFailure } from '../../../error-words.ts'
import { useDo } from '../../../query.ts'
import { toasts } from '../../../ui/toast-store.ts'
import { besideThere, placeNow, type Branches, type Place } from './tree-places.ts'

const t = words(organising)

export function useMoving(branches: Branches): (row: TreeRow, place: Place) => Promise<void> {
  const { mutateAsync } = useDo('moveDocument')
  const last = useRef(0)
  const put = async ({ id, title }: Pick<TreeRow, 'id' | 'title'>, place: Place, back: Place | null): Promise<void> => {
    try {
      await mutateAsync({ documentId: id, ...place })
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure
      toasts.show({ tone: 'danger', text: sayFailure(failure) })
      return
    }
    const undo = back && { label: t('tree.undo'), act: () => void put({ id, title }, back, null) }
    toasts.dismiss(last.current) // each offers to take itself back: they would pile up over the page
    const text = sayMoved(title, besideThere(branches, place))
    last.current = toasts.show({ tone: 'ok', text, ...(undo ? { action: undo } : {}) })
  }
  return (row, place) => put(row, place, placeNow(branches, row))
}

/** For those who do not see it move: beside what, or under what, it is now. */
function sayMoved(title: string, { next, parent }: ReturnType<typeof besideThere>): string {
  if (next !== null) return t('tree.moved.before', { title, next })
  return parent === null ? t('tree.moved.last', { title }) : t('tree.moved.into', { title, parent })
}
