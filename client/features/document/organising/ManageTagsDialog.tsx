// The tags of a démarche: making, renaming, merging and removing them.
import { useId, useRef, useState, type FormEvent } from 'react'
import { tagKinds } from '../../../../shared/rules/tags.ts'
import type { TagRow } from '../../../../shared/schemas/tags.ts'
import { common } from '../../../../shared/text/fr/common.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import { FormError } from '../../../FormError.tsx'
import { useDo, useRead } from '../../../query.ts'
import { ReadState } from '../../../ReadState.tsx'
import { Dialog } from '../../../ui/aria/Dialog.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFocusThroughMoves } from '../../../ui/focus-through-moves.ts'
import { Select, TextInput } from '../../../ui/inputs.tsx'
import { toasts } from '../../../ui/toast-store.ts'
import { NewTag } from './NewTag.tsx'
import styles from './tags.module.css'

const t = words({ ...common, ...organising })

export function ManageTagsDialog({ demarcheId, onClose }: { demarcheId: string; onClose: () => void }) {
  const read = useRead('listTags', { demarcheId })
  const tags = read.data?.tags
  const [open, setOpen] = useState<string | null>(null)
  const buttons = useRef(new Map<string, HTMLButtonElement>())
  const fresh = useRef<HTMLDivElement>(null)
  useFocusThroughMoves()
  /** The form that had the focus goes: one is at the tag that it left, or where new ones are made. */
  const closeFor = (tagId: string | undefined) => {
    setOpen(null)
    const button = tagId === undefined ? undefined : buttons.current.get(tagId)
    ;(button ?? fresh.current?.querySelector('select'))?.focus()
  }
  /** In the order of the list: the one after it, else the one before. */
  const beside = (tagId: string) => {
    const ids = tagKinds.flatMap((kind) => tags?.filter((tag) => tag.kind === kind).map(({ id }) => id) ?? [])
    const at = ids.indexOf(tagId)
    return ids[at + 1] ?? ids[at - 1]
  }
  return (
    <Dialog open onClose={onClose} title={t('tags.manage.title')}>
      <div className="stack">
        {!tags && <ReadState read={read} lines={3} />}
        {tags?.length === 0 && <p className="muted">{t('tags.none')}</p>}
        {tagKinds.map((kind) => {
          const ofKind = tags?.filter((tag) => tag.kind === kind) ?? []
          return ofKind.length === 0 ? null : (
            <section key={kind}>
              <h3 className={styles.kind}>{t(`tags.kind.${kind}`)}</h3>
              <ul role="list" className={styles.list}>
                {ofKind.map((tag) => (
                  <li key={tag.id}>
                    <div className={styles.tag}>
                      <span>{tag.name}</span>
                      <span className="meta">
                        {plural(
                          tag.documents,
                          t('tags.bear.one', { n: tag.documents }),
                          t('tags.bear.many', { n: tag.documents }),
                        )}
                      </span>
                      <Button
                        ref={(button) => {
                          if (button) buttons.current.set(tag.id, button)
                          else buttons.current.delete(tag.id)
                        }}
                        variant="quiet"
                        size="sm"
                        aria-expanded={open === tag.id}
                        aria-label={t('tags.more', { name: tag.name })}
                        onClick={() => setOpen(open === tag.id ? null : tag.id)}
                      >
                        {t('tags.change')}
                      </Button>
                    </div>
                    {open === tag.id && (
                      <Change
                        demarcheId={demarcheId}
                        tag={tag}
                        others={tags ?? []}
                        onDone={closeFor}
                        onGone={() => closeFor(beside(tag.id))}
                      />
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
        <div ref={fresh}>
          <NewTag demarcheId={demarcheId} />
        </div>
      </div>
    </Dialog>
  )
}

interface ChangeProps {
  demarcheId: string
  tag: TagRow
  others: readonly TagRow[]
  /** The tag that is there after it. */
  onDone: (tagId: string) => void
  onGone: () => void
}

function Change({ demarcheId, tag, others, onDone, onGone }: ChangeProps) {
  const [rename, merge, remove] = [useDo('renameTag'), useDo('mergeTag'), useDo('removeTag')]
  const [name, setName] = useState(tag.name)
  const [intoId, setIntoId] = useState('')
  const told = (text: string, then: () => void) => ({
    onSuccess: () => {
      then()
      toasts.show({ tone: 'ok', text })
    },
  })
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && !rename.isPending) {
      rename.mutate(
        { demarcheId, tagId: tag.id, name },
        told(t('tags.renamed'), () => onDone(tag.id)),
      )
    }
  }
  const put = () =>
    merge.mutate(
      { demarcheId, tagId: tag.id, intoId },
      told(t('tags.merged'), () => onDone(intoId)),
    )
  const takeAway = () => remove.mutate({ demarcheId, tagId: tag.id }, told(t('tags.removed'), onGone))
  const among = others.filter(({ id }) => id !== tag.id)
  return (
    <div className={styles.change}>
      <form onSubmit={save} noValidate>
        <Field label={t('tags.renameNamed', { name: tag.name })}>
          <TextInput value={name} maxLength={80} autoFocus onChange={(event) => setName(event.target.value)} />
        </Field>
        <Button type="submit" variant="second" size="sm" busy={rename.isPending}>
          {t('tags.rename')}
        </Button>
      </form>
      {among.length > 0 && (
        <div>
          <Field label={t('tags.mergeInto', { name: tag.name })} hint={t('tags.merge.text')} optional>
            <Select value={intoId} onChange={(event) => setIntoId(event.target.value)}>
              <option value=""> </option>
              {among.map(({ id, kind, name: other }) => (
                <option key={id} value={id}>{`${t(`tags.kind.${kind}`)}, ${other}`}</option>
              ))}
            </Select>
          </Field>
          <Button variant="second" size="sm" busy={merge.isPending} disabled={intoId === ''} onClick={put}>
            {t('tags.merge.act')}
          </Button>
        </div>
      )}
      <Remove name={tag.name} busy={remove.isPending} onRemove={takeAway} />
      <FormError error={rename.error ?? merge.error ?? remove.error} />
    </div>
  )
}

/** Asked twice, by two buttons: pressing one twice removes nothing. */
function Remove({ name, busy, onRemove }: { name: string; busy: boolean; onRemove: () => void }) {
  const [sure, setSure] = useState<boolean | null>(null)
  const text = useId()
  if (!sure) {
    return (
      <div>
        <Button variant="quiet" size="sm" autoFocus={sure === false} onClick={() => setSure(true)}>
          {t('tags.remove')}
        </Button>
      </div>
    )
  }
  return (
    <div>
      <p id={text}>{t('tags.remove.text')}</p>
      <div className="row">
        <Button variant="second" size="sm" autoFocus aria-describedby={text} onClick={() => setSure(false)}>
          {t('common.cancel')}
        </Button>
        <Button variant="danger" size="sm" busy={busy} onClick={onRemove}>
          {t('tags.remove.ask', { name })}
        </Button>
      </div>
    </div>
  )
}
