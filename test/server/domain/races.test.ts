// Two at once, on a real database: one wins, the other is told.
import { expect, test } from 'vitest'
import { Passphrases } from '../../../server/auth/passwords.ts'
import { disablePerson } from '../../../server/domain/people.ts'
import { acceptInvitation } from '../../../server/domain/accounts/invitation.ts'
import { setUp, setupLink } from '../../../server/domain/accounts/set-up.ts'
import { moveDocumentState } from '../../../server/domain/document-states.ts'
import { changeRole, removeMember } from '../../../server/domain/memberships.ts'
import { AppError } from '../../../shared/errors.ts'
import { aDemarche, passphrase, tokenOf } from '../../support/builders.ts'
import { aStage, contextOf } from '../../support/stage.ts'

/** The codes of those that failed, after all have ended. */
async function refusals(...works: Promise<unknown>[]): Promise<string[]> {
  const ended = await Promise.allSettled(works)
  return ended.flatMap((one) => {
    if (one.status === 'fulfilled') return []
    if (one.reason instanceof AppError) return [one.reason.code]
    throw one.reason
  })
}

const rounds = Array.from({ length: 6 }, (_, round) => round + 1)

test('two who use one invitation at once: one account [P10]', async () => {
  const scene = await aDemarche()
  const ctx = contextOf(scene.stage.services, null)
  for (const round of rounds) {
    const email = `deux${round}@exemple.example`
    const given = { demarcheId: scene.demarcheId, email, role: 'writer', organisationId: null } as const
    const token = tokenOf((await scene.pilot.visitor.call('invite', given)).url)
    const use = (displayName: string) => acceptInvitation(ctx, { token, displayName, passphrase })
    expect(await refusals(use('Une'), use('Deux'), use('Trois'))).toEqual(['linkExpired', 'linkExpired'])
  }
  const [{ people } = { people: 0n }] = await scene.stage.database.owner<{ people: bigint }[]>`
    select count(*) as people from person`
  expect(people).toBe(BigInt(1 + rounds.length))
})

test('two who set up at once: one instance [P10]', async () => {
  const stage = await aStage()
  const token = tokenOf(await setupLink(stage.services))
  const ctx = contextOf(stage.services, null)
  const use = (name: string) =>
    setUp(ctx, {
      token,
      instanceName: name,
      organisation: { name, family: 'association' },
      displayName: 'Inès Roca',
      email: `${name}@exemple.example`,
      passphrase,
      grammaticalForm: 'neutral',
    })
  expect(await refusals(use('lavallee'), use('lacolline'))).toHaveLength(1)
  expect(await stage.database.owner`select 1 from person`).toHaveLength(1)
})

test('the two last pilots leave at once: one stays [R4]', async () => {
  const scene = await aDemarche()
  const { demarcheId, stage, pilot } = scene
  const { owner } = stage.database
  const second = await scene.join('member')
  const asFirst = contextOf(stage.services, pilot.principal)
  const asSecond = contextOf(stage.services, second.principal)
  for (const round of rounds) {
    await owner`delete from membership where demarche_id = ${demarcheId}`
    for (const { me } of [pilot, second]) {
      await owner`
        insert into membership (demarche_id, person_id, role, joined_at) values (${demarcheId}, ${me.id}, 'pilot', now())`
    }
    const [one, two] = [pilot.me.id, second.me.id]
    const told = await (round % 2 === 0
      ? refusals(
          removeMember(asFirst, { demarcheId, personId: one }),
          removeMember(asSecond, { demarcheId, personId: two }),
        )
      : refusals(
          changeRole(asFirst, { demarcheId, personId: two, role: 'writer' }),
          changeRole(asSecond, { demarcheId, personId: one, role: 'writer' }),
        ))
    expect(told).toEqual([round % 2 === 0 ? 'lastPilot' : 'notAllowed'])
    expect(await owner`select 1 from membership where demarche_id = ${demarcheId} and role = 'pilot'`).toHaveLength(1)
  }
})

test('one pilot leaves while the account of the other is closed, or both are closed: one stays [R4]', async () => {
  const scene = await aDemarche()
  const { demarcheId, stage } = scene
  const { owner } = stage.database
  const first = await scene.join('pilot')
  const second = await scene.join('pilot')
  await scene.admin.visitor.call('removeMember', { demarcheId, personId: scene.admin.me.id })
  const asAdmin = contextOf(stage.services, scene.admin.principal)
  const asFirst = contextOf(stage.services, first.principal)
  const [one, two] = [first.me.id, second.me.id]
  const close = (personId: string) => disablePerson(asAdmin, { personId, disabled: true })
  for (const round of rounds) {
    await owner`update person set disabled_at = null`
    await owner`delete from membership where demarche_id = ${demarcheId}`
    for (const id of [one, two]) {
      await owner`
        insert into membership (demarche_id, person_id, role, joined_at) values (${demarcheId}, ${id}, 'pilot', now())`
    }
    const leaves = () => removeMember(asFirst, { demarcheId, personId: one })
    const told = await (round % 2 === 0 ? refusals(leaves(), close(two)) : refusals(close(one), close(two)))
    expect(told).toEqual(['lastPilot'])
    const left = await owner`
      select 1 from membership m join person p on p.id = m.person_id and p.disabled_at is null
      where m.demarche_id = ${demarcheId} and m.role = 'pilot'`
    expect(left).toHaveLength(1)
  }
})

test('a pilot whose account is being closed is nobody to count on [R4]', async () => {
  const scene = await aDemarche()
  const { demarcheId, stage } = scene
  const { owner } = stage.database
  const next = await scene.join('writer')
  const asPilot = contextOf(stage.services, scene.pilot.principal)
  await changeRole(asPilot, { demarcheId, personId: next.me.id, role: 'pilot' })
  let told: Promise<string[]> = Promise.resolve([])
  await owner.begin(async (tx) => {
    await tx`update person set disabled_at = now() where id = ${next.me.id}`
    told = refusals(removeMember(asPilot, { demarcheId, personId: scene.pilot.me.id }))
    const waits = () => tx`select 1 from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`
    for (let waiting = 0; waiting === 0; waiting = (await waits()).length);
  })
  expect(await told).toEqual(['lastPilot'])
})

test('two who move one text at once: one passage [S6]', async () => {
  const scene = await aDemarche()
  const writer = await scene.join('writer')
  for (let round = 0; round < 4; round++) {
    const documentId = await scene.aDocument({ state: 'consultation' })
    await scene.stage.live.write(documentId, writer.me.actorId)
    const move = (by: typeof writer, to: 'draft' | 'submitted') =>
      moveDocumentState(contextOf(scene.stage.services, by.principal), {
        documentId,
        from: 'consultation',
        to,
        reason: '',
        deliberationNumber: '',
      })
    expect(await refusals(move(scene.pilot, 'submitted'), move(writer, 'draft'))).toEqual(['staleState'])
    const changes = await scene.stage.database.owner`
      select 1 from document_state_change where document_id = ${documentId} and from_state = 'consultation'`
    expect(changes).toHaveLength(1)
  }
})

test('organisations that arrive at once are numbered one after the other [P11]', async () => {
  const scene = await aDemarche()
  const joined = await Promise.all(
    Array.from({ length: 8 }, async (_, n) => {
      const name = `Organisation ${n}`
      const { id } = await scene.admin.visitor.call('createOrganisation', { name, family: 'association' })
      return scene.join('member', { organisationId: id })
    }),
  )
  expect(joined).toHaveLength(8)
  const { organisations } = await scene.pilot.visitor.call('readDemarche', { demarcheId: scene.demarcheId })
  expect(organisations.map(({ hue }) => hue)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('a right taken away under a write: either the write came first, or it is refused [R8]', async () => {
  const scene = await aDemarche()
  const { demarcheId, stage } = scene
  for (const round of rounds) {
    const writer = await scene.join('writer')
    const title = `Course ${round}`
    const told = await refusals(
      removeMember(contextOf(stage.services, scene.pilot.principal), { demarcheId, personId: writer.me.id }),
      writer.visitor.call('createDocument', { demarcheId, title, template: 'note' }).catch((error: unknown) => {
        throw new AppError((error as AppError).code) // a Refusal bears a code of ours
      }),
    )
    const made = await stage.database.owner`select 1 from document where title = ${title}`
    expect(made).toHaveLength(told.length === 0 ? 1 : 0)
    if (told.length > 0) expect(told).toEqual(['notFound'])
  }
})

test('closing an account while it signs in leaves no session that works [P9]', async () => {
  const scene = await aDemarche()
  const admin = contextOf(scene.stage.services, scene.admin.principal)
  for (const round of rounds) {
    const { me } = await scene.join('member', { name: `Personne ${round}` })
    const phone = scene.stage.visitor()
    await Promise.allSettled([
      disablePerson(admin, { personId: me.id, disabled: true }),
      phone.call('signIn', { email: me.email, passphrase }),
    ])
    expect((await phone.call('readMe', {})).me).toBeNull()
  }
})

test('a passphrase that changes while the old one is being checked opens nothing [P9]', async () => {
  let meanwhile = async (): Promise<unknown> => undefined
  class Interrupted extends Passphrases {
    override async verify(...given: Parameters<Passphrases['verify']>): Promise<boolean> {
      const matches = await super.verify(...given)
      await meanwhile()
      return matches
    }
  }
  const scene = await aDemarche({ passphrases: new Interrupted({ memoryCost: 8, timeCost: 1 }) })
  const { me } = await scene.join('member')
  const { url } = await scene.admin.visitor.call('createResetLink', { personId: me.id })
  const next = 'Neuf barques, 2 écluses, un pont'
  meanwhile = () => scene.stage.visitor().call('resetPassphrase', { token: tokenOf(url), passphrase: next })
  const thief = scene.stage.visitor()
  await expect(thief.call('signIn', { email: me.email, passphrase })).rejects.toMatchObject({
    code: 'wrongCredentials',
  })
  expect((await thief.call('readMe', {})).me).toBeNull()
  meanwhile = async () => undefined
  await thief.call('signIn', { email: me.email, passphrase: next })
})
