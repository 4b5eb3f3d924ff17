// A person's browser without a screen: keeps the cookie, speaks the contract over HTTP.
import { routes, type EndpointName } from '../../shared/routes.ts'
import type { Input, Reply } from '../../shared/api.ts'

export class Refusal extends Error {
  readonly code: string
  readonly status: number
  constructor(name: string, status: number, code: string, body: string) {
    super(`${name} answered ${status} ${code} ${body}`)
    this.code = code
    this.status = status
  }
}

export class Visitor {
  readonly base: string
  cookie = ''
  /** Is told every body that comes. */
  heard: (body: string) => void = () => undefined

  constructor(base: string) {
    this.base = base.replace(/\/$/, '')
  }

  /** Calls an endpoint as this person; an expected failure is thrown as a Refusal with its code. */
  async call<N extends EndpointName>(name: N, input: Input<N>): Promise<Reply<N>> {
    const [method, pattern] = routes[name].split(' ') as [string, string]
    const rest: Record<string, unknown> = { ...(input as Record<string, unknown>) }
    const path = pattern.replace(/:(\w+)/g, (_, key: string) => {
      const value = String(rest[key])
      delete rest[key]
      return encodeURIComponent(value)
    })
    const query = method === 'GET' ? `?${new URLSearchParams(rest as Record<string, string>)}` : ''
    const response = await fetch(this.base + path + query, {
      method,
      headers: {
        origin: this.base,
        cookie: this.cookie,
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      },
      body: method === 'GET' ? undefined : JSON.stringify(rest),
    })
    this.keep(response)
    const body = await response.text()
    this.heard(body)
    if (!response.ok) throw new Refusal(name, response.status, codeOf(body), body)
    return JSON.parse(body) as Reply<N> // the contract says what this endpoint answers
  }

  private keep(response: Response): void {
    const jar = new Map(this.cookie.split('; ').map((pair) => [pair.split('=')[0], pair]))
    for (const header of response.headers.getSetCookie()) {
      const pair = header.split(';')[0] ?? ''
      jar.set(pair.split('=')[0], pair)
    }
    this.cookie = [...jar.values()].filter((pair) => pair !== '').join('; ')
  }
}

function codeOf(body: string): string {
  try {
    return String((JSON.parse(body) as { code?: unknown }).code)
  } catch (error) {
    if (error instanceof SyntaxError) return 'notJson'
    throw error
  }
}
