// After erasing everything: that it is done, and that nothing leads back to it.
import { follow } from '../../../shared/text/fr/follow.ts'
import { words } from '../../../shared/text/words.ts'
import { Brand } from '../../ui/Brand.tsx'
import { classes } from '../../ui/classes.ts'
import { Page } from '../../ui/Page.tsx'
import styles from './follow.module.css'

const t = words(follow)

export function Erased() {
  return (
    <Page title={t('follow.me.done.title')} width="full">
      <div className={classes(styles.entry, 'on-ochre')}>
        <div className={styles.entryTop}>
          <Brand href="/" />
        </div>
        <div className={styles.entryForm}>
          <h1>{t('follow.me.done.title')}</h1>
          <p className={styles.entryLead}>{t('follow.me.done')}</p>
        </div>
      </div>
    </Page>
  )
}
