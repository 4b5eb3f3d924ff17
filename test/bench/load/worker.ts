// A load process: does what it is ordered over its IPC channel, one order after the other. Started by load.ts.
import { Crowd } from './crowd.ts'
import type { Envelope, Order, Reply } from './orders.ts'

const crowd = new Crowd()

function obey(order: Order): unknown {
  switch (order.order) {
    case 'seed':
      return crowd.seed(order)
    case 'join':
      return crowd.join(order)
    case 'type':
      return crowd.type(order)
    case 'settle':
      return crowd.settle(order)
    case 'report':
      return crowd.report()
    case 'verify':
      return crowd.verify()
    case 'leave':
      return crowd.leave()
    case 'stall':
    case 'resume':
      return crowd.stall(order)
  }
}

const say = (reply: Reply) => process.send?.(reply)

process.on('message', ({ id, order }: Envelope) => {
  void (async () => {
    try {
      say({ id, answer: await obey(order) })
    } catch (error) {
      say({ id, answer: null, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })()
})
process.on('disconnect', () => process.exit(0))
say({ id: 0, answer: null })
