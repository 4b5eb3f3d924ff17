// A `fetch` for the HTTPS fallback that does what proxies do at their worst: POSTs arrive twice, late, in the wrong order or
// without an answer; events come twice, or one before the other.

export interface MischiefCount {
  twice: number
  late: number
  withoutAnswer: number
  eventsTwice: number
  eventsSwapped: number
}

/** `headers` are added to each request, as a browser would its cookie. */
export const fetchWith =
  (headers: Readonly<Record<string, string>>): typeof fetch =>
  (input, init) =>
    fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers } })

export function mischievousFetch(
  headers: Readonly<Record<string, string>>,
  chance: () => number,
  count: MischiefCount,
): typeof fetch {
  const honest = fetchWith(headers)
  return async (input, init) => {
    const ask = () => honest(input, init)
    if (init?.method !== 'POST') return withBadEvents(await ask(), chance, count)
    const dice = chance()
    if (dice < 0.15) {
      count.twice++
      const [first] = await Promise.all([ask(), ask()])
      return first
    }
    if (dice < 0.3) {
      // What was believed lost arrives when others have long overtaken it.
      count.late++
      setTimeout(() => void ask().catch(() => undefined), chance() * 2_000).unref()
      throw new TypeError('lost on the way')
    }
    const answer = await ask()
    if (dice >= 0.45) return answer
    count.withoutAnswer++
    throw new TypeError('the answer is lost')
  }
}

function withBadEvents(answer: Response, chance: () => number, count: MischiefCount): Response {
  if (answer.body === null) return answer
  let rest = ''
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  const spoilt = answer.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        const events = (rest + decoder.decode(bytes, { stream: true })).split('\n\n')
        rest = events.pop() ?? ''
        const out = events.flatMap((event) => {
          if (chance() >= 0.1 || !event.startsWith('id:')) return [event]
          count.eventsTwice++
          return [event, event]
        })
        if (out.length > 1 && chance() < 0.02) {
          count.eventsSwapped++
          out.reverse()
        }
        if (out.length > 0) controller.enqueue(encoder.encode(out.map((event) => `${event}\n\n`).join('')))
      },
    }),
  )
  return new Response(spoilt, { status: answer.status, headers: answer.headers })
}
