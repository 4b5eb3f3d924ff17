// One contribution, or one group, that the facilitator puts before the whole room.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import type { ClusterView, CommonView, ContributionView } from '../../../shared/workshop/view.ts'
import { Kind } from '../../ui/Kind.tsx'
import { Headline } from './Headline.tsx'
import { itemsOf } from './wall-items.ts'
import styles from './screen.module.css'
import { WallItems } from './WallItems.tsx'

const t = words({ ...screen, ...phoneWords })

export function ContributionFocus({
  contribution: { type, text, language, author },
}: {
  contribution: ContributionView
}) {
  return (
    <div className={styles.focus}>
      <div className={styles.kind}>
        <Kind type={type} />
      </div>
      <Headline language={language}>{text}</Headline>
      {author && (
        <p className={styles.by}>
          {author.name || t('workshop.nobody')}
          {author.organisation && `, ${author.organisation}`}
        </p>
      )}
    </div>
  )
}

export function ClusterFocus({ common, cluster }: { common: CommonView; cluster: ClusterView }) {
  return (
    <>
      <Headline>{cluster.title || t('workshop.cluster.unnamed')}</Headline>
      <div className={styles.group}>
        {cluster.disagreed && <p className={styles.disagreed}>{t('screen.cluster.disagreed')}</p>}
        {cluster.synthesis && <p className={styles.text}>{cluster.synthesis}</p>}
        <WallItems items={itemsOf(common, cluster)} />
      </div>
    </>
  )
}
