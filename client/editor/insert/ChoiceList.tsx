// A list of what may be inserted, one of it pointed at. Whoever shows it keeps the focus where letters are typed.
import { useEffect, useRef } from 'react'
import { editorInsert } from '../../../shared/text/fr/editor-insert.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import styles from './insert.module.css'

const t = words(editorInsert)

export interface Option {
  key: string
  label: string
  /** Beside it, smaller: what kind of thing it is. */
  note?: string
  icon: IconShape
}

/** What the list says of itself. */
export interface ListWords {
  label: string
  none: string
  count: (n: number) => string
  /** So many are left out until more is typed. */
  more?: (n: number) => string
}

const blocks: ListWords = {
  label: t('insert.list'),
  none: t('insert.none'),
  count: (n) => plural(n, t('insert.count.one', { n }), t('insert.count.many', { n })),
}

export const optionId = (list: string, { key }: Option): string => `${list}-${key}`

export interface ChoiceListProps<O extends Option> {
  id: string
  choices: readonly O[]
  /** How many there are, when those are the first of them. */
  total?: number
  words?: ListWords
  at: number
  onPoint: (at: number) => void
  onChoose: (choice: O) => void
}

export function ChoiceList<O extends Option>({
  id,
  choices,
  total = choices.length,
  words: said = blocks,
  at,
  onPoint,
  onChoose,
}: ChoiceListProps<O>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, choices])
  return (
    <>
      <p className="sr-only" role="status">
        {choices.length === 0 ? said.none : said.count(total)}
      </p>
      {choices.length === 0 && <p className={styles.none}>{said.none}</p>}
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={said.label}
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
            <span>
              <bdi>{choice.label}</bdi>
              {choice.note && <bdi className={styles.note}> {choice.note}</bdi>}
            </span>
          </div>
        ))}
      </div>
      {total > choices.length && <p className={styles.none}>{said.more?.(total - choices.length)}</p>}
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
