// Mail by SMTP, when the configuration names a server. The only importer of nodemailer.
import { createTransport } from 'nodemailer'
import type { Mailer } from './context.ts'

/** Without a server, `configured` is false and links are shown to those who may pass them on. */
export function openMailer(mail: { url: string; from: string } | undefined): Mailer {
  if (!mail) {
    return {
      configured: false,
      send: () => Promise.reject(new Error('SMTP_URL is not set: ask `configured` before sending')),
    }
  }
  const transport = createTransport(mail.url, { from: mail.from })
  return {
    configured: true,
    async send({ to, subject, text }) {
      await transport.sendMail({ to, subject, text })
    },
  }
}
