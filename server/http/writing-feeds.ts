// Writing messages of a feed: what hundreds are sent alike is put into JSON once.
import type { FeedMessage } from '../../shared/workshop/view.ts'

/** By the change itself: the same object for all of an audience who had the same revision. */
const texts = new WeakMap<object, string>()

export function feedJson({ common, ...message }: FeedMessage): string {
  if (common === null) return JSON.stringify({ ...message, common })
  const text = texts.get(common) ?? JSON.stringify(common)
  texts.set(common, text)
  return `${JSON.stringify(message).slice(0, -1)},"common":${text}}`
}
