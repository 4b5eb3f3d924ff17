// Fills an empty instance as the configuration asks, and says who one may sign in as.
import type { Services } from '../context.ts'
import { playDemo } from './demo.ts'
import { playStory, whoIsWho } from './story.ts'

/** Lines to print; none when nothing was asked or the instance is not empty. To be called once the server listens. */
export async function seed(services: Services, which: 'none' | 'story' | 'demo'): Promise<string[]> {
  if (which === 'none') return []
  const played = which === 'demo' ? await playDemo(services) : await playStory(services)
  return played ? whoIsWho(played.players) : []
}
