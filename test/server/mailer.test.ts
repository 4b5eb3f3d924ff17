// Mails that really leave: the product speaks SMTP to a server that keeps what it is given, or refuses it.
import { expect, test } from 'vitest'
import { openMailer } from '../../server/mailer.ts'
import { aDemarche, passphrase, tokenOf } from '../support/builders.ts'
import { aLog } from '../support/log-lines.ts'
import { anSmtpSink, type ReceivedMail } from '../support/smtp-sink.ts'

const sender = 'Maillage <maillage@vaucombe.example>'
const email = 'ines@halles.example'

const linkIn = ({ text }: ReceivedMail): string => /https?:\/\/\S+/.exec(text)?.[0] ?? ''

async function aSceneWithMail(refuses: readonly string[] = []) {
  const sink = await anSmtpSink({ refuses })
  const { log, text: logged } = aLog()
  const scene = await aDemarche({ mailer: openMailer({ url: sink.url, from: sender }), log })
  const invite = () =>
    scene.pilot.visitor.call('invite', { demarcheId: scene.demarcheId, email, role: 'writer', organisationId: null })
  return { scene, sink, logged, invite }
}

test('an invitation leaves by SMTP: address, subject, French words, and a link that lets in [P10]', async () => {
  const { scene, sink, invite } = await aSceneWithMail()
  expect(await invite()).toMatchObject({ url: null, sentTo: email })
  const mail = await sink.first()
  expect(mail).toMatchObject({ from: 'maillage@vaucombe.example', to: [email] })
  expect(mail.headers.get('from')).toBe(sender)
  expect(mail.headers.get('to')).toBe(email)
  expect(mail.headers.get('subject')).toBe('Nadia Ferhat vous invite à la démarche «\u202fSchéma de l’ESS\u202f»')
  expect(mail.text).toContain('Nadia Ferhat vous invite à prendre part à la démarche «\u202fSchéma de l’ESS\u202f».')
  const visitor = scene.stage.visitor()
  const given = { token: tokenOf(linkIn(mail)), displayName: 'Inès Roca', passphrase }
  expect((await visitor.call('acceptInvitation', given)).me.email).toBe(email)
  expect(sink.mails).toHaveLength(1)
})

test('a link to a new passphrase leaves by SMTP, and serves [P4, P10]', async () => {
  const { scene, sink } = await aSceneWithMail()
  const visitor = scene.stage.visitor()
  expect(await visitor.call('requestReset', { email: scene.admin.me.email })).toEqual({ byMail: true })
  const mail = await sink.first()
  expect(mail.to).toEqual([scene.admin.me.email])
  expect(mail.headers.get('subject')).toBe('Choisir une nouvelle phrase de passe')
  expect(mail.text).toContain(
    'Une nouvelle phrase de passe a été demandée pour votre compte sur «\u202fLe Maillage du Val\u202f».',
  )
  const given = { token: tokenOf(linkIn(mail)), passphrase: 'Neuf barques, 2 écluses, un pont' }
  expect((await visitor.call('resetPassphrase', given)).me.id).toBe(scene.admin.me.id)
})

test('a refused recipient: whoever invites is given the link instead, and nothing of it is logged [P10, O7]', async () => {
  const { scene, sink, logged, invite } = await aSceneWithMail([email])
  const { url } = await invite()
  const token = tokenOf(url)
  expect((await scene.stage.visitor().call('readLink', { token })).email).toBe(email)
  expect(sink.mails).toEqual([])
  expect(logged()).toContain('a mail could not be sent')
  expect(logged()).toContain('EENVELOPE')
  expect(logged()).not.toContain(token)
  expect(logged()).not.toContain(email)
})

test('a refused recipient who asked for a new passphrase: the administrators are told [P4, O7]', async () => {
  const { scene, sink, logged } = await aSceneWithMail(['invite@refuse.example'])
  const { admin, stage } = scene
  await stage.database.owner`update person set email = 'invite@refuse.example' where id = ${admin.me.id}`
  const asked = await stage.visitor().call('requestReset', { email: 'invite@refuse.example' })
  expect(asked).toEqual({ byMail: true })
  const askedAt = async () => (await admin.visitor.call('listPeople', {})).people[0]?.askedResetAt
  await expect.poll(askedAt).toEqual(expect.any(String))
  expect(sink.mails).toEqual([])
  expect(logged()).not.toContain('refuse.example')
})

test('a mail server that is away: the link is shown, and nothing of it is logged [O7]', async () => {
  const { log, text: logged } = aLog()
  const away = openMailer({ url: 'smtp://127.0.0.1:1', from: sender })
  const { pilot, demarcheId } = await aDemarche({ mailer: away, log })
  const { url } = await pilot.visitor.call('invite', { demarcheId, email, role: 'writer', organisationId: null })
  expect(tokenOf(url)).not.toBe('')
  expect(logged()).toContain('ESOCKET')
  expect(logged()).not.toContain(tokenOf(url))
})
