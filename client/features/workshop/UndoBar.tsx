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
  if (command.kind === 'reveal' && !command.revealed) return t('console.done.unreveal')
  if (command.kind === 'lock' && !command.locked) return t('console.done.unlock')
  if (command.kind === 'showResults' && !command.shown) return t('console.done.hideResults')
  if (command.kind === 'choose' && !command.top) return t('console.done.unchoose')
  if (command.kind === 'disagree' && !command.disagreed) return t('console.done.agree')
  if (command.kind === 'extend' && command.tableId !== null) return t('console.done.extendTable')
  const { kind } = command
  if (kind === 'undo') return t('console.undone').replace(/\.$/, '')
  return isSaid(kind) ? t(`console.done.${kind}`) : t('console.done.other')
}

type Said =
  Extract<keyof typeof workshopConsole, `console.done.${string}`> extends `console.done.${infer Kind}` ? Kind : never
const isSaid = (kind: string): kind is Said => `console.done.${kind}` in workshopConsole
