// The order of the workshops of a meeting, as it is sent: whole. Pure.

/** All of them in their new order: `id` before another, or last. */
export function ordered(ids: readonly string[], id: string, before: string | null): string[] {
  const rest = ids.filter((one) => one !== id)
  const at = before === null ? rest.length : rest.indexOf(before)
  return at === -1 ? [...ids] : [...rest.slice(0, at), id, ...rest.slice(at)]
}
