// Photographs of the sheets of tables: sent one after the other, seen by those who facilitate, removed for good.
import Camera from 'lucide-react/icons/camera'
import { useRef, useState, type ChangeEvent, type Ref } from 'react'
import { fileRoutes } from '../../../shared/routes.ts'
import type { SheetPhoto } from '../../../shared/schemas/workshops.ts'
import { paperWords } from '../../../shared/text/fr/workshop-paper.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { Failure, failureOf } from '../../api.ts'
import { ConfirmDialog } from '../../ConfirmDialog.tsx'
import { sayMoment } from '../../dates.ts'
import { shrunk } from '../../editor/figures/shrink.ts'
import { sayFailure } from '../../error-words.ts'
import { queryClient, useDo, useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { afterClosing } from '../../ui/after-closing.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { useSaid } from '../../ui/said.tsx'
import styles from './paper.module.css'

const t = words({ ...paperWords, ...workshopWords })

export interface PhotosDialogProps {
  workshopId: string
  tables: CommonView['tables']
  onClose: () => void
}

export function PhotosDialog({ workshopId, tables, onClose }: PhotosDialogProps) {
  const read = useRead('listSheetPhotos', { workshopId })
  const [removed, setRemoved] = useState<SheetPhoto | null>(null)
  const { said, say } = useSaid()
  const add = useRef<HTMLButtonElement>(null)
  const numberOf = ({ tableId }: SheetPhoto) => (tableId === null ? undefined : tables[tableId]?.number)
  const photos = read.data?.photos ?? []
  return (
    <Dialog open insistent size="wide" onClose={onClose} title={t('paper.photos.title')}>
      <div className="stack">
        <p>{t('paper.photos.text')}</p>
        <Sending workshopId={workshopId} tables={tables} add={add} />
        {!read.data && <ReadState read={read} lines={3} />}
        {read.data && photos.length === 0 && <p className="meta">{t('paper.photos.none')}</p>}
        <ul role="list" className={styles.photos}>
          {photos.map((photo) => (
            <Photo
              key={photo.photoId}
              workshopId={workshopId}
              photo={photo}
              table={numberOf(photo)}
              onRemove={() => setRemoved(photo)}
            />
          ))}
        </ul>
      </div>
      {said}
      {removed && (
        <RemoveDialog
          workshopId={workshopId}
          photo={removed}
          onClose={() => setRemoved(null)}
          onRemoved={() => {
            setRemoved(null)
            say(t('paper.photos.removed'))
            afterClosing(() => add.current?.focus(), '[role="alertdialog"]') // the button that asked went with its photograph
          }}
        />
      )}
    </Dialog>
  )
}

const pathOf = (route: string, workshopId: string, photoId = ''): string =>
  route
    .slice(route.indexOf(' ') + 1)
    .replace(':workshopId', encodeURIComponent(workshopId))
    .replace(':photoId', encodeURIComponent(photoId))

type SendingProps = Pick<PhotosDialogProps, 'workshopId' | 'tables'> & { add: Ref<HTMLButtonElement> }

function Sending({ workshopId, tables, add }: SendingProps) {
  const [tableId, setTableId] = useState('')
  const [progress, setProgress] = useState<{ n: number; total: number } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [said, setSaid] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const seats = Object.values(tables).sort((a, b) => a.number - b.number)
  const send = async (files: readonly File[]) => {
    setFailure(null)
    setSaid('')
    try {
      for (const [at, file] of files.entries()) {
        setProgress({ n: at + 1, total: files.length })
        await sendPhoto(workshopId, tableId, await shrunk(file))
      }
      if (files.length > 0) setSaid(t('paper.photos.kept'))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setFailure(error)
    } finally {
      setProgress(null)
      await queryClient.invalidateQueries()
    }
  }
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])]
    target.value = '' // the same file can be chosen again
    void send(files)
  }
  return (
    <>
      <div className={styles.where}>
        <Field label={t('paper.photos.table')}>
          <Select value={tableId} onChange={(event) => setTableId(event.target.value)}>
            <option value="">{t('workshop.table.none')}</option>
            {seats.map(({ id, number }) => (
              <option key={id} value={id}>
                {t('workshop.table', { n: number })}
              </option>
            ))}
          </Select>
        </Field>
        <div>
          {/* Opened by the button beside it, which has its words. */}
          <input
            ref={input}
            type="file"
            accept="image/jpeg,image/png,image/webp,image/gif"
            multiple
            hidden
            onChange={choose}
          />
          <Button ref={add} icon={Camera} busy={progress !== null} onClick={() => input.current?.click()}>
            {progress ? t('paper.photos.sending', progress) : t('paper.photos.choose')}
          </Button>
        </div>
      </div>
      <output className="sr-only">{said}</output>
      {failure && <Banner tone="danger">{sayFailure(failure)}</Banner>}
    </>
  )
}

async function sendPhoto(workshopId: string, tableId: string, image: Blob): Promise<void> {
  const table = tableId === '' ? '' : `?table=${encodeURIComponent(tableId)}`
  let response: Response
  try {
    response = await fetch(pathOf(fileRoutes.addSheetPhoto, workshopId) + table, {
      method: 'POST',
      body: image,
      headers: { 'content-type': 'application/octet-stream' }, // its content says what it is
    })
  } catch (error) {
    if (error instanceof TypeError) throw new Failure('offline') // fetch rejects so when there is no answer
    throw error
  }
  if (!response.ok) throw await failureOf(response)
}

interface PhotoProps {
  workshopId: string
  photo: SheetPhoto
  table: number | undefined
  onRemove: () => void
}

function Photo({ workshopId, photo: { photoId, width, height, at }, table, onRemove }: PhotoProps) {
  const moment = sayMoment(at)
  const name =
    table === undefined ? t('paper.photos.ofNone', { at: moment }) : t('paper.photos.of', { n: table, at: moment })
  const address = pathOf(fileRoutes.readSheetPhoto, workshopId, photoId)
  return (
    <li>
      <img src={address} width={width} height={height} alt={name} loading="lazy" />
      <p className="meta" aria-hidden="true">
        {name}
      </p>
      <span className={styles.photoActs}>
        <LinkButton external size="sm" variant="second" href={address}>
          {t('paper.photos.open')}
        </LinkButton>
        <Button size="sm" variant="quiet" aria-label={t('paper.photos.remove.of', { name })} onClick={onRemove}>
          {t('paper.photos.remove')}
        </Button>
      </span>
    </li>
  )
}

type RemoveProps = { workshopId: string; photo: SheetPhoto; onClose: () => void; onRemoved: () => void }

function RemoveDialog({ workshopId, photo, onClose, onRemoved }: RemoveProps) {
  const remove = useDo('removeSheetPhoto')
  return (
    <ConfirmDialog
      title={t('paper.photos.remove.title')}
      confirm={t('paper.photos.remove')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ workshopId, photoId: photo.photoId }, { onSuccess: onRemoved })}
      onClose={onClose}
    >
      <p>{t('paper.photos.remove.text')}</p>
    </ConfirmDialog>
  )
}
