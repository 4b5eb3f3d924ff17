// What a banner promises of what was typed and has not left: only what is true of this device.
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import type { Unsent } from '../../live/live-document.ts'

const t = words(documentWords)

/** Nothing, when there is nothing to promise. */
export const sayUnsent = (unsent: Unsent): string => (unsent === 'nothing' ? '' : t(`banner.unsent.${unsent}`))
