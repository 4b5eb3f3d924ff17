// The passages that take up somebody's words, section by section, each with where it comes from.
import Waypoints from 'lucide-react/icons/waypoints'
import { useState } from 'react'
import type { QuotingBlock } from '../../../shared/schemas/restitution.ts'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Layout.tsx'
import { OriginDialog } from './OriginDialog.tsx'
import styles from './restitution.module.css'

const t = words(restitutionWords)
/** A longer section would push the others out of sight. */
const atOnce = 12

export function Quoted({ workshopId }: { workshopId: string }) {
  const read = useRead('listQuotingBlocks', { workshopId })
  const [asked, setAsked] = useState<QuotingBlock | null>(null)
  const blocks = read.data?.blocks
  return (
    <Section title={t('restitution.quoted')} small>
      {!blocks && <ReadState read={read} lines={4} />}
      {blocks && (
        <p className="muted">{t(blocks.length === 0 ? 'restitution.quoted.none' : 'restitution.quoted.lead')}</p>
      )}
      {blocks &&
        sectionsOf(blocks).map(([section, lines], at) => (
          <details key={section} className={styles.section} open={at === 0 && lines.length <= atOnce}>
            <summary>
              <h3>{section === '' ? t('restitution.quoted.gone') : section}</h3>
              <span className="muted">{countOf(lines.length)}</span>
            </summary>
            <ul role="list">
              {lines.map((block) => (
                <li key={block.blockId}>
                  <p className={styles.words}>
                    {block.text === '' ? <span className="muted">{t('restitution.quoted.gone')}</span> : block.text}
                  </p>
                  <Button
                    size="sm"
                    variant="quiet"
                    icon={Waypoints}
                    aria-label={t('restitution.from.label', { text: block.text.slice(0, 80) })}
                    onClick={() => setAsked(block)}
                  >
                    {t('restitution.from')}
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        ))}
      {asked && <OriginDialog block={asked} onClose={() => setAsked(null)} />}
    </Section>
  )
}

const countOf = (n: number): string =>
  plural(n, t('restitution.quoted.show.one', { n }), t('restitution.quoted.show.many', { n }))

function sectionsOf(blocks: readonly QuotingBlock[]): [string, QuotingBlock[]][] {
  const sections = new Map<string, QuotingBlock[]>()
  for (const block of blocks) sections.set(block.section, [...(sections.get(block.section) ?? []), block])
  return [...sections]
}
