// The past of texts for tests that need no thread: sittings by rows, texts as the test says.
import type { Sql } from '../../server/db/connect.ts'
import type { FoundTold, HistoryPort, MirrorTold, MomentTold } from '../../server/history/port.ts'
import type { Changes } from '../../shared/history/change.ts'
import type { Hand } from '../../shared/history/shown.ts'
import { sittingsOf, type SittingRow } from '../../shared/history/sittings.ts'

export type FakeHistory = HistoryPort & {
  /** What is told of texts, whatever is asked. */
  says: {
    moment?: Partial<MomentTold>
    comparison?: Partial<Changes>
    mirror?: Partial<MirrorTold>
    find?: { hands: readonly Hand[]; found: readonly FoundTold[] }
  }
  /** What was asked, in order. */
  asked: [what: string, ...arguments_: unknown[]][]
}

const emptyText = { type: 'doc', attrs: {}, parts: [] }

export function fakeHistory(owner: Sql): FakeHistory {
  const says: FakeHistory['says'] = {}
  const asked: FakeHistory['asked'] = []
  return {
    says,
    asked,
    async sittings(documentId, ends) {
      asked.push(['sittings', documentId, ends])
      const rows = await owner<(Omit<SittingRow, 'position' | 'at'> & { position: bigint; at: Date })[]>`
        select position, actor_id, organisation_id, at from document_update where document_id = ${documentId} order by position`
      const read = rows.map((row) => ({
        ...row,
        position: Number(row.position),
        at: row.at.getTime(),
        letters: { added: 1, removed: 0 },
      }))
      const hands: Hand[] = []
      const sittings = sittingsOf(read, new Set(ends)).map(({ writers, ...sitting }) => ({
        ...sitting,
        hands: writers.map(({ actorId, organisationId, added, removed }) => {
          const hand = hands.push({ actorId, organisationId, relayedBy: null }) - 1
          return { hand, words: { added, removed } }
        }),
        sections: [],
        changes: writers.length,
      }))
      return { hands, sittings }
    },
    async moment(documentId, position) {
      asked.push(['moment', documentId, position])
      return { position, at: 0, hands: [], text: emptyText, ...says.moment }
    },
    async comparison(documentId, from, to) {
      asked.push(['comparison', documentId, from, to])
      const nothing = { changes: [], tally: { added: 0, removed: 0 }, sections: [], beside: [] }
      return { hands: [], ...nothing, inline: emptyText, ...says.comparison }
    },
    async mirror(documentId, position, since) {
      asked.push(['mirror', documentId, position, since])
      return { position, hands: [], whole: [], sections: [], overTime: [], ...says.mirror }
    },
    async find(documentId, phrase, since) {
      asked.push(['find', documentId, phrase, since])
      return says.find ?? { hands: [], found: [] }
    },
    close: async () => undefined,
  }
}
