// Which page answers which address. Every page is loaded on its own; signed-out people never download the rest.
import { lazy, Suspense, type ComponentType } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { isInOtherLanguage } from './language.ts'
import { SessionProvider, useSession } from './me.tsx'
import { Waiting } from './ui/Waiting.tsx'

type PageModule<Name extends string> = Record<Name, ComponentType>

const page = <Name extends string>(name: Name, load: () => Promise<PageModule<Name>>) =>
  lazy(async () => ({ default: (await load())[name] }))

const EntryPage = page('EntryPage', () => import('./pages/EntryPage.tsx'))
const SetUpPage = page('SetUpPage', () => import('./pages/SetUpPage.tsx'))
const InvitationPage = page('InvitationPage', () => import('./pages/InvitationPage.tsx'))
const ResetPage = page('ResetPage', () => import('./pages/ResetPage.tsx'))
const ForgottenPage = page('ForgottenPage', () => import('./pages/ForgottenPage.tsx'))
const AccessibilityPage = page('AccessibilityPage', () => import('./pages/AccessibilityPage.tsx'))
const DataPage = page('DataPage', () => import('./pages/DataPage.tsx'))
const LegalPage = page('LegalPage', () => import('./pages/LegalPage.tsx'))
const UnreachablePage = page('UnreachablePage', () => import('./pages/UnreachablePage.tsx'))
const RoomPage = page('RoomPage', () => import('./pages/RoomPage.tsx'))
const FollowPage = page('FollowPage', () => import('./pages/FollowPage.tsx'))
const ScreenPage = page('ScreenPage', () => import('./pages/ScreenPage.tsx'))
const SignedInRoutes = page('SignedInRoutes', () => import('./signed-in-routes.tsx'))
const Gallery = import.meta.env.DEV ? page('Gallery', () => import('./gallery/Gallery.tsx')) : null
const RoomGallery = import.meta.env.DEV ? page('RoomGallery', () => import('./gallery/RoomGallery.tsx')) : null
const HistoryGallery = import.meta.env.DEV ? page('HistoryGallery', () => import('./gallery/HistoryGallery.tsx')) : null
const ScreenGallery = import.meta.env.DEV ? page('ScreenGallery', () => import('./gallery/ScreenGallery.tsx')) : null

export function Routes() {
  const [path] = useLocation()
  if (isInOtherLanguage(path)) {
    location.reload()
    return null
  }
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        {RoomGallery && <Route path="/gallery/salle/:state?" component={RoomGallery} />}
        {HistoryGallery && <Route path="/gallery/historique/:documentId" component={HistoryGallery} />}
        {ScreenGallery && <Route path="/gallery/ecran/:state?" component={ScreenGallery} />}
        {/* Whoever joins a workshop has no account: nobody is asked who they are. */}
        <Route path="/r/:code?" component={RoomPage} />
        {/* Whoever comes back by a code has none either. */}
        <Route path="/suivi" component={FollowPage} />
        {/* The screen of the room is a computer that anybody plugged in: it is paired, not signed in. */}
        <Route path="/ecran" component={ScreenPage} />
        <Route component={OfAccounts} />
      </Switch>
    </Suspense>
  )
}

function OfAccounts() {
  return (
    <SessionProvider>
      <Switch>
        {Gallery && <Route path="/gallery" component={Gallery} />}
        <Route path="/installation" component={SetUpPage} />
        <Route path="/invitation" component={InvitationPage} />
        <Route path="/reinitialisation" component={ResetPage} />
        <Route path="/mot-de-passe-oublie" component={ForgottenPage} />
        <Route path="/accessibilite" component={AccessibilityPage} />
        <Route path="/donnees" component={DataPage} />
        <Route path="/mentions" component={LegalPage} />
        <Route component={BySession} />
      </Switch>
    </SessionProvider>
  )
}

/** Signed out, every other address shows the entry; after signing in, the page that was asked for. */
function BySession() {
  const { state } = useSession()
  if (state === 'unknown') return <Waiting />
  if (state === 'signedIn') return <SignedInRoutes />
  return state === 'failed' ? <UnreachablePage /> : <EntryPage />
}
