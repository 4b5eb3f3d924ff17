// Cookies of browsers without an account: the device of somebody in a room, a screen. Only the hash of a token is kept. [A14]
import { createHash, randomBytes } from 'node:crypto'

/** A workshop and the weeks in which its participants correct their words. */
const days = 120

export class BrowserCookie {
  readonly #name: string
  readonly #secure: boolean

  constructor(name: string, secure: boolean) {
    this.#name = secure ? `__Host-${name}` : name
    this.#secure = secure
  }

  /** The hash of the token in a Cookie header; null for none, and for what we never gave out. */
  hashIn(header: string | undefined): string | null {
    const own = (header ?? '').split(/;\s*/).find((item) => item.startsWith(`${this.#name}=`))
    const token = own?.slice(this.#name.length + 1) ?? ''
    return /^[\w-]{27}$/.test(token) ? hashed(token) : null
  }

  /** A token of 160 bits: what to keep of it, and the line that gives it to the browser. */
  fresh(): { hash: string; line: string } {
    const token = randomBytes(20).toString('base64url')
    const secure = this.#secure ? '; Secure' : ''
    const line = `${this.#name}=${token}; Path=/; Max-Age=${days * 24 * 60 * 60}; HttpOnly; SameSite=Lax${secure}`
    return { hash: hashed(token), line }
  }
}

const hashed = (token: string): string => createHash('sha256').update(token).digest('hex')
