// A template that the démarche keeps, in the dialog that begins documents: who made it, and for those who may, its name and its removal.
import { useState } from 'react'
import type { OwnTemplate as Kept } from '../../../shared/schemas/templates.ts'
import { common } from '../../../shared/text/fr/common.ts'
import { templateWords } from '../../../shared/text/fr/templates.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay } from '../../dates.ts'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import { TemplateFields } from './TemplateFields.tsx'
import styles from './templates.module.css'

const t = words({ ...common, ...templateWords })

export interface OwnTemplateProps {
  demarcheId: string
  template: Kept
  mayManage: boolean
  /** It is being taken away. */
  busy: boolean
  onRemove: () => void
  onRenamed: () => void
}

export function OwnTemplate({ demarcheId, template, mayManage, busy, onRemove, onRenamed }: OwnTemplateProps) {
  const { createdBy, createdAt } = template
  const [renaming, setRenaming] = useState(false)
  const when = sayDay(new Date(createdAt))
  return (
    <div className={styles.own}>
      <p className="meta">
        {createdBy === null ? t('own.made.alone', { when }) : t('own.made', { who: createdBy, when })}
      </p>
      {mayManage && !renaming && (
        <div className={styles.acts}>
          <Button variant="second" size="sm" onClick={() => setRenaming(true)}>
            {t('own.rename')}
          </Button>
          <Button variant="quiet" size="sm" busy={busy} onClick={onRemove}>
            {t('own.remove')}
          </Button>
        </div>
      )}
      {renaming && (
        <Renaming demarcheId={demarcheId} template={template} onSaved={onRenamed} onEnd={() => setRenaming(false)} />
      )}
    </div>
  )
}

interface RenamingProps {
  demarcheId: string
  template: Kept
  onSaved: () => void
  onEnd: () => void
}

function Renaming({ demarcheId, template, onSaved, onEnd }: RenamingProps) {
  const update = useDo('updateTemplate')
  const [answers, setAnswers] = useState({ name: template.name, description: template.description })
  const [asked, setAsked] = useState(false)
  const save = () => {
    setAsked(true)
    if (answers.name.trim() === '' || update.isPending) return
    const onSuccess = () => {
      onSaved()
      onEnd()
    }
    update.mutate({ demarcheId, templateId: template.id, ...answers }, { onSuccess })
  }
  return (
    <div className={styles.renaming} role="group" aria-label={t('own.rename')}>
      <TemplateFields answers={answers} asked={asked} onChange={setAnswers} onEnter={save} />
      <FormError error={update.error} />
      <div className={styles.acts}>
        <Button size="sm" busy={update.isPending} onClick={save}>
          {t('own.rename.save')}
        </Button>
        <Button variant="second" size="sm" onClick={onEnd}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}
