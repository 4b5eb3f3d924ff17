// Gallery: what the app routes add with the accessible primitives.
import Bold from 'lucide-react/icons/bold'
import Copy from 'lucide-react/icons/copy'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Italic from 'lucide-react/icons/italic'
import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { AriaRoot } from '../ui/aria/AriaRoot.tsx'
import { AlertDialog, Dialog } from '../ui/aria/Dialog.tsx'
import { Menu } from '../ui/aria/Menu.tsx'
import { PopoverPanel } from '../ui/aria/PopoverPanel.tsx'
import { SegmentedChoice } from '../ui/aria/SegmentedChoice.tsx'
import { Tabs } from '../ui/aria/Tabs.tsx'
import { Toolbar, ToolbarLine } from '../ui/aria/Toolbar.tsx'
import { Tooltip } from '../ui/aria/Tooltip.tsx'
import { Button } from '../ui/Button.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { Field } from '../ui/Field.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { Org } from '../ui/Marks.tsx'
import styles from './Gallery.module.css'
import { organisations } from './samples.ts'

const nothing = () => undefined
const options = organisations.map(({ id, name, mark }) => ({
  id,
  name,
  mark: <Org name={name} mark={mark} size="sm" decorative />,
}))

export function AppParts() {
  const [open, setOpen] = useState<'dialog' | 'alert' | null>(null)
  const [mode, setMode] = useState<'write' | 'suggest' | 'read'>('write')
  const [organisation, setOrganisation] = useState<string | null>(null)
  return (
    <AriaRoot>
      <div className={styles.grid2}>
        <div className="row">
          <Button variant="second" onClick={() => setOpen('dialog')}>
            Nommer cette version
          </Button>
          <Button variant="second" onClick={() => setOpen('alert')}>
            Supprimer le document
          </Button>
          <Acts />
          <PopoverPanel trigger={<Button variant="quiet">Qui voit ceci</Button>} label="Qui voit ceci">
            <p>Les membres de la démarche.</p>
          </PopoverPanel>
        </div>
        <SegmentedChoice
          label="Mode"
          value={mode}
          onChange={setMode}
          options={[
            { id: 'write', label: 'Rédiger' },
            { id: 'suggest', label: 'Suggérer' },
            { id: 'read', label: 'Lire' },
          ]}
        />
        <ComboBox
          label="Rechercher une organisation"
          options={options}
          value={organisation}
          onChange={setOrganisation}
        />
        <ComboBox
          label="Organisation"
          error="Choisissez une organisation."
          options={options}
          value={null}
          onChange={nothing}
        />
        <Tabs
          label="Vues"
          views={[
            { id: 'talk', label: 'Échanges', count: 4, content: <p>Quatre échanges.</p> },
            { id: 'thread', label: 'Fil', content: <p>Le fil.</p> },
            { id: 'log', label: 'Journal', content: <p>Le journal.</p> },
          ]}
        />
        <Toolbar label="Mise en forme">
          <Tooltip words="Gras" keys="Ctrl+B">
            <IconButton icon={Bold} label="Gras" title="" pressed />
          </Tooltip>
          <Tooltip words="Italique" keys="Ctrl+I">
            <IconButton icon={Italic} label="Italique" title="" />
          </Tooltip>
          <ToolbarLine />
          <IconButton icon={Copy} label="Copier" />
        </Toolbar>
      </div>
      <Dialog
        open={open === 'dialog'}
        onClose={() => setOpen(null)}
        title="Revenir à la version « Après l’atelier 2 » ?"
        actions={
          <>
            <Button variant="second" onClick={() => setOpen(null)}>
              Garder le texte actuel
            </Button>
            <Button onClick={() => setOpen(null)}>Revenir à cette version</Button>
          </>
        }
      >
        <p className="muted">Le texte d’aujourd’hui reste dans l’historique, sous le nom que vous choisissez.</p>
        <Field label="Nom de la version d’aujourd’hui">
          <TextInput defaultValue="Avant retour, 12 mars" />
        </Field>
      </Dialog>
      <AlertDialog
        open={open === 'alert'}
        onClose={() => setOpen(null)}
        title="Supprimer ce document ?"
        confirm="Supprimer"
        danger
        onConfirm={nothing}
      >
        Il reste trente jours dans la corbeille de la démarche.
      </AlertDialog>
    </AriaRoot>
  )
}

function Acts() {
  return (
    <Menu
      label="Autres actes"
      trigger={<IconButton icon={Ellipsis} label="Autres actes" />}
      groups={[
        [
          { id: 'copy', label: 'Dupliquer', icon: Copy, act: nothing },
          { id: 'export', label: 'Exporter', note: 'Possible une fois adopté', disabled: true, act: nothing },
        ],
        [{ id: 'delete', label: 'Supprimer', icon: Trash, danger: true, act: nothing }],
      ]}
    />
  )
}
