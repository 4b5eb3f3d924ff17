// The parts of `npm run torture`, in the order in which they run. A new part: a file that exports one, and a line here.
import { database } from './database.ts'
import { frames } from './frames.ts'
import { kill } from './kill.ts'
import { network } from './network.ts'
import type { Part } from './part.ts'
import { soak } from './soak.ts'
import { workshop } from './workshop.ts'

export const parts: readonly Part[] = [kill, database, network, frames, workshop, soak]
