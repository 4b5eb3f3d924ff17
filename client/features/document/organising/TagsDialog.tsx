// Which tags of the démarche a document bears; a new one is made on the way by those who may.
import { Fragment, useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { tagKinds } from '../../../../shared/rules/tags.ts'
import type { Tag } from '../../../../shared/schemas/tags.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { concernedHref } from '../../../concerned-href.ts'
import { FormActions } from '../../../forms/FormActions.tsx'
import { FormError } from '../../../FormError.tsx'
import { useDo, useRead } from '../../../query.ts'
import { ReadState } from '../../../ReadState.tsx'
import { Dialog } from '../../../ui/aria/Dialog.tsx'
import { FieldSet } from '../../../ui/Field.tsx'
import { Checkbox } from '../../../ui/inputs.tsx'
import { toasts } from '../../../ui/toast-store.ts'
import type { Asked } from './asked.ts'
import { NewTag } from './NewTag.tsx'

const t = words(organising)

export function TagsDialog({ document, onClose }: { document: Asked['document']; onClose: () => void }) {
  const { id, demarcheId, title, tagIds } = document
  const read = useRead('listTags', { demarcheId })
  const demarche = useRead('readDemarche', { demarcheId })
  const save = useDo('tagDocument')
  const [chosen, setChosen] = useState<readonly string[]>(tagIds)
  const tags = read.data?.tags
  const mayMake = demarche.data?.mayDo.includes('manageTags') ?? false
  const toggle = (tagId: string, on: boolean) =>
    setChosen((before) => (on ? [...before, tagId] : before.filter((one) => one !== tagId)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (save.isPending || !tags) return
    const onSuccess = () => {
      toasts.show({ tone: 'ok', text: t('tags.saved') })
      onClose()
    }
    // One that was removed meanwhile is no longer asked for.
    save.mutate({ documentId: id, tagIds: chosen.filter((one) => tags.some((tag) => tag.id === one)) }, { onSuccess })
  }
  const actions = (
    <FormActions form="tag-document" act={t('tags.save')} busy={save.isPending} disabled={!tags} onClose={onClose} />
  )
  return (
    <Dialog open onClose={onClose} title={t('tags.title', { title })} actions={actions}>
      <div className="stack">
        {!tags && <ReadState read={read} lines={3} />}
        {tags?.length === 0 && (
          <p className="muted">
            {t('tags.none')} {!mayMake && t('tags.none.wait')}
          </p>
        )}
        <form id="tag-document" className="stack" onSubmit={submit} noValidate>
          {tagKinds.map((kind) => {
            const ofKind = tags?.filter((tag) => tag.kind === kind) ?? []
            if (ofKind.length === 0) return null
            return (
              <FieldSet key={kind} legend={t(`tags.kind.${kind}`)}>
                {ofKind.map((tag) => (
                  <Checkbox
                    key={tag.id}
                    label={tag.name}
                    checked={chosen.includes(tag.id)}
                    onChange={(event) => toggle(tag.id, event.target.checked)}
                  />
                ))}
              </FieldSet>
            )
          })}
          <FormError error={save.error} />
        </form>
        <ConcernedBy demarcheId={demarcheId} tags={tags?.filter(({ id: tagId }) => chosen.includes(tagId)) ?? []} />
        {mayMake && <NewTag demarcheId={demarcheId} onMade={(tagId) => toggle(tagId, true)} beside="tag-document" />}
      </div>
    </Dialog>
  )
}

/** A way from each tag to the others whom it concerns. */
function ConcernedBy({ demarcheId, tags }: { demarcheId: string; tags: readonly Tag[] }) {
  if (tags.length === 0) return null
  return (
    <p>
      {t('tags.concerned')}{' '}
      {tags.map((tag, at) => (
        <Fragment key={tag.id}>
          {at > 0 && ', '}
          <Link href={concernedHref(demarcheId, tag)}>{tag.name}</Link>
        </Fragment>
      ))}
    </p>
  )
}
