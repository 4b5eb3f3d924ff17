// « Le fil »: the five steps of a démarche in order, each with the documents made in it.
import FilePlus from 'lucide-react/icons/file-plus'
import FileText from 'lucide-react/icons/file-text'
import { Link } from 'wouter'
import { steps, type Step } from '../../../shared/rules/demarche-roles.ts'
import type { DocumentRow } from '../../../shared/schemas/documents.ts'
import { demarche } from '../../../shared/text/fr/demarche.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import '../../ui/document-font.ts'
import { Fil } from '../../ui/Fil.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Status } from '../../ui/Status.tsx'
import styles from './demarche.module.css'
import { stepOfTemplate, stepState } from './steps.ts'

const t = words(demarche)

export interface ThreadProps {
  current: Step
  documents: readonly DocumentRow[]
  /** Given only to those who may begin a document. */
  onBegin?: (() => void) | undefined
}

export function Thread({ current, documents, onBegin }: ThreadProps) {
  return (
    <div className={styles.thread}>
      <Fil
        level={2}
        steps={steps.map((step) => {
          const state = stepState(step, current)
          const made = documents.filter(({ template }) => stepOfTemplate(template) === step)
          const mayBegin = step === 'diagnose' && made.length === 0 && state !== 'next'
          return {
            id: step,
            state,
            title: t(`thread.${step}`),
            when: state === 'now' ? t('thread.now') : undefined,
            children: (
              <>
                <p className={styles.what}>{t(`thread.${step}.what`)}</p>
                {made.length > 0 && <Made documents={made} now={state === 'now'} />}
                {mayBegin && onBegin && (
                  <div className={styles.begin}>
                    <Button variant="second" size="sm" icon={FilePlus} onClick={onBegin}>
                      {t('thread.beginDiagnosis')}
                    </Button>
                  </div>
                )}
                {mayBegin && !onBegin && <p className="meta">{t('thread.nothing')}</p>}
              </>
            ),
          }
        })}
      />
    </div>
  )
}

const Made = ({ documents, now }: { documents: readonly DocumentRow[]; now: boolean }) => (
  <ul role="list" className={now ? styles.madeNow : styles.made}>
    {documents.map(({ id, demarcheId, title, state }) => (
      <li key={id}>
        <Link href={`/d/${demarcheId}/documents/${id}`}>
          <Icon of={FileText} />
          <span>{title}</span>
        </Link>
        <Status status={state} />
      </li>
    ))}
  </ul>
)
