// The short address of a document, which holds wherever it is moved.
import { organise } from '../../../../shared/text/fr/organise.ts'
import { words } from '../../../../shared/text/words.ts'
import { toasts } from '../../../ui/toast-store.ts'

const t = words(organise)

export async function copyLink(documentId: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(`${location.origin}/documents/${documentId}`)
    toasts.show({ tone: 'ok', text: t('organise.copied') })
  } catch (error) {
    // an address without https has no clipboard at all; one that has may refuse
    if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error
    toasts.show({ tone: 'danger', text: t('organise.copyFailed') })
  }
}
