// The console without names: for a laptop that is projected. What others of the room may not tell apart is not told here. Pure.
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { words } from '../../../shared/text/words.ts'
import type { CommonView, SpeakerView } from '../../../shared/workshop/view.ts'

const t = words(workshopConsole)

/** People are told by their number, in the order in which they came; of what they wrote nobody is told the author. */
export function veiled(view: CommonView): CommonView {
  const numbers = new Map(Object.keys(view.people).map((id, at) => [id, t('console.names.person', { n: at + 1 })]))
  const speaker = (one: SpeakerView): SpeakerView =>
    'guestId' in one.speaker ? { ...one, name: numbers.get(one.speaker.guestId) ?? '' } : one
  const { floor, results } = view
  return {
    ...view,
    contributions: mapped(view.contributions, (one) => ({ ...one, author: null })),
    tables: mapped(view.tables, (one) => ({ ...one, rapporteur: one.rapporteur === null ? null : '' })),
    people: mapped(view.people, (one, id) => ({ ...one, name: numbers.get(id) ?? '', organisation: null })),
    floor: floor && {
      speaker: floor.speaker && { ...floor.speaker, who: speaker(floor.speaker.who) },
      waiting: floor.waiting.map(speaker),
      heard: floor.heard.map(speaker),
    },
    results: results && {
      ...results,
      subjects: results.subjects.map((subject) => ({
        ...subject,
        given: subject.given.map((one) => ({ ...one, name: '' })),
      })),
    },
  }
}

const mapped = <V>(record: Record<string, V>, change: (value: V, id: string) => V): Record<string, V> =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value, id)]))
