// Messages of a feed, read: what hundreds are sent alike, letter for letter, is parsed, searched and applied once for all of them.
import { createHash } from 'node:crypto'
import { applyChange } from '../../../shared/workshop/changes.ts'
import type { Change, CommonView, ContributionView, FeedMessage } from '../../../shared/workshop/view.ts'
import { canariesIn } from './canaries.ts'

/** `canaries`: in the bytes, wherever. `signed`: of contributions that name their author. */
type Part = { canaries: readonly number[]; signed: readonly number[] }
type Shared = Part & { common: FeedMessage['common'] }

/** What an audience shares stands last in a message. No string holds it: its quotation marks would be escaped. */
const seam = ',"common":'
/** Of the same moment there are the room, its tables, the console and the screen, a few revisions each. */
const mostKept = 200
const kept = new Map<string, Shared>()

/** The message, and what is to be seen in each part of it. */
export function readMessage(bytes: Buffer): { message: FeedMessage; parts: readonly Part[] } {
  const at = bytes.indexOf(seam)
  if (at === -1) throw new Error(`not a message of a feed: ${String(bytes.subarray(0, 200))}`)
  const head = `${String(bytes.subarray(0, at))}}`
  const { common, ...shared } = readShared(bytes.subarray(at + seam.length, -1))
  const { own, ...rest } = JSON.parse(head) as Omit<FeedMessage, 'common'> // our own server's
  const mine = { canaries: canariesIn(head), signed: signedIn(own?.contributions, own?.group) }
  return { message: { ...rest, own, common }, parts: [mine, shared] }
}

/** Known by the hash of its bytes: making letters of them is most of what a large one costs. */
function readShared(bytes: Buffer): Shared {
  const hash = createHash('sha256').update(bytes).digest('base64')
  const known = kept.get(hash)
  if (known) return known
  const text = String(bytes)
  const common = JSON.parse(text) as FeedMessage['common'] // our own server's
  const read = { common, canaries: canariesIn(text), signed: signedIn(common?.contributions) }
  const [oldest] = kept.keys()
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
  kept.set(hash, read)
  return read
}

function signedIn(...parts: (Record<string, ContributionView | null> | undefined)[]): number[] {
  return parts.flatMap((part) =>
    Object.values(part ?? {}).flatMap((one) => (one !== null && one.author !== null ? canariesIn(one.text) : [])),
  )
}

const nothing = {}
const applied = new WeakMap<object, WeakMap<object, CommonView>>()

/** `before` with a change, for all who had the same and are sent the same. Views are replaced, never changed in place. */
export function appliedTo(before: CommonView | null, change: Change<CommonView>): CommonView {
  const of = applied.get(change) ?? new WeakMap<object, CommonView>()
  applied.set(change, of)
  const view = of.get(before ?? nothing) ?? applyChange(before, change)
  of.set(before ?? nothing, view)
  return view
}
