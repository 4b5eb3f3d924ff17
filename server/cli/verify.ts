// npm run verify: every text of the instance, running or not, one of them, or those of an archive, against its own log; or a pack that
// was handed over. Changes nothing.
import { existsSync } from 'node:fs'
import { instancePlace } from '../db/archive/places.ts'
import { connect, type Sql } from '../db/connect.ts'
import { verifyDatabase, type Verification } from '../history/verify-all.ts'
import { rehearse } from './archive/rehearse.ts'
import { argumentsOf, configuration, run, sayFindings, sayVerified, t, toError, toOutput } from './archive/say.ts'
import { verifyPack } from './verify-pack.ts'
import { documentIn, verifyOne } from './verify-document.ts'

async function inInstance<T>(work: (owner: Sql) => Promise<T>): Promise<T> {
  const place = await instancePlace(configuration())
  const owner = connect(place.access, { role: 'owner', max: 1, name: 'maillage verify' })
  try {
    toOutput(t('archive.from', { label: place.label }))
    return await work(owner)
  } finally {
    await owner.end({ timeout: 1 })
    await place.leave()
  }
}

const verifyInstance = (): Promise<Verification> =>
  inInstance((owner) =>
    verifyDatabase(owner, (done, total) => {
      if (done % 500 === 0) toOutput(t('archive.progress', { done, total }))
    }),
  )

await run(async () => {
  const { first: path, has } = argumentsOf('archive.usage.verify', 1, ['--pack'])
  if (path !== undefined && has('--pack')) {
    process.exitCode = await inInstance((owner) => verifyPack(owner, path))
    return
  }
  const documentId = path === undefined ? null : documentIn(path)
  if (documentId !== null) {
    process.exitCode = await inInstance((owner) => verifyOne(owner, documentId))
    return
  }
  if (path !== undefined && !existsSync(path)) {
    toError(t('verify.nothingNamed', { given: path }))
    process.exitCode = 1
    return
  }
  const verification = path === undefined ? await verifyInstance() : await rehearse(path, toOutput)
  if (verification.findings.length === 0) return sayVerified(toOutput, verification)
  sayFindings(toError, verification.findings)
  process.exitCode = 1
})
