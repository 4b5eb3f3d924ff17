// Sends a link by mail, or gives it back to be passed on by hand.
import type { Mail, Services } from '../context.ts'

/** Null when the mail left; otherwise the link itself, so that a broken mail server blocks nobody. */
export async function sendOrShow(ctx: Services, mail: Mail, url: string): Promise<string | null> {
  if (!ctx.mailer.configured) return url
  try {
    await ctx.mailer.send(mail)
    return null
  } catch (error) {
    ctx.log.warn({ code: codeOf(error) }, 'a mail could not be sent')
    return url
  }
}

/** Mail servers repeat addresses in what they answer, so only the kind of failure is written down. [O7] */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : typeof error
