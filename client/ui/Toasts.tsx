// Shows the messages of the moment in two live regions: what waits its turn to be said, and what interrupts. Once, at the root.
import Check from 'lucide-react/icons/check'
import Info from 'lucide-react/icons/info'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import X from 'lucide-react/icons/x'
import { useSyncExternalStore } from 'react'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import { Icon } from './Icon.tsx'
import { toasts, type Toast, type ToastStore } from './toast-store.ts'
import styles from './Toasts.module.css'

const t = words(ui)
const icons = { ok: Check, info: Info, danger: TriangleAlert }

export function Toasts({ store = toasts }: { store?: ToastStore }) {
  const shown = useSyncExternalStore(store.subscribe, store.get)
  const draw = (toast: Toast) => <ToastView key={toast.id} toast={toast} onDismiss={() => store.dismiss(toast.id)} />
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- reading (pointer or focus inside) holds the messages, and acts on nothing
    <section
      className={styles.toasts}
      aria-label={t('ui.toasts')}
      data-react-aria-top-layer="" // also while a dialog is open: what it was refused is told here
      onPointerEnter={() => store.hold()}
      onPointerLeave={() => store.release()}
      onFocus={() => store.hold()}
      onBlur={() => store.release()}
    >
      {/* Both regions are said whole by nature: what stands there would be told again with what comes. */}
      <output className={styles.region} aria-atomic="false">
        {shown.filter(({ tone }) => tone !== 'danger').map(draw)}
      </output>
      <div className={styles.region} role="alert" aria-atomic="false">
        {shown.filter(({ tone }) => tone === 'danger').map(draw)}
      </div>
    </section>
  )
}

/** One message. Exported for the gallery, which shows it standing still. */
export function ToastView({ toast: { text, tone, action }, onDismiss }: { toast: Toast; onDismiss: () => void }) {
  return (
    <span className={styles.toast}>
      <Icon of={icons[tone]} />
      <span className={styles.words}>{text}</span>
      {action && (
        <button
          type="button"
          className={styles.act}
          onClick={() => {
            onDismiss()
            action.act()
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        className={styles.close}
        aria-label={t('ui.toast.dismiss')}
        title={t('ui.toast.dismiss')}
        onClick={onDismiss}
      >
        <Icon of={X} />
      </button>
    </span>
  )
}
