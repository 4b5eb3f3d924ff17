// The gallery, in development only: every component in every state, on one page.
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { Page, PageHead } from '../ui/Page.tsx'
import { TopBar } from '../ui/TopBar.tsx'

export function Gallery() {
  return (
    <Page title="Galerie" topBar={<TopBar />}>
      <PageHead title="Galerie" size="mast" />
      <div className="stack">
        <div className="row">
          <Button>Enregistrer</Button>
          <Button variant="second">Refuser</Button>
        </div>
        <Field label="Titre" hint="Commencez par un verbe.">
          <TextInput name="title" />
        </Field>
        <Banner title="Vous êtes de retour.">12 modifications envoyées.</Banner>
      </div>
    </Page>
  )
}
