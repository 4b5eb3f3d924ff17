// What a template holds, before one starts from it: its sections in order, and how many tables and questions.
import Check from 'lucide-react/icons/check'
import type { Plan } from '../../../shared/schemas/templates.ts'
import { templateWords } from '../../../shared/text/fr/templates.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './templates.module.css'

const t = words(templateWords)

export function TemplatePlan({ demarcheId, template, name }: { demarcheId: string; template: string; name: string }) {
  const read = useRead('readTemplate', { demarcheId, template })
  if (!read.data) return <ReadState read={read} lines={5} />
  const { sections, tables, questions } = read.data
  const facts = [
    tables > 0 &&
      plural(tables, t('templates.plan.tables.one', { n: tables }), t('templates.plan.tables.many', { n: tables })),
    questions > 0 &&
      plural(
        questions,
        t('templates.plan.questions.one', { n: questions }),
        t('templates.plan.questions.many', { n: questions }),
      ),
  ].filter((fact) => fact !== false)
  return (
    <>
      {sections.length === 0 ? (
        <p className="meta">{t(tables > 0 ? 'templates.plan.sheet' : 'templates.plan.none')}</p>
      ) : (
        <Sections sections={sections} label={t('templates.plan.of', { name })} />
      )}
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      {questions > 0 && <p className="meta">{t('templates.plan.questions.note')}</p>}
    </>
  )
}

function Sections({ sections, label }: { sections: Plan['sections']; label: string }) {
  const top = Math.min(...sections.map(({ level }) => level))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and must be reached by keyboard for that
    <ol className={styles.plan} role="list" aria-label={label} tabIndex={0}>
      {sections.map(({ title, level, consent }, place) => (
        <li key={place} data-depth={Math.min(level - top, 2)}>
          {title}
          {consent && (
            <span className={styles.consent}>
              <Icon of={Check} size="0.875rem" />
              {t('templates.plan.consent')}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
