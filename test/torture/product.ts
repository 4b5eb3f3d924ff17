// The product that a part breaks: the built one, on data of its own, with people in it. Gone when the part has ended.
import { aTeam, type Team } from '../support/instance.ts'
import { aDataDirectory, startProduct, type ProductOptions, type ProductProcess } from '../support/processes.ts'
import type { Visitor } from '../support/visitor.ts'
import type { Run } from './part.ts'

export interface Opened {
  readonly dataDir: string
  readonly product: ProductProcess
  readonly team: Team
}

export async function openProduct(
  run: Run,
  optionsFor: (dataDir: string) => Omit<ProductOptions, 'dataDir'> = () => ({}),
): Promise<Opened> {
  const { dataDir, remove } = aDataDirectory()
  run.closing(remove)
  const product = await startProduct({ dataDir, ...optionsFor(dataDir) })
  run.closing(() => product.end('SIGTERM'))
  return { dataDir, product, team: await aTeam(product.url, product.setupLink() ?? '') }
}

/** Ana, Ben and Nadia, who all may write. */
export const threeWriters = async (team: Team): Promise<Visitor[]> => [
  await team.invite('a@halles.example', 'Ana'),
  await team.invite('b@halles.example', 'Ben'),
  team.nadia,
]
