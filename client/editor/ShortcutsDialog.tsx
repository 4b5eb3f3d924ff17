// « Raccourcis clavier »: the table of keys, as one reads it.
import { editorKeys } from '../../shared/text/fr/editor-keys.ts'
import { words } from '../../shared/text/words.ts'
import { Dialog } from '../ui/aria/Dialog.tsx'
import { sayKeys, shortcutGroups } from './shortcuts.ts'
import styles from './ShortcutsDialog.module.css'

const t = words(editorKeys)

/** Signs at the start of a line wait for a space; those around words do not. */
const waits = (sign: string) => sign !== '/' && sign !== '---' && !sign.includes('…')

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={t('keys.title')} size="wide">
      <p className="meta">{t('keys.hint')}</p>
      <div className={styles.groups}>
        {shortcutGroups.map(({ title, shortcuts }) => (
          <section key={title} className={styles.group}>
            <h3>{t(title)}</h3>
            <dl>
              {shortcuts.map(({ what, keys: [first = ''], by }) => (
                <div key={`${what} ${first}`}>
                  <dt>{t(what)}</dt>
                  <dd>
                    <kbd>{sayKeys(first)}</kbd> {by === 'typing' && waits(first) && t('keys.then')}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
