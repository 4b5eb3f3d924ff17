// The facilitator: asks again under the same id until it is answered, now of one process and now of the other.
import { setTimeout as wait } from 'node:timers/promises'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { eventually } from '../../support/patience.ts'
import { Visitor } from '../../support/visitor.ts'
import { asked, commonOf } from '../../support/workshops.ts'

/** Of a facilitator whose servers die: several lives of each. */
const patience = 180_000

export class Desk {
  readonly workshopId: string
  readonly #visitors: readonly Visitor[]
  #turn = 0
  /** Of the last act that was answered: what is looked at holds it. */
  #known = 0

  constructor(workshopId: string, cookie: string, bases: readonly string[]) {
    this.workshopId = workshopId
    this.#visitors = bases.map((base) => Object.assign(new Visitor(base), { cookie }))
  }

  /** What came of it. Undefined: a server was dead just now. */
  async #try<T>(work: (visitor: Visitor) => Promise<T>): Promise<T | undefined> {
    const visitor = this.#visitors[(this.#turn += 1) % this.#visitors.length]
    if (visitor === undefined) throw new Error('a desk without a process')
    try {
      return await work(visitor)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      await wait(200) // a server that comes back has others to answer too
      return undefined
    }
  }

  /** Until this process tells of the workshop. */
  async answeredBy(place: number, over: AbortSignal): Promise<void> {
    const { workshopId } = this
    const asks = async () => {
      try {
        await this.#visitors[place]?.call('readConsole', { workshopId })
        return true
      } catch (error) {
        if (!(error instanceof Error)) throw error
        await wait(200)
        return over.aborted
      }
    }
    await eventually(asks, patience)
  }

  async insist<T>(what: string, work: (visitor: Visitor) => Promise<T>): Promise<T> {
    let answer: T | undefined
    const isDone = await eventually(async () => (answer = await this.#try(work)) !== undefined, patience)
    if (!isDone || answer === undefined) throw new Error(`the facilitator was not answered: ${what}`)
    return answer
  }

  async look(): Promise<CommonView & { revision: number }> {
    const { workshopId } = this
    const message = await this.insist('the console', async (visitor) => {
      const read = await visitor.call('readConsole', { workshopId })
      if (read.revision < this.#known) throw new Error('this process has not read on yet')
      return read
    })
    return { ...commonOf(message), revision: message.revision }
  }

  /** Each refusal is told, and is none of ours to judge: people act meanwhile. `made` knows the id of what is asked. */
  async steer(...made: (SteeringCommand | ((id: string) => SteeringCommand))[]): Promise<void> {
    const commands = made.map((one) => {
      const wish = asked<SteeringCommand>({ kind: 'takeConsole' })
      return { id: wish.id, command: typeof one === 'function' ? one(wish.id) : one }
    })
    if (commands.length === 0) return
    const { workshopId } = this
    const { answers } = await this.insist(commands[0]?.command.kind ?? '', (visitor) =>
      visitor.call('steerWorkshop', { workshopId, commands }),
    )
    this.#known = Math.max(this.#known, ...answers.map((answer) => ('revision' in answer ? answer.revision : 0)))
  }
}
