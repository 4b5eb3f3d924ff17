// The directory of a démarche as a spreadsheet, which an import understands again.
import type { Given, Reply } from '../../../shared/api.ts'
import { joined, columns, type Column } from '../../../shared/rules/directory-columns.ts'
import { writeCsv } from '../../../shared/rules/csv.ts'
import { mayInDemarche } from '../../../shared/rules/permissions.ts'
import type { OrganisationTag } from '../../../shared/schemas/directory.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { headings } from '../../../shared/text/fr/directory-lists.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import type { SignedIn } from '../../context.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { requireInDemarche } from '../standing.ts'
import type { KnownFacts } from './known.ts'
import { inDirectory } from './standing.ts'

const t = words(directory)

type Kept = {
  name: string
  function: string
  email: string | null
  phone: string | null
  consentAt: string
  consentHow: string
}
type Row = KnownFacts & { tags: OrganisationTag[]; contacts: Kept[] }

/** Contacts for the team only; the audit log tells how many left. [Y9] */
export async function exportDirectory(
  ctx: SignedIn,
  { demarcheId }: Given<'exportDirectory'>,
): Promise<Reply<'exportDirectory'>> {
  return transaction(ctx.sql, async (tx) => {
    const { role } = await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'readDemarche')
    const withContacts = mayInDemarche('readContacts', role)
    const rows = await rowsOf(tx, demarcheId, withContacts)
    const shown = columns.filter((column) => withContacts || !column.startsWith('contact'))
    const details = { lines: rows.length, contacts: rows.reduce((sum, { contacts }) => sum + contacts.length, 0) }
    await recordAct(tx, ctx, 'exportDirectory', { kind: 'demarche', id: demarcheId, demarcheId }, details)
    const body = rows.map((row) => shown.map((column) => cellOf[column](row)))
    return { csv: writeCsv([shown.map((column) => headings[column][0]), ...body]) }
  })
}

async function rowsOf(tx: Tx, demarcheId: string, withContacts: boolean): Promise<Row[]> {
  const rows = await tx<Row[]>`
    select o.name, o.family, o.form, o.siret, o.rna, o.agreements, o.networks, o.territories, o.activities, o.workforce, o.website,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'name', k.name) order by folded(k.name)), '[]')
        from organisation_tag g join tag k on k.id = g.tag_id where g.demarche_id = ${demarcheId} and g.organisation_id = o.id) as tags,
      (select coalesce(jsonb_agg(jsonb_build_object('name', c.name, 'function', c.function, 'email', c.email, 'phone', c.phone,
          'consentAt', to_char(c.consent_at at time zone 'Europe/Paris', 'DD/MM/YYYY'), 'consentHow', c.consent_how) order by lower(c.name), c.id), '[]')
        from organisation_contact c
        where ${withContacts} and c.demarche_id = ${demarcheId} and c.organisation_id = o.id) as contacts
    from ${inDirectory(tx, demarcheId)} i join organisation o on o.id = i.organisation_id
    order by o.words, o.id`
  return [...rows]
}

const tagged = (kind: string) => (row: Row) =>
  joined(row.tags.filter((tag) => tag.kind === kind).map(({ name }) => name))
const ofContacts = (say: (contact: Kept) => string) => (row: Row) =>
  row.contacts.map((contact) => say(contact).replaceAll('|', '/')).join(' | ')

const cellOf: Readonly<Record<Column, (row: Row) => string>> = {
  name: ({ name }) => name,
  family: ({ family }) => roleWords[`family.${family}`],
  form: ({ form }) => form ?? '',
  siret: ({ siret }) => siret?.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4') ?? '', // else taken for a number
  rna: ({ rna }) => rna ?? '',
  agreements: ({ agreements }) => joined(agreements),
  networks: ({ networks }) => joined(networks),
  communes: ({ territories }) => joined(territories.map(({ name, code }) => (code ? `${name} (${code})` : name))),
  activities: ({ activities }) => activities,
  workforce: ({ workforce }) => workforce?.toString() ?? '',
  website: ({ website }) => website ?? '',
  service: tagged('service'),
  policy: tagged('policy'),
  level: tagged('level'),
  theme: tagged('theme'),
  contactName: ofContacts(({ name }) => name),
  contactFunction: ofContacts((contact) => contact.function),
  contactEmail: ofContacts(({ email }) => email ?? ''),
  contactPhone: ofContacts(({ phone }) => phone ?? ''),
  contactConsent: ofContacts(({ consentAt, consentHow }) =>
    consentHow
      ? t('directory.csv.consentHow', { day: consentAt, how: consentHow })
      : t('directory.csv.consent', { day: consentAt }),
  ),
}
