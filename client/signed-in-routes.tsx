// The pages of signed-in people, and what they share: the query client, the component library, the notices.
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, type ComponentType } from 'react'
import { Route, Switch } from 'wouter'
import { notices, queryClient } from './query.ts'
import { AriaRoot } from './ui/aria/AriaRoot.tsx'
import { Toasts } from './ui/Toasts.tsx'
import { Waiting } from './ui/Waiting.tsx'

const page = <Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>) =>
  lazy(async () => ({ default: (await load())[name] }))

const HomePage = page('HomePage', () => import('./pages/HomePage.tsx'))
const NewDemarchePage = page('NewDemarchePage', () => import('./pages/NewDemarchePage.tsx'))
const DemarchePage = page('DemarchePage', () => import('./pages/DemarchePage.tsx'))
const DocumentPage = page('DocumentPage', () => import('./pages/DocumentPage.tsx'))
const HistoryPage = page('HistoryPage', () => import('./pages/HistoryPage.tsx'))
const OrganisationPage = page('OrganisationPage', () => import('./pages/OrganisationPage.tsx'))
const ImportDirectoryPage = page('ImportDirectoryPage', () => import('./pages/ImportDirectoryPage.tsx'))
const DuplicatesPage = page('DuplicatesPage', () => import('./pages/DuplicatesPage.tsx'))
const DocumentLinkPage = page('DocumentLinkPage', () => import('./pages/DocumentLinkPage.tsx'))
const PrepareWorkshopPage = page('PrepareWorkshopPage', () => import('./pages/PrepareWorkshopPage.tsx'))
const MeetingPage = page('MeetingPage', () => import('./pages/MeetingPage.tsx'))
const MeetingPosterPage = page('MeetingPosterPage', () => import('./pages/MeetingPosterPage.tsx'))
const KitPage = page('KitPage', () => import('./pages/KitPage.tsx'))
const ConsolePage = page('ConsolePage', () => import('./pages/ConsolePage.tsx'))
const RestitutionPage = page('RestitutionPage', () => import('./pages/RestitutionPage.tsx'))
const AttendancePage = page('AttendancePage', () => import('./pages/AttendancePage.tsx'))
const AccountPage = page('AccountPage', () => import('./pages/AccountPage.tsx'))
const AdministrationPage = page('AdministrationPage', () => import('./pages/AdministrationPage.tsx'))
const SearchPage = page('SearchPage', () => import('./pages/SearchPage.tsx'))
const NotFoundPage = page('NotFoundPage', () => import('./pages/NotFoundPage.tsx'))

export function SignedInRoutes() {
  useEffect(() => {
    notices.start()
    return () => {
      notices.stop()
      queryClient.clear() // the next person on this device starts from nothing
    }
  }, [])
  return (
    <QueryClientProvider client={queryClient}>
      <AriaRoot>
        <Suspense fallback={<Waiting />}>
          <Switch>
            <Route path="/" component={HomePage} />
            <Route path="/d/nouvelle" component={NewDemarchePage} />
            <Route path="/d/:demarcheId/documents/:documentId" component={DocumentPage} />
            <Route path="/d/:demarcheId/documents/:documentId/historique" component={HistoryPage} />
            <Route path="/documents/:documentId/historique" component={HistoryPage} />
            <Route path="/d/:demarcheId/organisations/import" component={ImportDirectoryPage} />
            <Route path="/d/:demarcheId/organisations/doublons" component={DuplicatesPage} />
            <Route path="/d/:demarcheId/organisations/:organisationId" component={OrganisationPage} />
            <Route path="/documents/:documentId" component={DocumentLinkPage} />
            <Route path="/d/:demarcheId/:tab?" component={DemarchePage} />
            <Route path="/ateliers/:workshopId/preparer" component={PrepareWorkshopPage} />
            <Route path="/ateliers/:workshopId/console" component={ConsolePage} />
            <Route path="/ateliers/:workshopId/kit" component={KitPage} />
            <Route path="/ateliers/:workshopId/restitution" component={RestitutionPage} />
            <Route path="/ateliers/:workshopId/emargement" component={AttendancePage} />
            <Route path="/rencontres/:meetingId" component={MeetingPage} />
            <Route path="/rencontres/:meetingId/affiche" component={MeetingPosterPage} />
            <Route path="/recherche" component={SearchPage} />
            <Route path="/compte" component={AccountPage} />
            <Route path="/administration" component={AdministrationPage} />
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
        <Toasts />
      </AriaRoot>
    </QueryClientProvider>
  )
}
