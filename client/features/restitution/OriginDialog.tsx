// Where a passage comes from: the contributions and groups that it takes up, as they may be seen today.
import type { QuotingBlock, Source } from '../../../shared/schemas/restitution.ts'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { words } from '../../../shared/text/words.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Kind } from '../../ui/Kind.tsx'
import { Tag } from '../../ui/Status.tsx'
import { Wording } from '../../ui/Wording.tsx'
import styles from './restitution.module.css'

const t = words(restitutionWords)

export function OriginDialog({ block, onClose }: { block: QuotingBlock; onClose: () => void }) {
  const { documentId, blockId, text } = block
  const read = useRead('listBlockSources', { documentId, blockId })
  const sources = read.data?.sources
  return (
    <Dialog open onClose={onClose} title={t('restitution.from')} size="wide">
      <div className="stack">
        {text !== '' && <blockquote className={styles.passage}>{text}</blockquote>}
        {!sources && <ReadState read={read} lines={3} />}
        {sources?.length === 0 && <p>{t('restitution.from.none')}</p>}
        {sources && sources.length > 0 && (
          <>
            <h3 className={styles.origin}>{t('restitution.from.sources')}</h3>
            <ul role="list" className={styles.sources}>
              {sources.map((source) => (
                <li key={source.contributionId ?? source.clusterId}>
                  <Origin source={source} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  )
}

function Origin({
  source: { type, text, language, corrected, table, author, organisation, gone, clusterId },
}: {
  source: Source
}) {
  const by = [author, organisation].flatMap((name) => (name === null ? [] : isolated(name)))
  const isPersonal = clusterId === null && gone === null
  const about = [
    ...(by.length > 0 ? by : isPersonal ? [t('restitution.from.nobody')] : []),
    ...(table === null ? [] : [t('restitution.from.table', { n: table })]),
  ]
  return (
    <>
      {type === null ? <Tag>{t('restitution.from.cluster')}</Tag> : <Kind type={type} />}
      <p className={styles.words}>
        {text !== null ? (
          <Wording text={text} language={language} />
        ) : (
          <span className="muted">{t(`restitution.from.${gone ?? 'unseen'}`)}</span>
        )}
      </p>
      {corrected && (
        <p>
          <Tag tone="teal">
            {t(clusterId === null ? 'restitution.change.corrected' : 'restitution.change.corrected.cluster')}
          </Tag>
        </p>
      )}
      {about.length > 0 && <p className="meta">{about.join(', ')}</p>}
    </>
  )
}
