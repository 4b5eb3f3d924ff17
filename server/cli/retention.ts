// npm run retention: lets go of what an instance kept long enough, as it does by itself; with --dry-run it says what goes when.
import { instancePlace } from '../db/archive/places.ts'
import { connect } from '../db/connect.ts'
import { recordSections } from '../domain/consents/recording.ts'
import { applyRetention, cutBeside, listDue, type Due } from '../domain/workshops/retention.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { timeZone } from '../../shared/local-time.ts'
import { retentionWords, sayDue } from '../../shared/text/fr/retention.ts'
import { plural, words } from '../../shared/text/words.ts'
import { openDesks } from '../workshop/desks.ts'
import { argumentsOf, configuration, run, toError, toOutput } from './archive/say.ts'

const t = words(retentionWords)

const sayDay = (at: Date): string => new Intl.DateTimeFormat('fr', { dateStyle: 'short', timeZone }).format(at)

const sayLine = ({ at, isDue, demarche, workshop, what, count }: Due): string =>
  t('retention.cli.line', {
    day: `${t(isDue ? 'retention.cli.now' : 'retention.cli.later')} ${sayDay(at)}`,
    demarche,
    workshop,
    what: sayDue(what, count),
  })

await run(async () => {
  const { has } = argumentsOf('archive.usage.retention', 0, ['--dry-run'])
  const place = await instancePlace(configuration())
  const sql = connect(place.access, { role: 'app', max: 2, name: 'maillage retention' })
  const id = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const made = { sql, now: () => new Date(), id }
  const log = { info: () => undefined, warn: (_: object, said: string) => toError(said), error: () => undefined }
  const nothing = async (): Promise<void> => undefined
  const workshops = openDesks({
    ...made,
    log,
    onStage: nothing,
    onTaken: nothing,
    onSections: recordSections,
    onCut: cutBeside,
  })
  try {
    toOutput(t('retention.cli.from', { label: place.label }))
    const dues = await listDue(made)
    for (const due of dues) toOutput(sayLine(due))
    if (dues.length === 0) toOutput(t('retention.due.none'))
    if (has('--dry-run')) return
    const n = await applyRetention({ ...made, log, workshops })
    toOutput(plural(n, t('retention.cli.gone.one', { n }), t('retention.cli.gone.many', { n })))
  } finally {
    await workshops.close()
    await sql.end({ timeout: 1 })
    await place.leave()
  }
})
