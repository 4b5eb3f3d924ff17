// The list of blocks to insert, one of them pointed at. Whoever shows it keeps the focus where letters are typed.
import { useEffect, useRef } from 'react'
import { editorInsert } from '../../../shared/text/fr/editor-insert.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { Choice } from './choices.ts'
import styles from './insert.module.css'

const t = words(editorInsert)

export const optionId = (list: string, { key }: Choice): string => `${list}-${key}`

export interface ChoiceListProps {
  id: string
  choices: readonly Choice[]
  at: number
  onPoint: (at: number) => void
  onChoose: (choice: Choice) => void
}

export function ChoiceList({ id, choices, at, onPoint, onChoose }: ChoiceListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, choices])
  const count = { n: choices.length }
  return (
    <>
      <p className="sr-only" role="status">
        {choices.length === 0
          ? t('insert.none')
          : plural(choices.length, t('insert.count.one', count), t('insert.count.many', count))}
      </p>
      {choices.length === 0 && <p className={styles.none}>{t('insert.none')}</p>}
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('insert.list')}
        className={styles.list}
        hidden={choices.length === 0}
      >
        {choices.map((choice, place) => (
          <div
            key={choice.key}
            id={optionId(id, choice)}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            className={styles.option}
            // The press leaves the caret where it is.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => place !== at && onPoint(place)}
            onClick={() => onChoose(choice)}
          >
            <Icon of={choice.icon} size="1.25rem" />
            {choice.label}
          </div>
        ))}
      </div>
    </>
  )
}

/** Where an arrow, Home or End leads in a list of `count`; null for other keys. */
export function stepOf(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  return null
}
