// Scenario 13: the past of a text, read from its log and compared.
import { comparing } from './comparing.ts'
import { past } from './past.ts'
import { restoring } from './restoring.ts'
import type { Scenario } from './scenario.ts'

export const history: Scenario = {
  number: 13,
  name: 'history',
  title: 'The past of a text',
  servers: ['ours'],
  run: async (bench) => [...comparing(bench), ...restoring(bench), ...(await past(bench))],
}
