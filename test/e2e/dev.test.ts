// npm run dev: the story is there, its links sign in, and Vite serves the sources, those below /live too.
import { expect, test } from 'vitest'
import { aDataDirectory, startProduct } from '../support/processes.ts'

test('npm run dev prints links that sign in, and serves sources whose address begins like that of a socket', async () => {
  const { dataDir, remove } = aDataDirectory()
  const dev = await startProduct({ dataDir, program: ['--import', 'tsx', 'server/cli/dev.ts'] })
  try {
    for (const source of ['main.tsx', 'live/notes.ts', 'live/hooks.ts']) {
      const { status, headers } = await fetch(`${dev.url}/${source}`)
      expect(`${source} ${status} ${headers.get('content-type')}`).toBe(`${source} 200 text/javascript`)
    }
    expect((await fetch(`${dev.url}/live/nothing`)).status).toBe(404)
    await expect.poll(dev.printed).toMatch(/sign-in\/\S+ {2}Nadia Ferhat\n/)
    const link = /http\S+sign-in\S+/.exec(dev.printed())?.[0] ?? ''
    const signedIn = await fetch(link, { redirect: 'manual' })
    expect([signedIn.status, signedIn.headers.has('set-cookie')]).toEqual([303, true])
  } finally {
    await dev.end('SIGTERM')
    remove()
  }
})
