// Gallery: questions and answers.
import { useState } from 'react'
import { CopyField } from '../ui/CopyField.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Field, FieldSet } from '../ui/Field.tsx'
import { Checkbox, CodeInput, PassphraseInput, Radio, Select, TextArea, TextInput } from '../ui/inputs.tsx'
import styles from './Gallery.module.css'

export function Forms() {
  return (
    <div className={styles.grid2}>
      <Field label="Titre de l’action" hint="Commencez par un verbe.">
        <TextInput defaultValue="Ouvrir la légumerie commune" />
      </Field>
      <Field
        label="Échéance"
        id="due"
        error="Le 31 février n’existe pas. Indiquez une autre date."
        hint="Jour, mois, année."
      >
        <TextInput defaultValue="31/02/2026" />
      </Field>
      <Field label="Pilote">
        <Select>
          <option>SCIC La Remise</option>
          <option>Vaucombe Métropole</option>
        </Select>
      </Field>
      <Field label="Courriel" optional>
        <TextInput type="email" placeholder="prenom.nom@exemple.fr" data-shown="focus" />
      </Field>
      <Field label="Phrase de passe" action={<a href="#oubli">Phrase de passe oubliée</a>}>
        <PassphraseInput defaultValue="quatre mots faciles à retenir" />
      </Field>
      <Field label="Champ indisponible">
        <TextInput disabled defaultValue="Vaucombe Métropole" />
      </Field>
      <Field label="Ce qui vous amène" hint="Quelques phrases suffisent.">
        <TextArea />
      </Field>
      <Field label="Code de l’atelier" hint="Six lettres et chiffres. Majuscules ou minuscules, peu importe.">
        <CodeInput defaultValue="HTK4R7" />
      </Field>
      <CopyField
        label="Lien d’invitation"
        hint="Valable sept jours, une seule fois."
        value="https://maillage.exemple.fr/invitation/9fJ2k-Qm8sXv-3LpW0tz"
      />
      <Choices />
      <ErrorSummary problems={[{ field: 'due', message: 'Échéance : indiquez une autre date.' }]} />
    </div>
  )
}

function Choices() {
  const [choice, setChoice] = useState('name')
  return (
    <div className="stack">
      <FieldSet legend="Comment voulez-vous apparaître ?">
        <Radio name="as" label="Avec mon nom" checked={choice === 'name'} onChange={() => setChoice('name')} />
        <Radio
          name="as"
          label="Sans nom"
          hint="Personne ne voit votre nom, pas même l’équipe d’animation."
          checked={choice === 'none'}
          onChange={() => setChoice('none')}
        />
      </FieldSet>
      <div>
        <Checkbox label="Publier la liste des organisations présentes" defaultChecked />
        <Checkbox label="J’accepte les conditions" error="Cochez cette case pour continuer." />
      </div>
    </div>
  )
}
