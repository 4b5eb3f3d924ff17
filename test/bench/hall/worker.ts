// The process of the phones: does what it is ordered over its IPC channel. Started by phones.ts.
import { Hall } from './hall.ts'
import { obeying } from '../servant.ts'
import type { Order } from './orders.ts'

const hall = new Hall()

function obey(order: Order): unknown {
  switch (order.order) {
    case 'enter':
      return hall.enter(order)
    case 'join':
      return hall.join(order)
    case 'follow':
      return hall.follow(order)
    case 'write':
      return hall.write(order)
    case 'vote':
      return hall.vote(order)
    case 'act':
      return hall.act(order)
    case 'settle':
      return hall.settle(order)
    case 'reopen':
      return hall.reopen()
    case 'verify':
      return hall.verify()
    case 'leave':
      return hall.leave()
  }
}

obeying(obey)
