// Marking a document as a favourite of one's own.
import { organise } from '../../../../shared/text/fr/organise.ts'
import { words } from '../../../../shared/text/words.ts'
import { Failure } from '../../../api.ts'
import { sayFailure } from '../../../error-words.ts'
import { useDo } from '../../../query.ts'
import { toasts } from '../../../ui/toast-store.ts'

const t = words(organise)

export function useFavourite(): (documentId: string, favourite: boolean) => Promise<void> {
  const { mutateAsync } = useDo('setFavourite')
  return async (documentId, favourite) => {
    try {
      await mutateAsync({ documentId, favourite })
      toasts.show({ tone: 'ok', text: t(favourite ? 'organise.favourite.done' : 'organise.notFavourite.done') })
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure
      toasts.show({ tone: 'danger', text: sayFailure(failure) })
    }
  }
}
