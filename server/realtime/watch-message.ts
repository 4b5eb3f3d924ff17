// Reads what a page says on /live/notices: `{"watch":["document:…",…]}`.

/** Bytes of one message. */
export const watchLimit = 32 * 1024
/** Topics of one page. */
export const topicLimit = 200

/** The distinct topics, or null for anything else than a watch. */
export function readWatch(message: string): string[] | null {
  let said: unknown
  try {
    said = JSON.parse(message)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  if (typeof said !== 'object' || said === null || !('watch' in said) || !Array.isArray(said.watch)) return null
  const topics: unknown[] = said.watch
  if (!topics.every((topic) => typeof topic === 'string' && topic.length <= 200)) return null
  return [...new Set(topics as string[])] // checked the line above
}
