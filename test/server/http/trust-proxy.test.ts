// Whose failures are counted behind a proxy: the address that TRUST_PROXY lets us believe, never one that anybody writes.
import { expect, test } from 'vitest'
import { parseConfig } from '../../../server/config.ts'
import { aStage, type Stage } from '../../support/stage.ts'

let tries = 0

/** The status of a sign-in that fails, said to be forwarded for these addresses. */
async function fails({ base }: Stage, forwardedFor: string): Promise<number> {
  const response = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base, 'x-forwarded-for': forwardedFor },
    body: JSON.stringify({ email: `p${++tries}@hall.example`, passphrase: 'fausse' }),
  })
  return response.status
}

const behind = (TRUST_PROXY: string) => aStage({ trustProxy: parseConfig({ TRUST_PROXY }).trustProxy })

test('without a proxy, an address that the sender writes is not believed [P5]', async () => {
  const stage = await behind('0')
  for (let n = 0; n < 40; n++) expect(await fails(stage, `203.0.113.${n}`)).toBe(401)
  expect(await fails(stage, '203.0.113.200')).toBe(429)
})

test.each(['1', '127.0.0.1'])(
  'behind the proxy %s, its clients are counted apart, by what it saw [P5]',
  async (proxy) => {
    const stage = await behind(proxy)
    for (let n = 0; n < 40; n++) expect(await fails(stage, `198.51.100.${n}, 203.0.113.7`)).toBe(401)
    expect(await fails(stage, '198.51.100.99, 203.0.113.7')).toBe(429)
    expect(await fails(stage, '203.0.113.8')).toBe(401)
  },
)
