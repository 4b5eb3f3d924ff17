// The lines of the activity of a démarche, by day, each once. Pure.
import type { Activity, ActivityLine } from '../../../shared/schemas/history.ts'
import { sayWholeDay } from './lines.ts'

export interface ToldActivity {
  readonly key: string
  readonly line: ActivityLine
  /** Those of the page that the line came with. */
  readonly hands: Activity['hands']
}

export interface ActivityDay {
  /** « Aujourd’hui », « Mercredi 11 mars » */
  readonly name: string
  readonly lines: readonly ToldActivity[]
}

/** When it was done, which is how pages are in order: a version when it was named, however old what it names is. */
export const instantOf = ({ line }: ActivityLine): string =>
  line.kind === 'writing' ? line.endedAt : line.kind === 'version' ? line.version.createdAt : line.at

/** The latest first, as the pages are. What was told twice, because lines came between two questions, is there once. */
export function activityDays(pages: readonly Pick<Activity, 'hands' | 'lines'>[], now = new Date()): ActivityDay[] {
  const days: { name: string; lines: ToldActivity[] }[] = []
  const seen = new Set<string>()
  for (const { hands, lines } of pages)
    for (const line of lines) {
      const key = `${line.documentId} ${line.line.kind} ${instantOf(line)}`
      if (seen.has(key)) continue
      seen.add(key)
      const name = sayWholeDay(new Date(instantOf(line)), now)
      const last = days.at(-1)
      if (last?.name === name) last.lines.push({ key, line, hands })
      else days.push({ name, lines: [{ key, line, hands }] })
    }
  return days
}
