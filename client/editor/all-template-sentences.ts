// Every sentence of a question or a place, in one file that the editor loads for itself.
import { guidesDiagnostic } from '../../shared/text/fr/guides-diagnostic.ts'
import { guidesOthers } from '../../shared/text/fr/guides-others.ts'
import { guidesScheme } from '../../shared/text/fr/guides-scheme.ts'
import { livingWords } from '../../shared/text/fr/living.ts'
import type { TemplateSentences } from './template-sentences.ts'

export const allTemplateSentences: TemplateSentences = {
  guides: { ...guidesDiagnostic, ...guidesScheme, ...guidesOthers },
  living: livingWords,
}
