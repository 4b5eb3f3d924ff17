// Ids made by the console: of commands, phases, groups and contributions made of others.
import { uuidv7 } from '../../../shared/ids.ts'

export const makeId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
