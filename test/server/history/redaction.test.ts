// npm run redact -- DOCUMENT: a passage that must go from all that was ever written, as people run it, on a running PostgreSQL.
import { expect, test } from 'vitest'
import { Past } from '../../../server/history/past.ts'
import { readOn } from '../../../server/history/reading.ts'
import { passageIn } from '../../../shared/history/redaction.ts'
import { lettersOf } from '../../../shared/history/phrases.ts'
import { connect } from '../../../server/db/connect.ts'
import { indexText } from '../../../server/indexing/index-text.ts'
import { previewOf } from '../../../server/history/redaction/preview.ts'
import { looking } from '../../../server/history/log-rows.ts'
import { reportOn } from '../../../server/history/document-report.ts'
import { blank } from '../../../shared/history/redaction.ts'
import { startCommand } from '../../support/commands.ts'
import type { TestDatabase } from '../../support/database.ts'
import { urlOf } from '../../support/database-url.ts'
import { enter, erase, type, written } from '../../support/written.ts'

const words = 'Jeanne Dupont'

test('[H100] a passage', async () => {
  const { documentId, scene, history } = await written([
    { who: 1, act: type(25, ` appelez ${words} vite`), at: 1 },
    { who: 0, act: enter(38), at: 2 },
    { who: 0, act: erase(30, 45), at: 3 },
  ])
  const { owner, app, access } = scene.stage.database
  const env = { DATABASE_URL: urlOf(access).replace(/\/\/\w+:/, '//postgres:') } // the login may take every role
  await indexText(app, documentId, new Date())
  const redactor = connect(access, { role: 'redact', max: 1 })
  console.log(await previewOf(redactor, documentId, [words]).catch((e) => e))
  const { replay } = await looking(owner, async (tx) => {
    const past = new Past()
    await readOn(tx, documentId, past)
    return past
  })
  console.log([...replay.origins.entries()], [...passageIn(replay, [words])], [...lettersOf(replay, words)])
  const dry = await startCommand('redact', [documentId, '--phrase', words], env)
  console.log(dry)
  const ran = await startCommand(
    'redact',
    [documentId, '--phrase', words, '--yes', '--by', 'nadia@vaucombe.example', '--reason', 'Collé par erreur'],
    env,
  )
  console.log(ran)
  console.log(await owner`select position, kind, encode(update,'escape') u from document_update order by 1`)
  console.log(await looking(owner, (tx) => reportOn(tx, documentId)))
  const check = await startCommand('verify', [documentId], env)
  console.log(check)
})
