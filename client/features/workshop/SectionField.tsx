// Which section of which document of the démarche organisations are asked to consent to.
import { useState } from 'react'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { words } from '../../../shared/text/words.ts'
import type { SectionPlace } from '../../../shared/workshop/phases.ts'
import { useRead } from '../../query.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import styles from './prepare.module.css'

const t = words(prepareWords)

export interface SectionFieldProps {
  workshopId: string
  section: SectionPlace | null
  error: string | null
  onChange: (section: SectionPlace | null) => void
}

/** One that somebody else chose, of a text that one may not read, is neither named nor taken away. */
export function SectionField({ workshopId, section, error, onChange }: SectionFieldProps) {
  const [documentId, setDocumentId] = useState(section?.documentId ?? '')
  const workshop = useRead('readWorkshop', { workshopId })
  const { demarcheId = '' } = workshop.data ?? {}
  const documents = useRead('listDocuments', { demarcheId }, { enabled: demarcheId !== '' })
  const read = useRead('listSections', { documentId }, { enabled: documentId !== '' })
  const sections = documentId === '' ? [] : (read.data?.sections ?? [])
  const isOther = section !== null && documentId === section.documentId
  const isDocumentKnown = documents.data?.documents.some(({ id }) => id === documentId) ?? false
  const isSectionKnown = sections.some(({ blockId }) => blockId === section?.blockId)
  return (
    <>
      <div className={styles.pair}>
        <Field label={t('prepare.ballot.section.document')}>
          <Select
            value={documentId}
            onChange={(event) => {
              setDocumentId(event.target.value)
              onChange(null)
            }}
          >
            <option value="">{t('prepare.ballot.section.choose')}</option>
            {documentId !== '' && !isDocumentKnown && (
              <option value={documentId}>{t('prepare.ballot.section.other')}</option>
            )}
            {documents.data?.documents.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('prepare.ballot.section')} error={error}>
          <Select
            value={section?.blockId ?? ''}
            onChange={(event) => {
              const blockId = event.target.value
              onChange(blockId === '' ? null : { documentId, blockId })
            }}
          >
            <option value="">{t('prepare.ballot.section.choose')}</option>
            {isOther && !isSectionKnown && <option value={section.blockId}>{t('prepare.ballot.section.other')}</option>}
            {sections.map(({ blockId, title }) => (
              <option key={blockId} value={blockId}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <p className="meta">{t('prepare.ballot.section.hint')}</p>
    </>
  )
}
