// Whether a file that is chosen here is one of the packs that were handed over: said plainly, either way.
import FileSearch from 'lucide-react/icons/file-search'
import { useRef, useState, type ChangeEvent } from 'react'
import type { Packs } from '../../../shared/schemas/history.ts'
import { packWords } from '../../../shared/text/fr/pack.ts'
import { words } from '../../../shared/text/words.ts'
import { sayMoment } from '../../dates.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { hashOfFile } from './hash-of-file.ts'
import styles from './pack.module.css'

const t = words(packWords)

export function PackCheck({ packs }: { packs: Packs }) {
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [hash, setHash] = useState<string | null>(null)
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (!file) return
    setBusy(true)
    setHash(null)
    setHash(await hashOfFile(file).catch(() => '')) // moved or removed meanwhile
    setBusy(false)
    target.value = '' // the same one may be chosen again
  }
  return (
    <section className="stack" aria-labelledby="pack-check">
      <h3 id="pack-check" className={styles.title}>
        {t('pack.check')}
      </h3>
      <p>{t('pack.check.text')}</p>
      <div>
        {/* The browser's own control speaks the language of the browser: a button of ours opens the same window. */}
        <input ref={input} type="file" hidden accept=".zip" onChange={(event) => void choose(event)} />
        <Button variant="second" size="sm" icon={FileSearch} busy={isBusy} onClick={() => input.current?.click()}>
          {t('pack.check.choose')}
        </Button>
      </div>
      <div role="status">
        {isBusy && <p>{t('pack.check.busy')}</p>}
        {hash !== null && <Verdict hash={hash} packs={packs} />}
      </div>
    </section>
  )
}

function Verdict({ hash, packs: { packs, hands } }: { hash: string; packs: Packs }) {
  const found = packs.find((pack) => pack.hash === hash)
  if (found) {
    const facts = { when: sayMoment(found.at), who: hands[found.by]?.name ?? '' }
    return (
      <Banner tone="ok" announce="none">
        {t('pack.check.is', facts)}
      </Banner>
    )
  }
  return (
    <Banner tone="danger" announce="none">
      <span className={styles.said}>{hash === '' ? t('pack.check.unread') : t('pack.check.isNot', { hash })}</span>
    </Banner>
  )
}
