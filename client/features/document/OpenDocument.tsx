// An open document, live: holds the connection while the page is shown, and composes what surrounds the text.
import { Suspense, useMemo, useRef, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { bodyOf } from '../../../shared/document/shape.ts'
import { EPOCH } from '../../../shared/protocol.ts'
import { initials } from '../../../shared/rules/identity-marks.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { call } from '../../signed-in-api.ts'
import { useLiveDocument, useLiveView } from '../../live/hooks.ts'
import { useMe } from '../../me.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Page } from '../../ui/Page.tsx'
import { Banners } from './Banners.tsx'
import styles from './document.module.css'
import { DocumentHeader } from './DocumentHeader.tsx'
import { LiveText } from './LiveText.tsx'
import type { Opened } from './opened.ts'
import { useRegionKeys } from './regions.ts'
import { SetAside } from './SetAside.tsx'
import { passes, sayShown, useShownStatus } from './shown-status.ts'
import { lazily } from '../../lazily.ts'

const t = words(documentWords)

const Presence = lazily(() => import('../../editor/Presence.tsx'), 'Presence')

const serverUrl = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live/document`

export interface OpenDocumentProps {
  opened: Opened
  account: ReactNode
  /** What changed since the last visit, where something did. */
  news: ReactNode
}

export function OpenDocument({ opened, account, news }: OpenDocumentProps) {
  const me = useMe()
  const [, go] = useLocation()
  const { documentId, demarcheId, generation, mayWrite, frozen, title } = opened
  const live = useLiveDocument({
    personId: me.id,
    documentId,
    // What this page's editor understands, whatever the server has come to: an older one must be turned away. [E3]
    epoch: EPOCH,
    generation,
    serverUrl: serverUrl(),
    access: { mayWrite, frozen },
    takeClient: async () => (await call('takeClient', { documentId })).clientId,
    bodyOf,
  })
  const view = useLiveView(live)
  const { status, text, mayEdit, setAside, setAsideIsKept } = view
  const shown = useShownStatus(status, opened)
  const self = useSelf(opened)
  useRegionKeys()
  const focusKept = useRef(false)
  const linkedBlock = useRef(location.hash.slice(1))
  const presence = text && (
    <Suspense fallback={null}>
      <Presence awareness={text.awareness} me={self} />
    </Suspense>
  )
  const banners = (
    <>
      <div className={styles.banners} data-region="banner" data-band="">
        <SetAside
          copies={text || status.is !== 'opening' ? setAside : []} // told once, beside the clean text
          isKept={setAsideIsKept}
          title={title}
          demarcheId={demarcheId}
          onDiscard={(id) => void live?.discardSetAside(id)}
          onNote={(noteId) => go(`/d/${demarcheId}/documents/${noteId}`)}
        />
        <Banners opened={opened} view={view} shown={shown} onReconnect={() => live?.reconnect()} />
        {news}
      </div>
      {passes(shown) && (
        // Seen only where the header scrolls away, with the status line that says the same and is heard. [D51]
        <p className={styles.passingLine} data-band="" aria-hidden="true">
          {sayShown(shown).split(/\s:/)[0]}
        </p>
      )}
    </>
  )
  return (
    <Page
      title={title}
      width="full"
      className={styles.main}
      topBar={
        <DocumentHeader
          opened={status.is === 'noRight' || status.is === 'signedOut' ? { ...opened, document: null } : opened} // nothing is offered that would be refused
          status={shown}
          account={account}
          presence={presence}
        />
      }
    >
      {text ? (
        <LiveText
          key={text.edition}
          documentId={documentId}
          text={text}
          demarcheId={demarcheId}
          title={title}
          numbered={opened.document?.numbered ?? false}
          linkedBlock={linkedBlock}
          mayEdit={mayEdit}
          presence={presence}
          banners={banners}
          focusKept={focusKept}
        />
      ) : (
        <div className={styles.waiting}>
          {banners}
          {(status.is === 'opening' || passes(shown)) && <Skeleton title lines={8} label={t('doc.opening')} />}
        </div>
      )}
    </Page>
  )
}

/** Me, as the others see me: on behalf of whom, in which hue. */
function useSelf({ organisations, document }: Opened) {
  const me = useMe()
  const organisation = organisations.find(({ id }) => id === document?.writesFor)
  const { actorId, displayName: name } = me
  const { hue = 0, name: organisationName = null } = organisation ?? {}
  return useMemo(
    () => ({ actorId, name, initials: initials(name), hue, organisation: organisationName }),
    [actorId, name, hue, organisationName],
  )
}
