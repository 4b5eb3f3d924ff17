// Passphrases: the policy with its deny-list, and argon2id under a bound, so that a burst of sign-ins cannot exhaust memory.
import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../shared/errors.ts'
import { passphraseProblem } from '../../shared/rules/passphrase.ts'
import { isCommon } from './common-passphrases.ts'

/** argon2id (the package's default): about 19 MB and 12 ms each, OWASP's first choice. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** argon2 at once; the others wait in line. */
const atOnce = 4
/** Beyond this many in line we say « busy » rather than let everyone wait for ever. */
const inLine = 500

export class Passphrases {
  readonly #cost: { memoryCost: number; timeCost: number; parallelism: number }
  #running = 0
  readonly #waiting: (() => void)[] = []
  #decoy: Promise<string> | null = null

  /** Tests pass a smaller cost; nobody else does. */
  constructor(smaller: Partial<Record<keyof typeof cost, number>> = {}) {
    this.#cost = { ...cost, ...smaller }
  }

  /** Refuses a weak passphrase in a word that the interface explains. [P3] */
  check(passphrase: string, identity: readonly string[]): void {
    const problem = passphraseProblem(passphrase, identity) ?? (isCommon(passphrase) ? 'denied' : null)
    if (problem) throw new AppError('weakPassphrase', { problem })
  }

  hash(passphrase: string): Promise<string> {
    return this.#inTurn(() => hash(folded(passphrase), this.#cost))
  }

  /** With null (no such account) the same work is done on a decoy, so that time tells nothing. [P4] */
  async verify(stored: string | null, passphrase: string): Promise<boolean> {
    this.#decoy ??= this.hash('le leurre que personne ne tape')
    const against = stored ?? (await this.#decoy)
    const matches = await this.#inTurn(() => verify(against, folded(passphrase)))
    return matches && stored !== null
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= inLine) throw new AppError('busy')
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else {
      this.#running++
    }
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }
}

/** The same words typed on two keyboards are the same passphrase. */
const folded = (passphrase: string): string => passphrase.normalize('NFKC')
