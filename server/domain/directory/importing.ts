// Bringing the lines of a spreadsheet into a directory: what would become of each, and then what becomes of it. Doing it again changes nothing.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayEditSheet, limits } from '../../../shared/rules/directory.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import type { Column } from '../../../shared/rules/directory-columns.ts'
import type { ImportedLine, ImportedOutcome } from '../../../shared/schemas/directory.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { makeOrganisation } from '../organisations.ts'
import { requireInDemarche } from '../standing.ts'
import { keepContact } from './contacts.ts'
import { enter } from './entries.ts'
import { readLine, type Draft, type ReadLine } from './import-lines.ts'
import { likenessesIn, matched, merged, type Likenesses, type Match } from './import-match.ts'
import { writeSheet } from './sheets.ts'
import { announceOrganisations, factsOf } from './standing.ts'
import { addTags, holdTags, mayNameTags } from './tags.ts'

type Outcome = ImportedOutcome

/** Told line by line: one that is refused keeps no other from coming in. [Y8] */
export async function importDirectory(
  ctx: SignedIn,
  { demarcheId, lines, apply }: Given<'importDirectory'>,
): Promise<Reply<'importDirectory'>> {
  const work = async (tx: Tx) => {
    if (apply) await holdTags(tx, demarcheId)
    const { role } = await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'editDirectory')
    const turn = new Turn(tx, ctx, demarcheId, role, apply)
    const outcomes: Outcome[] = []
    for (const line of lines) outcomes.push(await turn.take(readLine(line), line.as))
    if (apply) await turn.end(outcomes)
    return { lines: outcomes }
  }
  try {
    return await transaction(ctx.sql, work)
  } catch (error) {
    // Somebody made one of them in the same moment: by now it is known.
    if (error instanceof AppError && error.code === 'alreadyExists') return transaction(ctx.sql, work)
    throw error
  }
}

/** The lines of one request, one after the other, so that a later one finds what an earlier one made. */
class Turn {
  readonly #tx: Tx
  readonly #ctx: SignedIn
  readonly #demarcheId: string
  readonly #role: Role
  readonly #apply: boolean
  readonly #likenesses: Likenesses
  readonly #touched: string[] = []

  constructor(tx: Tx, ctx: SignedIn, demarcheId: string, role: Role, apply: boolean) {
    this.#tx = tx
    this.#ctx = ctx
    this.#demarcheId = demarcheId
    this.#role = role
    this.#apply = apply
    this.#likenesses = likenessesIn(tx)
  }

  async take({ draft, problems, isRefused }: ReadLine, chosen: ImportedLine['as']): Promise<Outcome> {
    const { n, name } = draft
    const outcome: Outcome = {
      n,
      name,
      outcome: 'refuse',
      changed: [],
      problems,
      contacts: 0,
      organisation: null,
      like: null,
    }
    if (isRefused) return outcome
    const match = await matched(this.#tx, draft, chosen, this.#likenesses)
    if ('code' in match) return { ...outcome, problems: [...problems, match] }
    const contacts = draft.contacts.length
    if (match.like) return { ...outcome, outcome: 'like', like: match.like, contacts }
    if (match.known === null)
      return { ...outcome, outcome: 'create', contacts, organisation: await this.#create(draft) }
    return { ...outcome, contacts, ...(await this.#join(draft, match, problems)) }
  }

  async #create(draft: Draft): Promise<Outcome['organisation']> {
    if (!this.#apply) return null
    const { name, form, siret, rna } = draft
    const given = { name, form, siret, rna, family: draft.family ?? 'other' }
    const { id } = await makeOrganisation(this.#tx, this.#ctx, this.#ctx.principal.actorId, given)
    const fresh = {
      id,
      version: 1,
      agreements: [],
      networks: [],
      territories: [],
      activities: '',
      workforce: null,
      website: null,
    }
    await writeSheet(this.#tx, id, 1, merged(draft, { ...given, ...fresh }).facts)
    await enter(this.#tx, this.#ctx, this.#demarcheId, id)
    await this.#ownLines(draft, id)
    this.#touched.push(id)
    return { id, name }
  }

  /** An organisation that is known: its sheet is completed by those who may, and left alone by others. [Y3] */
  async #join(draft: Draft, { known }: Match, problems: Outcome['problems']): Promise<Partial<Outcome>> {
    if (known === null) throw new Error('an unknown organisation cannot be joined')
    const facts = (await factsOf(this.#tx, this.#ctx.principal.personId, this.#demarcheId, [known.id])).get(known.id)
    if (!facts) throw new Error(`organisation ${known.id} vanished while it was imported`)
    const { changed, facts: after } = merged(draft, known)
    const may = mayEditSheet(this.#role, facts)
    const isNew = !facts.takesPart && !facts.isListed
    const told = may ? changed : []
    const left = !may && changed.length > 0 ? [{ column: null, code: 'notYours' as const }] : []
    if (this.#apply) {
      if (told.length > 0) await writeSheet(this.#tx, known.id, known.version, after)
      await enter(this.#tx, this.#ctx, this.#demarcheId, known.id)
    }
    const own = await this.#ownLines(draft, known.id)
    const all = [...told, ...own]
    if (all.length > 0 || isNew) this.#touched.push(known.id)
    const outcome = all.length > 0 ? 'update' : isNew ? 'list' : 'same'
    const organisation = { id: known.id, name: known.name }
    return { outcome, changed: all, organisation, problems: [...problems, ...left] }
  }

  /** Tags and contacts, which are the démarche's: what the line adds or corrects. */
  async #ownLines(draft: Draft, organisationId: string): Promise<Column[]> {
    const demarcheId = this.#demarcheId
    const changed: Column[] = []
    const [{ n } = { n: 0 }] = await this.#tx<{ n: number }[]>`
      select count(*)::int as n from unnest(${draft.tags.map(({ kind }) => kind)}::text[], ${draft.tags.map(({ name }) => name)}::text[]) t (kind, name)
      where not exists (select 1 from organisation_tag g join tag k on k.id = g.tag_id where g.demarche_id = ${demarcheId}
        and g.organisation_id = ${organisationId} and k.kind = t.kind and lower(k.name) = lower(t.name))`
    if (n > 0) {
      changed.push(...new Set(draft.tags.map(({ kind }) => kind)))
      if (this.#apply)
        await addTags(this.#tx, this.#ctx, demarcheId, organisationId, draft.tags, mayNameTags(this.#role))
    }
    if (await this.#contacts(draft, organisationId)) changed.push('contactName')
    return changed
  }

  /** One is known by its address, else by its name. What it says already is left with the consent that it has. */
  async #contacts(draft: Draft, organisationId: string): Promise<boolean> {
    let isChanged = false
    for (const contact of draft.contacts) {
      const { name, function: does, email, phone } = contact
      const [known] = await this.#tx<{ id: string; isSame: boolean }[]>`
        select id, (lower(name), function, lower(email), phone)
          is not distinct from (lower(${name}), ${does}, lower(${email}::text), ${phone}::text) as is_same
        from organisation_contact
        where demarche_id = ${this.#demarcheId} and organisation_id = ${organisationId}
        and (lower(email) = lower(${email}::text) or lower(name) = lower(${name}))
        order by lower(email) = lower(${email}::text) desc nulls last limit 1`
      if (known?.isSame) continue
      const room = known ? 1 : limits.contacts - (await this.#countContacts(organisationId))
      if (room <= 0) continue
      isChanged = true
      if (this.#apply) await keepContact(this.#tx, this.#ctx, this.#demarcheId, organisationId, contact, known?.id)
    }
    return isChanged
  }

  async #countContacts(organisationId: string): Promise<number> {
    const [{ n } = { n: 0 }] = await this.#tx<{ n: number }[]>`
      select count(*)::int as n from organisation_contact
      where demarche_id = ${this.#demarcheId} and organisation_id = ${organisationId}`
    return n
  }

  async end(outcomes: readonly Outcome[]): Promise<void> {
    if (this.#touched.length === 0) return
    const count = (of: Outcome['outcome']) => outcomes.filter(({ outcome }) => outcome === of).length
    const details = {
      created: count('create'),
      updated: count('update'),
      listed: count('list'),
      contacts: outcomes.reduce((sum, { contacts }) => sum + contacts, 0),
    }
    const demarcheId = this.#demarcheId
    await recordAct(this.#tx, this.#ctx, 'importDirectory', { kind: 'demarche', id: demarcheId, demarcheId }, details)
    await announceOrganisations(this.#tx, this.#touched, false)
    await announce(this.#tx, topic.demarche(demarcheId))
  }
}
