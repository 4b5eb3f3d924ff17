// How far a workshop is, in one word.
import type { WorkshopLine } from '../../../shared/schemas/workshops.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import { Live, Tag, type TagTone } from '../../ui/Status.tsx'

const t = words(workshopWords)

const tones: Partial<Record<WorkshopLine['stage'], TagTone>> = {
  open: 'teal',
  closed: 'ok',
  published: 'ok',
  cancelled: 'line',
}

export const StageTag = ({ stage }: Pick<WorkshopLine, 'stage'>) =>
  stage === 'running' ? (
    <Live>{t('workshop.stage.running')}</Live>
  ) : (
    <Tag tone={tones[stage] ?? 'neutral'}>{t(`workshop.stage.${stage}`)}</Tag>
  )
