// What was just done with a template of the démarche, said in the dialog where one is: what lies beside it is not there for whoever is in it.
import { templateWords } from '../../../shared/text/fr/templates.ts'
import { words } from '../../../shared/text/words.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'

const t = words(templateWords)

export interface TemplateDone {
  is: 'renamed' | 'removed' | 'restored'
  templateId: string
}

export interface TemplateDoneBannerProps {
  done: TemplateDone
  busy: boolean
  /** A removal can be undone. */
  onRestore: () => void
}

export function TemplateDoneBanner({ done: { is }, busy, onRestore }: TemplateDoneBannerProps) {
  const undo = (
    <Button variant="second" size="sm" busy={busy} onClick={onRestore}>
      {t('own.restore')}
    </Button>
  )
  return (
    <Banner tone="ok" actions={is === 'removed' && undo}>
      {t(`own.${is}`)}
    </Banner>
  )
}
