// Finding in all the texts that one may read, while one types. The address keeps what was looked for.
import { useDeferredValue, useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { search as catalogue } from '../../shared/text/fr/search.ts'
import { plural, words } from '../../shared/text/words.ts'
import { Results } from '../features/search/Results.tsx'
import styles from '../features/search/search.module.css'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { Field } from '../ui/Field.tsx'
import { Select, TextInput } from '../ui/inputs.tsx'
import { Empty } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'

const t = words(catalogue)

/** Typing pauses this long, in milliseconds, before it is a question. */
const pause = 150

export function SearchPage() {
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('q') ?? '')
  const demarcheId = params.get('d') ?? ''
  const sought = useSettled(typed.trim(), pause)
  const demarches = useRead('listDemarches', {}).data?.demarches ?? []
  useEffect(() => {
    setParams(
      (before) => {
        if (sought === '') before.delete('q')
        else before.set('q', sought)
        return before
      },
      { replace: true },
    )
  }, [sought, setParams])
  const choose = (id: string) =>
    setParams(
      (before) => {
        if (id === '') before.delete('d')
        else before.set('d', id)
        return before
      },
      { replace: true },
    )
  return (
    <AppFrame title={t('search.tab')} width="wide">
      <PageHead title={t('search.title')} />
      <form role="search" className={styles.form} onSubmit={(event) => event.preventDefault()}>
        <Field label={t('search.field')} hint={t('search.hint')}>
          <TextInput
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
            // The page has no other purpose.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
        </Field>
        <Field label={t('search.where')}>
          <Select value={demarcheId} onChange={(event) => choose(event.target.value)}>
            <option value="">{t('search.everywhere')}</option>
            {demarches.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      </form>
      <Found sought={sought} demarcheId={demarcheId} />
    </AppFrame>
  )
}

function Found({ sought, demarcheId }: { sought: string; demarcheId: string }) {
  const read = useRead('search', { sought, ...(demarcheId && { demarcheId }) }, { enabled: sought !== '', keep: true })
  const data = useDeferredValue(read.data)
  if (sought === '')
    return (
      <Empty title={t('search.begin')} level={2}>
        {t('search.begin.text')}
      </Empty>
    )
  if (!data) return <ReadState read={read} lines={8} />
  const n = data.documents.length
  const said = data.more ? t('search.more', { n }) : plural(n, t('search.found.one'), t('search.found.many', { n }))
  return (
    <section aria-label={t('search.title')} aria-busy={read.isFetching || undefined}>
      <p role="status" className={n === 0 ? 'sr-only' : 'muted'}>
        {n === 0 ? t('search.none') : said}
      </p>
      {n === 0 ? (
        <Empty title={t('search.none')} level={2}>
          {t('search.none.text')}
        </Empty>
      ) : (
        <Results documents={data.documents} demarches={demarcheId === ''} />
      )}
    </section>
  )
}

/** A value once it has stayed the same for a while. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
