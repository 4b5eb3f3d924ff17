// The sheet of an organisation: what it says of itself, who is here for it, which texts name it.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Sheet as SheetFacts } from '../../../shared/schemas/directory.ts'
import { counted } from '../../../shared/text/counted.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { detailedForm } from '../../../shared/text/detailed-form.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { concernedHref } from '../../concerned-href.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Layout.tsx'
import { Who } from '../../ui/Marks.tsx'
import { Tag } from '../../ui/Status.tsx'
import styles from './directory.module.css'

const t = words({ ...directory, ...roleWords })

export function Identity({ sheet }: { sheet: SheetFacts }) {
  const { family, form, siret, rna, agreements, networks, territories, activities, workforce, website, mergedNames } =
    sheet
  const detailed = detailedForm(form, t(`family.${family}`))
  const places = territories.map(({ name, code }) => (code === null ? name : `${name} (${code})`))
  return (
    <Section title={t('directory.sheet.identity')} small>
      <dl className={styles.facts}>
        <Fact name={t('directory.sheet.family')}>{t(`family.${family}`)}</Fact>
        {(form === null || detailed !== null) && <Fact name={t('directory.sheet.form')}>{detailed}</Fact>}
        {mergedNames.length > 0 && (
          <Fact name={t('directory.sheet.mergedNames')}>{mergedNames.map(isolated).join(', ')}</Fact>
        )}
        <Fact name={t('directory.sheet.agreements')}>
          {agreements.length > 0 && (
            <span className={styles.tags}>
              {agreements.map((one) => (
                <Tag key={one} tone="line">
                  {one}
                </Tag>
              ))}
            </span>
          )}
        </Fact>
        <Fact name={t('directory.sheet.networks')}>{networks.map(isolated).join(', ')}</Fact>
        <Fact name={t('directory.sheet.territories')}>{places.map(isolated).join(', ')}</Fact>
        <Fact name={t('directory.sheet.activities')}>
          {activities !== '' && <p className={styles.text}>{activities}</p>}
        </Fact>
        <Fact name={t('directory.sheet.workforce')}>{workforce !== null && workforceOf(workforce)}</Fact>
        <Fact name={t('directory.sheet.siret')}>{siret && <span className="num">{spaced(siret)}</span>}</Fact>
        <Fact name={t('directory.sheet.rna')}>{rna && <span className="num">{rna}</span>}</Fact>
        <Fact name={t('directory.sheet.website')}>
          {website && (
            <a href={website} rel="noopener noreferrer nofollow">
              {website.replace(/^https?:\/\//u, '').replace(/\/$/u, '')}
              <span className="sr-only"> {t('directory.sheet.website.opens')}</span>
            </a>
          )}
        </Fact>
      </dl>
      <p className={styles.note}>
        {t('directory.sheet.shared')} {!sheet.mayEdit && t('directory.sheet.heldByOthers')}
      </p>
    </Section>
  )
}

const workforceOf = (n: number): string =>
  plural(n, t('directory.sheet.workforce.one', { n }), t('directory.sheet.workforce.many', { n: counted(n) }))

/** « 732 829 320 00074 » */
const spaced = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00A0$2\u00A0$3\u00A0$4')

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children || <span className={styles.none}>{t('directory.sheet.unknown')}</span>}</dd>
    </div>
  )
}

export interface TagsProps {
  demarcheId: string
  sheet: SheetFacts
  onEdit: () => void
}

export function Tags({ demarcheId, sheet, onEdit }: TagsProps) {
  const edit = sheet.mayEditContacts && (
    <Button variant="quiet" size="sm" flush onClick={onEdit}>
      {t('directory.sheet.tags.edit')}
    </Button>
  )
  return (
    <Section title={t('directory.sheet.tags')} aside={edit} small>
      {sheet.tags.length === 0 && <p className={styles.none}>{t('directory.sheet.tags.none')}</p>}
      <ul role="list" className={styles.rows}>
        {sheet.tags.map((tag) => (
          <li key={`${tag.kind} ${tag.name}`}>
            <span className="meta">{t(`directory.tagKind.${tag.kind}`)}</span>
            <Link href={concernedHref(demarcheId, tag)}>{tag.name}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function People({ sheet }: { sheet: SheetFacts }) {
  const { people, hue, pattern, takesPart } = sheet
  return (
    <Section title={t('directory.sheet.people')} small>
      {people.length === 0 && (
        <p className={styles.none}>{t(takesPart ? 'directory.sheet.people.none' : 'directory.sheet.people.listed')}</p>
      )}
      <ul role="list" className={styles.rows}>
        {people.map(({ personId, displayName }) => (
          <li key={personId}>
            <Who name={displayName} mark={{ hue, pattern }} decorative />
            <span>{displayName}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Mentions({ demarcheId, sheet }: { demarcheId: string; sheet: SheetFacts }) {
  return (
    <Section title={t('directory.sheet.mentions')} small>
      {sheet.mentions.length === 0 && <p className={styles.none}>{t('directory.sheet.mentions.none')}</p>}
      <ul role="list" className={styles.rows}>
        {sheet.mentions.map(({ documentId, title, blockId, text }) => (
          <li key={documentId} className={styles.cited}>
            <div className={styles.grow}>
              <Link href={`/d/${demarcheId}/documents/${documentId}${blockId ? `#${blockId}` : ''}`}>{title}</Link>
              {text !== '' && <p className="meta">{text}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
