// The scenarios, as issue 3 numbers them.
import { oneRoom } from './scenarios/one-room.ts'
import type { Scenario } from './scenarios/scenario.ts'

export const scenarios: readonly Scenario[] = [oneRoom]
