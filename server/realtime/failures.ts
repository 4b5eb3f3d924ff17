// Connections that were refused, by network address. Successes are never counted: a whole hall shares one address. [O13] Pure.
import { Allowance } from './allowance.ts'

/** A hall whose sessions run out together is told so, each page once. */
const burstSeconds = 20
const rememberedAddresses = 10_000

export class Failures {
  readonly #perSecond: number
  readonly #byAddress = new Map<string, Allowance>()

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  add(address: string, now: number): void {
    this.#spend(address, 1, now)
  }

  /** Whether one more failure of that address need not be told politely. */
  areTooMany(address: string, now: number): boolean {
    return this.#byAddress.has(address) && this.#spend(address, 0, now) > 0
  }

  #spend(address: string, amount: number, now: number): number {
    const allowance =
      this.#byAddress.get(address) ?? new Allowance(this.#perSecond, this.#perSecond * burstSeconds, now)
    // Put at the end, so that the address forgotten first is the one that has been calm for longest.
    this.#byAddress.delete(address)
    this.#byAddress.set(address, allowance)
    const [oldest] = this.#byAddress.keys()
    if (this.#byAddress.size > rememberedAddresses && oldest !== undefined) this.#byAddress.delete(oldest)
    return allowance.spend(amount, now)
  }
}
