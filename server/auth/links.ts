// Single-use links: the first set-up, invitations, new passphrases. Only SHA-256 of a token is stored; a link serves once.
import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import type { Services } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'

export type LinkKind = 'setup' | 'invitation' | 'reset'

export type Link = {
  id: string
  kind: LinkKind
  email: string | null
  personId: string | null
  demarcheId: string | null
  role: Role | null
  organisationId: string | null
  createdBy: string | null
}

const hour = 60 * 60 * 1000
const lifetime: Record<LinkKind, number> = { setup: 7 * 24 * hour, invitation: 14 * 24 * hour, reset: 2 * hour }
/** Passed on by hand rather than by mail, a link for a new passphrase is given more time. */
const byHand = 24 * hour

const page: Record<LinkKind, string> = { setup: '/installation', invitation: '/invitation', reset: '/reinitialisation' }

export type Issued = { url: string; expiresAt: Date }

/** Makes a link. The token is in the fragment of its address, which browsers send to nobody. [P10] */
export async function issueLink(
  tx: Tx,
  ctx: Pick<Services, 'now' | 'id' | 'secret' | 'publicUrl'>,
  link: Partial<Omit<Link, 'id' | 'kind'>> & { kind: LinkKind; byHand?: boolean },
): Promise<Issued> {
  const token = ctx.secret()
  const now = ctx.now()
  const expiresAt = new Date(now.getTime() + (link.byHand ? byHand : lifetime[link.kind]))
  await tx`
    insert into access_link
      (id, token_hash, kind, email, person_id, demarche_id, role, organisation_id, created_by, created_at, expires_at)
    values (${ctx.id()}, ${hashed(token)}, ${link.kind}, ${link.email ?? null}, ${link.personId ?? null},
      ${link.demarcheId ?? null}, ${link.role ?? null}, ${link.organisationId ?? null}, ${link.createdBy ?? null},
      ${now}, ${expiresAt})`
  return { url: `${ctx.publicUrl()}${page[link.kind]}#${token}`, expiresAt }
}

/** The link of a token, still usable; otherwise linkExpired, whatever the reason. */
export async function openLink(sql: Sql | Tx, now: Date, token: string): Promise<Link> {
  const [link] = await sql<Link[]>`
    select id, kind, email, person_id, demarche_id, role, organisation_id, created_by from access_link
    where token_hash = ${hashed(token)} and used_at is null and revoked_at is null and expires_at > ${now}`
  if (!link) throw new AppError('linkExpired')
  return link
}

/** Spends a link: of two at once, the second waits for the first and finds it used. [P10] */
export async function spendLink(tx: Tx, now: Date, kind: LinkKind, token: string): Promise<Link> {
  const [link] = await tx<Link[]>`
    update access_link set used_at = ${now}
    where token_hash = ${hashed(token)} and kind = ${kind} and used_at is null and revoked_at is null and expires_at > ${now}
    returning id, kind, email, person_id, demarche_id, role, organisation_id, created_by`
  if (!link) throw new AppError('linkExpired')
  return link
}

/** Withdraws the unused links of a kind, for one person or for nobody in particular. */
export async function withdrawLinks(tx: Tx, now: Date, kind: LinkKind, personId: string | null): Promise<void> {
  await tx`
    update access_link set revoked_at = ${now}
    where kind = ${kind} and person_id is not distinct from ${personId}::uuid and used_at is null and revoked_at is null`
}

/** What the list of a démarche no longer shows is kept a while for whoever asks what became of it, then removed. */
const remembered = 90 * 24 * hour

export async function forgetLinks(tx: Tx, now: Date): Promise<void> {
  await tx`delete from access_link where expires_at < ${new Date(now.getTime() - remembered)}`
}

const hashed = (token: string): string => createHash('sha256').update(token).digest('hex')
