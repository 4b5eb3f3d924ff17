// One contribution on the board: its type, its words, whose they are where that may be said, and the button of its menu.
/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions --
   A card is stood on and carried with the keyboard, as the list of shortcuts and its description say; its menu does the same from a button. */
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import EyeOff from 'lucide-react/icons/eye-off'
import { memo, type DragEvent } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import type { Mark } from '../../../shared/rules/identity-marks.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { ContributionView } from '../../../shared/workshop/view.ts'
import type { MenuAct } from '../../ui/aria/Menu.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Wording, sayIn } from '../../ui/Wording.tsx'
import { Kind } from '../../ui/Kind.tsx'
import { Org } from '../../ui/Marks.tsx'
import type { CardAct } from './card-acts.ts'
import styles from './board.module.css'

const t = words({ ...workshopConsole, ...workshopWords })

export interface CardProps {
  card: ContributionView
  /** The number of its table, if it has one. */
  table: number | null
  /** Of the organisation of its author. */
  mark: Mark
  isWall: boolean
  /** Tab comes here; the arrows go to the others. */
  isCurrent: boolean
  isTaken: boolean
  helpId: string
  onMenu: (id: string, button: HTMLElement) => void
  onFocus: (id: string) => void
}

export const draggedCard = 'application/x-maillage-card'

/** Two thousand of them stand on a wall: each is drawn again only when it changes. */
export const Card = memo(function Card({
  card,
  table,
  mark,
  isWall,
  isCurrent,
  isTaken,
  helpId,
  onMenu,
  onFocus,
}: CardProps) {
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(draggedCard, card.id)
    event.dataTransfer.effectAllowed = 'move'
  }
  return (
    <article
      className={classes(styles.card, isTaken && styles.taken, card.hidden && styles.hiddenCard)}
      data-card={card.id}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={sayCard(card, table)}
      aria-describedby={isCurrent ? helpId : undefined}
      draggable={isWall}
      onDragStart={isWall ? drag : undefined}
      onFocus={() => onFocus(card.id)}
    >
      <div className={styles.cardHead}>
        <Kind type={card.type} />
        <IconButton
          size="sm"
          icon={EllipsisVertical}
          label={t('console.card.more')}
          tabIndex={isCurrent ? 0 : -1}
          aria-haspopup="menu"
          data-menu=""
          onClick={(event) => onMenu(card.id, event.currentTarget)}
        />
      </div>
      <p className={styles.cardText}>
        <Wording text={card.text} language={card.language} />
      </p>
      {card.hidden && (
        <p className={styles.hiddenWhy}>
          <Icon of={EyeOff} /> {t('console.card.hidden', { reason: t(`workshop.hidden.${card.hidden}`) })}
        </p>
      )}
      <p className={styles.cardFoot}>
        {card.author?.organisation && <Org name={card.author.organisation} mark={mark} size="sm" />}
        <span>{authorOf(card, false)}</span>
        {table !== null && <span>{t('workshop.table', { n: table })}</span>}
      </p>
    </article>
  )
})

/** All that the card says: whoever walks from one to the next hears that, and not « article ». */
const sayCard = (card: ContributionView, table: number | null): string =>
  [
    `${t(`workshop.type.${card.type}`)}\u202f: ${card.text}`,
    card.language && sayIn(card.language),
    card.hidden && t('console.card.hidden', { reason: t(`workshop.hidden.${card.hidden}`) }),
    authorOf(card),
    table !== null && t('workshop.table', { n: table }),
  ]
    .filter(Boolean)
    .join('. ')

/** `isWhole`: with the organisation, which the card itself shows by its mark. */
function authorOf({ author, source, voices, supporters }: ContributionView, isWhole = true): string {
  const who = author
    ? [author.name, isWhole && author.organisation].filter(Boolean).join(', ')
    : t(source === 'paper' ? 'console.card.paper' : 'workshop.nobody')
  return [
    who,
    voices > 1 && plural(voices, t('workshop.voices.one', { n: voices }), t('workshop.voices.many', { n: voices })),
    supporters > 0 &&
      plural(
        supporters,
        t('workshop.supporters.one', { n: supporters }),
        t('workshop.supporters.many', { n: supporters }),
      ),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The lines of the menu of a card. */
export function menuOf(card: ContributionView, isWall: boolean, onAct: (act: CardAct) => void): MenuAct[][] {
  const { id, hidden } = card
  const simple = (kind: 'group' | 'merge' | 'hide' | 'unhide' | 'show', danger = false): MenuAct => ({
    id: kind,
    label: t(`console.card.${kind}`),
    danger,
    act: () => onAct({ kind, id }),
  })
  const tidy = isWall ? [simple('group'), simple('merge')] : []
  if (hidden) return [[simple('unhide')]]
  return [
    [
      ...tidy,
      simple('show'),
      { id: 'park', label: t('console.card.park'), act: () => onAct({ kind: 'park', id, parked: true }) },
    ],
    [simple('hide', true)],
  ]
}
