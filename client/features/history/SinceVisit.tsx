// « Ce qui a changé depuis votre dernière visite », above a text that is opened again.
import X from 'lucide-react/icons/x'
import { useState } from 'react'
import type { Unseen } from '../../../shared/schemas/history.ts'
import { historyNews } from '../../../shared/text/fr/history-news.ts'
import { words } from '../../../shared/text/words.ts'
import { sayMoment } from '../../dates.ts'
import { useRead } from '../../query.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { writeAddress } from './address.ts'
import { sayHands } from './lines.ts'

const t = words(historyNews)

/** Told once, as it was when the text was opened: what others write next is seen as they write it. */
export function SinceVisit({ documentId }: { documentId: string }) {
  const { data } = useRead('readUnseen', { documentId }, { lasting: true })
  const [first, setFirst] = useState<Unseen | null>(null)
  const [isClosed, setClosed] = useState(false)
  if (data && first === null) setFirst(data)
  if (isClosed || !first?.seen || first.rows === 0) return null
  const { seen, head, hands } = first
  const query = writeAddress({
    shows: { what: 'comparison', from: seen.position, to: head },
    view: 'inline',
    colouring: 'organisation',
    filter: {},
    sought: '',
  })
  const names = sayHands(
    hands.map((_, at) => at),
    hands,
  )
  return (
    <Banner
      announce="none"
      title={t('news.since', { when: sayMoment(seen.at) })}
      actions={
        <>
          <LinkButton href={`/documents/${documentId}/historique?${query}`} variant="second" size="sm">
            {t('news.compare')}
          </LinkButton>
          <Button variant="quiet" size="sm" icon={X} onClick={() => setClosed(true)}>
            {t('news.close')}
          </Button>
        </>
      }
    >
      {t('news.by', { names })}
    </Banner>
  )
}
