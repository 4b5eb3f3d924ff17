// Figures of workshops: how many this process has in memory, how many wait for what comes next.
import type { Registry } from './registry.ts'

export function addWorkshopMetrics(registry: Registry, facts: () => { desks: number; waiting: number }): void {
  registry.reading('gauge', 'maillage_workshops', 'Workshops in memory.', () => facts().desks)
  registry.reading(
    'gauge',
    'maillage_workshop_readers',
    'Phones, consoles and screens that wait for what comes next in a workshop.',
    () => facts().waiting,
  )
}
