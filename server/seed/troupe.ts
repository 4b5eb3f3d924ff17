// The people of a seeded instance, who act by the operations and by nothing else.
import type { Given } from '../../shared/api.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import type { Me } from '../../shared/schemas/people.ts'
import type { Context, Principal, Services, SignedIn } from '../context.ts'
import { acceptInvitation } from '../domain/accounts/invitation.ts'
import { setUp, setupLink } from '../domain/accounts/set-up.ts'
import { invite } from '../domain/invitations.ts'

/** The same for everyone in a seeded instance, which is never a real one. */
export const seedPassphrase = 'sept barques bleues dorment sous le pont'

export type Player = {
  ctx: SignedIn
  me: Me
  /** The Cookie header of their browser. */
  cookie: string
}

export type Part = { displayName: string; email: string; grammaticalForm: Me['grammaticalForm'] }

/** No mail is ever sent to people who do not exist: their links are passed on by hand. */
export const withoutMail = (services: Services): Services => ({
  ...services,
  mailer: { configured: false, send: () => Promise.reject(new Error('a seeded instance sends no mail')) },
})

/** A browser that keeps its cookie. */
export function aBrowser(services: Services): { ctx: Context; cookie: () => string } {
  let cookie = ''
  const caller = {
    address: '127.0.0.1',
    device: '',
    cookies: '',
    left: () => new AbortController().signal,
    setCookie: (line: string) => void (cookie = line.split(';')[0] ?? ''),
  }
  return { ctx: { ...services, principal: null, caller }, cookie: () => cookie }
}

function signedIn(ctx: Context, me: Me, cookie: string): Player {
  const { id: personId, actorId, sessionId, isAdmin } = me
  const principal: Principal = { kind: 'person', personId, actorId, sessionId, isAdmin }
  return { ctx: { ...ctx, principal }, me, cookie }
}

/** Sets the instance up; null when somebody already did. */
export async function open(
  services: Services,
  part: Part,
  instanceName: string,
  organisation: Given<'setUp'>['organisation'],
): Promise<Player | null> {
  const link = await setupLink(services)
  if (link === null) return null
  const { ctx, cookie } = aBrowser(services)
  const token = tokenOf(link)
  const { me } = await setUp(ctx, { token, instanceName, organisation, passphrase: seedPassphrase, ...part })
  return signedIn(ctx, me, cookie())
}

/** Brings someone into a démarche by an invitation of `host`; someone who has an account accepts it as themselves. */
export async function bring(
  host: Player,
  demarcheId: string,
  part: Part,
  role: Role,
  organisationId: string | null,
  known?: Player,
): Promise<Player> {
  const { url } = await invite(host.ctx, { demarcheId, email: part.email, role, organisationId })
  const token = tokenOf(url ?? '')
  if (known) {
    await acceptInvitation(known.ctx, { token })
    return known
  }
  const { ctx, cookie } = aBrowser(host.ctx)
  const { displayName, grammaticalForm } = part
  const { me } = await acceptInvitation(ctx, { token, displayName, grammaticalForm, passphrase: seedPassphrase })
  return signedIn(ctx, me, cookie())
}

const tokenOf = (url: string): string => url.slice(url.indexOf('#') + 1)
