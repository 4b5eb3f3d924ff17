// For ten seconds after an act of steering: what was done, and the way to take it back. [A6]
import Undo2 from 'lucide-react/icons/undo-2'
import { useEffect, useRef, useState } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useSaid } from '../../ui/said.tsx'
import styles from './console.module.css'
import type { Steering } from './steer.ts'
import { isWriting } from './use-shortcuts.ts'

const t = words(workshopConsole)

export interface UndoBarProps {
  undoable: CommonView['undoable']
  /** The server's clock less this one's. */
  offset: number
  acts: Steering['acts']
  onUndo: (commandId: string) => void
}

export function UndoBar({ undoable, offset, acts, onUndo }: UndoBarProps) {
  const [over, setOver] = useState<string | null>(null)
  useEffect(() => {
    if (!undoable) return
    const left = undoable.until - offset - Date.now()
    const timer = setTimeout(() => setOver(undoable.commandId), Math.max(0, left))
    return () => clearTimeout(timer)
  }, [undoable, offset])
  const isShown = undoable !== null && undoable.commandId !== over
  const mine = acts.find(({ id }) => id === undoable?.commandId)
  const last = acts.at(-1)
  const { said, say } = useSaid()
  useEffect(() => {
    if (last && !isToldElsewhere(last.command)) say(`${sayDone(last.command)}.`)
  }, [last, say])
  useUndoKey(isShown, () => undoable && onUndo(undoable.commandId))
  return (
    <div className={styles.undo}>
      {said}
      {isShown && (
        <div className={styles.undoToast}>
          <span>{mine ? t('console.undo.mine', { act: sayDone(mine.command) }) : t('console.undo.other')}</span>
          <button type="button" aria-keyshortcuts="Control+Z" onClick={() => onUndo(undoable.commandId)}>
            <Icon of={Undo2} /> {t('console.undo')}
          </button>
        </div>
      )}
    </div>
  )
}

/** Ten seconds are too few to come here from the board by keyboard. */
function useUndoKey(isShown: boolean, onUndo: () => void): void {
  const latest = useRef(onUndo)
  useEffect(() => {
    latest.current = onUndo
  })
  useEffect(() => {
    if (!isShown) return
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event
      if (key.toLowerCase() !== 'z' || !(ctrlKey || metaKey) || shiftKey || altKey || isWriting(target)) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [isShown])
}

/** The dialog of paper counts its lines; whoever takes the console is told by a notice; the running order says the place. */
const isToldElsewhere = ({ kind }: SteeringCommand): boolean => toldElsewhere.some((one) => one === kind)
const toldElsewhere = ['enter', 'takeConsole', 'movePhase'] as const

/** What an act of steering did, in the words of its button. */
function sayDone(command: SteeringCommand): string {
  const taken = takenBack(command)
  if (taken !== null) return t(taken)
  if (command.kind === 'extend' && command.tableId !== null) return t('console.done.extendTable')
  const { kind } = command
  if (kind === 'undo') return t('console.undone').replace(/\.$/, '')
  return isSaid(kind) ? t(`console.done.${kind}`) : t('console.done.other')
}

/** Of acts that have two sides, the one that undoes the other. */
function takenBack(command: SteeringCommand): DoneKey | null {
  switch (command.kind) {
    case 'reveal':
      return command.revealed ? null : 'console.done.unreveal'
    case 'lock':
      return command.locked ? null : 'console.done.unlock'
    case 'showResults':
      return command.shown ? null : 'console.done.hideResults'
    case 'choose':
      return command.top ? null : 'console.done.unchoose'
    case 'disagree':
      return command.disagreed ? null : 'console.done.agree'
    case 'message':
      return command.text === '' ? 'console.done.messageAway' : null
    case 'take':
      return command.taken ? null : 'console.done.refuse'
    case 'park':
      return command.parked ? null : 'console.done.unpark'
    case 'markAsked':
      return command.asked ? null : 'console.done.unmarkAsked'
    default:
      return null
  }
}

type DoneKey = Extract<keyof typeof workshopConsole, `console.done.${string}`>
type Said = DoneKey extends `console.done.${infer Kind}` ? Kind : never
const isSaid = (kind: string): kind is Said => `console.done.${kind}` in workshopConsole
