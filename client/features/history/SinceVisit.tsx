// « Ce qui a changé depuis votre dernière visite », above a text that is opened again.
import X from 'lucide-react/icons/x'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Unseen } from '../../../shared/schemas/history.ts'
import { historyNews } from '../../../shared/text/fr/history-news.ts'
import { words } from '../../../shared/text/words.ts'
import { sayMoment } from '../../dates.ts'
import { useRead } from '../../query.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { writeAddress } from './address.ts'
import { sayHands } from './lines.ts'
import { toasts } from '../../ui/toast-store.ts'

const t = words(historyNews)

/** Told once, as it was when the text was opened: what others write next is seen as they write it. */
export function SinceVisit({ documentId }: { documentId: string }) {
  const { data } = useRead('readUnseen', { documentId }, { lasting: true })
  const [first, setFirst] = useState<Unseen | null>(null)
  const [isClosed, setClosed] = useState(false)
  useRestorationsSaid(documentId, data)
  if (data && first === null) setFirst(data)
  if (isClosed || !first?.seen || first.rows === 0) return null
  const { seen, head, hands } = first
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
          <LinkButton href={comparing(documentId, seen.position, head)} variant="second" size="sm">
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

function comparing(documentId: string, from: number, to: number): string {
  const shows = { what: 'comparison', from, to } as const
  const query = writeAddress({ shows, view: 'inline', colouring: 'organisation', filter: {}, sought: '' })
  return `/documents/${documentId}/historique?${query}`
}

/** Whoever has the text open sees it change at once: by whom, and that it is no accident, is told, once each time. [H94] */
function useRestorationsSaid(documentId: string, unseen: Unseen | undefined): void {
  const [, navigate] = useLocation()
  const known = useRef<number | null>(null)
  useEffect(() => {
    if (!unseen) return
    const { restored } = unseen
    const position = restored?.position ?? 0
    if (restored && known.current !== null && position > known.current) {
      const act = () => navigate(comparing(documentId, position - 1, position))
      toasts.show({
        tone: 'info',
        text: t(`news.restored.${restored.scope}`, { who: restored.by.name }),
        action: { label: t('news.compare'), act },
      })
    }
    known.current = Math.max(position, known.current ?? 0)
  }, [documentId, unseen, navigate])
}
