// Gallery: empty, waiting, failing; the thread, the strata, the braid, the messages.
import WifiOff from 'lucide-react/icons/wifi-off'
import { Banner } from '../ui/Banner.tsx'
import { Braid } from '../ui/Braid.tsx'
import { Brand } from '../ui/Brand.tsx'
import { Button } from '../ui/Button.tsx'
import { Fil } from '../ui/Fil.tsx'
import { Empty, Rule, Skeleton, Strata } from '../ui/Layout.tsx'
import { Field } from '../ui/Field.tsx'
import { CodeInput } from '../ui/inputs.tsx'
import { Status } from '../ui/Status.tsx'
import { Table } from '../ui/Table.tsx'
import { ToastView } from '../ui/Toasts.tsx'
import { toasts } from '../ui/toast-store.ts'
import styles from './Gallery.module.css'
import { organisations } from './samples.ts'

const nothing = () => undefined
const documents = [
  {
    title: 'Schéma métropolitain de l’ESS 2026-2031',
    when: 'il y a 2 min, par Mireille Aubanel',
    status: 'consultation',
    count: 12_480,
  },
  { title: 'Diagnostic territorial partagé de l’ESS', when: 'le 20 janvier', status: 'adopted', count: 8_211 },
] as const

export function Messages() {
  return (
    <div className={styles.grid2}>
      <Banner tone="danger" announce="none" title="Vos 3 dernières minutes ne sont pas sur le serveur.">
        Elles sont gardées sur cet appareil. Ne fermez pas la page.
      </Banner>
      <Banner tone="warn" announce="none" icon={WifiOff} title="Pas de connexion depuis 14 h 02.">
        Vous pouvez continuer à écrire. Vos phrases rejoindront le texte commun au retour du réseau.
      </Banner>
      <Banner
        announce="none"
        title="Vous êtes de retour."
        actions={
          <Button variant="second" size="sm">
            Voir ce qui a changé
          </Button>
        }
      >
        12 modifications envoyées, 5 reçues de Mireille et de Sékou.
      </Banner>
      <Banner tone="ok" announce="none">
        Votre invitation est acceptée.
      </Banner>
      <div className={styles.stand}>
        <ToastView
          toast={{
            id: 1,
            tone: 'ok',
            text: 'Version « Après l’atelier 2 » nommée',
            action: { label: 'Annuler', act: nothing },
          }}
          onDismiss={nothing}
        />
        <ToastView
          toast={{
            id: 2,
            tone: 'danger',
            text: 'La gommette n’est pas partie',
            action: { label: 'Réessayer', act: nothing },
          }}
          onDismiss={nothing}
        />
      </div>
      <div className="row">
        <Button
          variant="second"
          onClick={() => toasts.show({ tone: 'ok', text: `Enregistré à ${new Date().toLocaleTimeString('fr-FR')}` })}
        >
          Montrer un message
        </Button>
        <Button variant="second" onClick={() => toasts.show({ tone: 'danger', text: 'Le document n’est pas parti.' })}>
          Montrer un échec
        </Button>
      </div>
    </div>
  )
}

export function States() {
  return (
    <div className={styles.grid3}>
      <Empty
        title="Aucun document pour l’instant"
        actions={
          <>
            <Button>Choisir un modèle</Button>
            <Button variant="second">Page blanche</Button>
          </>
        }
      >
        Commencez par un diagnostic partagé, ou partez d’une page blanche.
      </Empty>
      <div className={styles.box}>
        <Skeleton title lines={4} />
      </div>
      <div className={`${styles.arrival} on-ochre`}>
        <div className="stack">
          <Brand />
          <Field label="Code de l’atelier" error="Aucun atelier ne porte le code HTK 4R1.">
            <CodeInput defaultValue="HTK4R1" />
          </Field>
          <Button variant="ink" block>
            Corriger le code
          </Button>
        </div>
        <Braid />
      </div>
    </div>
  )
}

export function Rows() {
  return (
    <Table
      caption="Documents récents"
      captionHidden
      rows={documents}
      rowId={({ title }) => title}
      columns={[
        { id: 'title', name: 'Titre', cell: ({ title }) => <a href="#document">{title}</a> },
        { id: 'when', name: 'Dernière modification', cell: ({ when }) => when },
        { id: 'status', name: 'État', cell: ({ status }) => <Status status={status} /> },
        { id: 'words', name: 'Mots', number: true, cell: ({ count }) => count.toLocaleString('fr-FR') },
      ]}
    />
  )
}

export function Motifs() {
  return (
    <div className={styles.grid2}>
      <Fil
        steps={[
          {
            id: '1',
            state: 'done',
            when: 'Septembre 2025 à janvier 2026',
            title: 'Un diagnostic partagé',
            children: <Status status="adopted" words="Adopté le 20 janvier" />,
          },
          {
            id: '2',
            state: 'done',
            when: '4 février 2026',
            title: 'Quatre défis',
            children: <p className="muted">Choisis dans l’atelier.</p>,
          },
          {
            id: '3',
            state: 'now',
            when: 'En ce moment, jusqu’au 24 avril',
            title: 'Le schéma s’écrit',
            children: <p className="muted">Les 12 organisations relisent chaque axe et donnent leur consentement.</p>,
          },
          { id: '4', state: 'next', when: 'Conseil du 25 juin 2026', title: 'Adoption' },
        ]}
      />
      <div className="stack">
        <Strata shares={organisations.slice(0, 6).map((one, n) => ({ ...one, value: 40 - 6 * n }))} />
        <Strata thin legend={false} shares={organisations.slice(2, 8).map((one, n) => ({ ...one, value: 1 + n }))} />
        <Rule>ou</Rule>
        <p className="doc">Aucun lieu soutenu ne peut être revendu avant quinze ans sans l’accord de ses usagers.</p>
      </div>
    </div>
  )
}
