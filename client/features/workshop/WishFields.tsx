// What is proposed to the phones of the room; their owners decide. [A91]
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { words } from '../../../shared/text/words.ts'
import { signals, type Signal } from '../../../shared/workshop/signals.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { FieldSet } from '../../ui/Field.tsx'
import { Checkbox } from '../../ui/inputs.tsx'

const t = words(workshopConsole)

interface WishFieldsProps {
  wish: readonly Signal[]
  disabled?: boolean
  onWish: (signals: Signal[]) => void
}

export function WishFields({ wish, disabled = false, onWish }: WishFieldsProps) {
  return (
    <FieldSet legend={t('console.wish')} hint={t('console.wish.hint')}>
      {signals.map((signal) => (
        <Checkbox
          key={signal}
          label={t(`console.wish.${signal}`)}
          checked={wish.includes(signal)}
          disabled={disabled}
          onChange={({ target }) =>
            onWish(signals.filter((one) => (one === signal ? target.checked : wish.includes(one))))
          }
        />
      ))}
    </FieldSet>
  )
}

export const WishDialog = ({ onClose, ...fields }: WishFieldsProps & { onClose: () => void }) => (
  <Dialog open onClose={onClose} title={t('console.wish.title')}>
    <WishFields {...fields} />
  </Dialog>
)
