// A load process: does what it is ordered over its IPC channel, one order after the other. Started by load.ts.
import { obeying } from '../servant.ts'
import { Crowd } from './crowd.ts'
import type { Order } from './orders.ts'

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

obeying(obey)
