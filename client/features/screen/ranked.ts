// Subjects of a ballot by what they got. Pure.
import type { ResultsView } from '../../../shared/workshop/view.ts'

type Subject = ResultsView['subjects'][number]
export type Ranked = Subject & { rank: number; share: number }

/** Those that got as much have the same rank. `share`: of what the first got. */
export function ranked(subjects: readonly Subject[]): Ranked[] {
  const sorted = [...subjects].sort((a, b) => b.total - a.total)
  const most = Math.max(1, sorted[0]?.total ?? 0)
  return sorted.map((subject) => ({
    ...subject,
    rank: 1 + sorted.findIndex(({ total }) => total === subject.total),
    share: subject.total / most,
  }))
}
