// Nothing here for this person. Where an address names a démarche or a document, access can be asked for; the answer never tells which.
import { useState, type FormEvent } from 'react'
import { useParams } from 'wouter'
import { frame } from '../../shared/text/fr/frame.ts'
import { words } from '../../shared/text/words.ts'
import { KeptAside } from '../features/document/KeptAside.tsx'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { FormError } from '../FormError.tsx'
import { useDo } from '../query.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { TextArea } from '../ui/inputs.tsx'
import { Section } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'

const t = words(frame)

export function NotFoundPage() {
  const { demarcheId, documentId } = useParams()
  return (
    <AppFrame title={t('notFound.tab')} width="text">
      <PageHead title={t('notFound.title')} lead={t('notFound.text')} />
      <div className="stack-loose">
        {demarcheId && documentId && <KeptAside demarcheId={demarcheId} documentId={documentId} />}
        <div>
          <LinkButton href="/" variant="second">
            {t('notFound.home')}
          </LinkButton>
        </div>
        {demarcheId && <AskForm target={documentId ? { documentId } : { demarcheId }} />}
      </div>
    </AppFrame>
  )
}

function AskForm({ target }: { target: { documentId: string } | { demarcheId: string } }) {
  const ask = useDo('requestAccess')
  const [message, setMessage] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!ask.isPending) ask.mutate({ ...target, message: message.trim() })
  }
  if (ask.isSuccess) {
    return (
      <Banner tone="ok" title={t('notFound.ask.sent')}>
        {t('notFound.ask.sentText')}
      </Banner>
    )
  }
  return (
    <Section title={t('notFound.ask.title')} small>
      <form className="stack" onSubmit={send} noValidate>
        <p className="muted">{t('notFound.ask.text')}</p>
        <Field label={t('notFound.ask.message')} hint={t('notFound.ask.hint')} optional>
          <TextArea value={message} maxLength={500} onChange={(event) => setMessage(event.target.value)} />
        </Field>
        <FormError error={ask.error} />
        <div>
          <Button type="submit" busy={ask.isPending}>
            {t('notFound.ask.send')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
