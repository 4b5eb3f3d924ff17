// « LISEZ-MOI.txt »: what the pack holds, of which version, how it is checked, what its reader must know. For people, in plain text.
import { packFileWords } from '../../../shared/text/fr/pack-files.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { PackSlip } from '../../exchange/pack.ts'
import type { LockReason } from './locking.ts'

const t = words(packFileWords)

const tables = ['modifications', 'sources', 'consentements', 'organisations'] as const

export type PackTable = (typeof tables)[number]

export interface PackFacts extends Omit<PackSlip, 'format' | 'formatVersion' | 'files'> {
  /** Of `texte.json`. */
  readonly textHash: string
  readonly lockReason: LockReason
  /** The locked version before. */
  readonly previous: string | null
  /** Which of the tables it holds. */
  readonly tables: readonly PackTable[]
}

const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(new Date(instant))

export function packLetter(facts: PackFacts): Uint8Array {
  const { document, demarche, version, erasedPassages: n, lockReason } = facts
  const paragraphs = [
    [
      t('pack.readme.title'),
      '',
      t('pack.readme.document', { title: document.title }),
      t('pack.readme.demarche', { title: demarche.title }),
      t('pack.readme.version', { name: version.name }),
      t(`pack.readme.lock.${lockReason}`, { day: dayOf(version.lock.at) }),
      ...(version.lock.date === null
        ? []
        : [t(`pack.readme.date.${lockReason}`, { day: dayOf(`${version.lock.date}T12:00:00Z`) })]),
      t('pack.readme.address', { url: document.address }),
    ],
    [t('pack.readme.files'), '', ...filesSaid(facts)],
    [t('pack.readme.check'), '', ...checkSaid(facts)],
    ...(n === 0
      ? []
      : [[t('pack.readme.erased'), '', t(plural(n, 'pack.readme.erased.one', 'pack.readme.erased.many'), { n })]]),
    [t('pack.readme.note'), '', t('pack.readme.note.today')],
  ]
  // As every editor of text shows it, the oldest included.
  return new TextEncoder().encode(`${paragraphs.map((lines) => lines.join('\r\n')).join('\r\n\r\n\r\n')}\r\n`)
}

function filesSaid({ tables: held, previous }: PackFacts): string[] {
  const line = (name: string, said: string) => `- ${name} : ${said}`
  return [
    line('texte.pdf', t('pack.readme.texte.pdf')),
    line('texte.odt', t('pack.readme.texte.odt')),
    line('texte.json', t('pack.readme.texte.json')),
    ...tables
      .filter((table) => held.includes(table))
      .map((table) => line(`${table}.ods, ${table}.csv`, t(`pack.readme.${table}`, { name: previous ?? '' }))),
    line('bordereau.json', t('pack.readme.bordereau')),
    ...tables.filter((table) => !held.includes(table)).map((table) => t(`pack.readme.no.${table}`)),
  ]
}

function checkSaid({ version, redactions, textHash }: PackFacts): string[] {
  return [
    t('pack.readme.check.text'),
    version.hash,
    ...(textHash === version.hash
      ? []
      : [t('pack.readme.check.changed'), ...redactions.map((reason) => `- ${reason}`)]),
    '',
    t('pack.readme.check.head'),
    version.head,
    '',
    t('pack.readme.check.how'),
  ]
}
