// The thread that reads texts for the index: what it takes from the database never passes through the thread that serves people.
import { connect, type LoginOptions, type Sql } from '../db/connect.ts'
import { answerWith } from '../thread-answers.ts'
import { indexText } from './index-text.ts'

export interface TextToIndex {
  login: LoginOptions
  documentId: string
}

let sql: Sql | undefined

answerWith(async ({ login, documentId }: TextToIndex) => {
  sql ??= connect({ label: 'index', login: () => login }, { role: 'app', name: 'maillage index', max: 1 })
  await indexText(sql, documentId, new Date())
})
