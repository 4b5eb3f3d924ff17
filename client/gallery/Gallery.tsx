// The gallery, in development only: every component in every state, on one page, by day and by night.
import Search from 'lucide-react/icons/search'
import '../ui/document-font.ts'
import { Footer, Section } from '../ui/Layout.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Who } from '../ui/Marks.tsx'
import { Page, PageHead } from '../ui/Page.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { ThemeSwitch } from '../ui/ThemeSwitch.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { AppParts } from './AppParts.tsx'
import { FindingParts } from './FindingParts.tsx'
import { Forms } from './Forms.tsx'
import styles from './Gallery.module.css'
import { Buttons, Hues, Marks, Pigments } from './Looks.tsx'
import { Messages, Motifs, Rows, States } from './States.tsx'
import { TextParts } from './TextParts.tsx'

export function Gallery() {
  const bar = (
    <TopBar
      crumbs={[
        { label: 'Démarches', href: '/gallery' },
        { label: 'Un titre de page assez long pour devoir être coupé quand la place manque' },
      ]}
    >
      <IconButton icon={Search} label="Rechercher" />
      <Who name="Nadia Ferhat" mark={{ hue: 2, pattern: 2 }} />
    </TopBar>
  )
  return (
    <Page
      title="États et composants"
      topBar={bar}
      footer={
        <Footer>
          Service hébergé par Vaucombe Métropole <a href="#a11y">Accessibilité</a> <a href="#data">Vos données</a>
        </Footer>
      }
    >
      <PageHead
        size="mast"
        over="Galerie"
        title="États et composants"
        lead="Chaque composant, dans chacun de ses états."
        actions={<ThemeSwitch />}
      />
      <div className="stack-loose">
        <TabLinks
          label="Parties"
          links={[
            { href: '/gallery', label: 'Composants', here: true },
            { href: '/gallery?2', label: 'Documents', count: 3 },
          ]}
        />
        <Section title="Six pigments, six rôles">
          <Pigments />
        </Section>
        <Section title="Douze teintes, douze trames, puis leurs croisements" aside="14 organisations">
          <Hues />
        </Section>
        <Section title="Boutons">
          <Buttons />
        </Section>
        <Section title="Champs">
          <Forms />
        </Section>
        <Section title="Marques">
          <Marks />
        </Section>
        <Section title="Messages">
          <Messages />
        </Section>
        <Section title="Vide, attente, arrivée">
          <States />
        </Section>
        <Section title="Le fil et les strates">
          <Motifs />
        </Section>
        <Section title="Documents récents" small>
          <Rows />
        </Section>
        <Section title="Dans l’application">
          <AppParts />
        </Section>
        <Section title="Un texte et ses outils">
          <TextParts />
        </Section>
        <Section title="Ranger et retrouver">
          <FindingParts />
        </Section>
        <Section title="La nuit">
          <div className={styles.night} data-theme="dark">
            <div className="stack-loose">
              <Pigments />
              <Hues />
              <Buttons />
              <Marks />
              <Messages />
            </div>
          </div>
        </Section>
      </div>
      <Toasts />
    </Page>
  )
}
