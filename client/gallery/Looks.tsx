// Gallery: pigments, hues, type, buttons and marks. Drawn twice, by day and by night.
import Bold from 'lucide-react/icons/bold'
import Bell from 'lucide-react/icons/bell'
import MessageSquare from 'lucide-react/icons/message-square'
import Plus from 'lucide-react/icons/plus'
import Presentation from 'lucide-react/icons/presentation'
import { Button, LinkButton } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Faces, Named, Org, Swatch, Who } from '../ui/Marks.tsx'
import { Live, SaveState, Status, Tag, type DocumentStatus, type SaveStatus } from '../ui/Status.tsx'
import styles from './Gallery.module.css'
import { organisations, people } from './samples.ts'

const nothing = () => undefined
const statuses: readonly DocumentStatus[] = ['draft', 'consultation', 'submitted', 'adopted', 'archived']
const saves: readonly SaveStatus[] = [
  'saved',
  'saving',
  'offline',
  'waiting',
  'readOnly',
  'expired',
  'reload',
  'failed',
]

export function Pigments() {
  return (
    <ul role="list" className={styles.pigments}>
      {(['paper', 'sheet', 'ink', 'ochre', 'red', 'teal'] as const).map((name) => (
        <li key={name} className={styles[name]}>
          <b>
            {
              {
                paper: 'Papier',
                sheet: 'Feuille',
                ink: 'Encre',
                ochre: 'Ocre jaune',
                red: 'Ocre rouge',
                teal: 'Bleu-vert',
              }[name]
            }
          </b>
          <code>--{name}</code>
        </li>
      ))}
    </ul>
  )
}

export function Hues() {
  return (
    <ul role="list" className={styles.hues}>
      {organisations.map(({ id, name, mark }) => (
        <li key={id}>
          <Swatch mark={mark} wide />
          <Named kind="org" name={name} mark={mark} size="sm" />
        </li>
      ))}
    </ul>
  )
}

export function Buttons() {
  return (
    <div className="stack">
      <div className="row">
        <Button>Enregistrer la décision</Button>
        <Button variant="second">Refuser</Button>
        <Button variant="quiet">Annuler</Button>
        <Button variant="live" icon={Presentation}>
          Afficher à tous
        </Button>
        <Button variant="ink">Ouvrir la console</Button>
        <Button variant="danger">Supprimer le document</Button>
        <LinkButton href="/gallery" variant="second" icon={Plus}>
          Nouvelle démarche
        </LinkButton>
      </div>
      <div className="row">
        <Button data-shown="hover">Survol</Button>
        <Button variant="second" data-shown="hover">
          Survol
        </Button>
        <Button data-shown="focus">Focus clavier</Button>
        <Button disabled>Indisponible</Button>
        <Button busy busyLabel="Envoi en cours">
          Envoyer
        </Button>
        <Button variant="second" size="sm">
          Petit
        </Button>
        <Button size="lg">Grand</Button>
        <IconButton icon={MessageSquare} label="Commenter" />
        <IconButton icon={Bold} label="Gras" pressed onClick={nothing} />
        <IconButton icon={Bell} label="3 nouvelles pour vous" badge={3} />
        <IconButton icon={MessageSquare} label="Commenter, indisponible" disabled />
        <IconButton icon={Plus} label="Ajouter" size="sm" />
      </div>
    </div>
  )
}

export function Marks() {
  const [ana, ben] = people
  const [first, , , , , second] = organisations
  return (
    <div className="stack">
      <div className={styles.wrapRow}>
        {statuses.map((status) => (
          <Status key={status} status={status} />
        ))}
        <Status status="adopted" words="Adopté le 20 janvier" />
      </div>
      <div className={styles.wrapRow}>
        {saves.map((state) => (
          <SaveState key={state} state={state} />
        ))}
        <Live />
      </div>
      <div className={styles.wrapRow}>
        {ana && <Who {...ana} size="lg" here />}
        {ben && <Who {...ben} />}
        {ben && <Who {...ben} size="sm" />}
        <Who name="Camille Perrin" mark={{ hue: 3, pattern: 4 }} size="lg" />
        {second && <Org {...second} size="lg" />}
        {first && <Org {...first} />}
        {first && <Org {...first} size="sm" />}
        <Faces people={people} label="Personnes présentes" />
        <Faces people={people.slice(0, 3)} size="sm" label="Trois personnes" />
      </div>
      <div className="row">
        <Tag>Neutre</Tag>
        <Tag tone="ok">Intégrée</Tag>
        <Tag tone="teal">Reformulée</Tag>
        <Tag tone="warn">Reportée</Tag>
        <Tag tone="red">Priorité haute</Tag>
        <Tag tone="danger">Bloquée</Tag>
        <Tag tone="line">Sans nom</Tag>
      </div>
    </div>
  )
}
