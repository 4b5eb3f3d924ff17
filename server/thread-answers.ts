// The thread's side of off-thread.ts.
import { constants, setPriority } from 'node:os'
import { parentPort, type TransferListItem } from 'node:worker_threads'
import type { Answered, Question } from './off-thread.ts'

/** Answers questions for as long as the thread lives. `moved` names the buffers of an answer that need not be copied. */
export function answerWith<Q, A>(
  answer: (question: Q) => A | Promise<A>,
  moved: (answer: A) => TransferListItem[] = () => [],
): void {
  // Where there are fewer cores than threads, those who type go first. On Linux this thread alone becomes less urgent.
  if (parentPort !== null && process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  parentPort?.on('message', (asked: Question<Q>) => {
    void answerOne(asked, answer, moved)
  })
}

async function answerOne<Q, A>(
  { id, question }: Question<Q>,
  answer: (question: Q) => A | Promise<A>,
  moved: (answer: A) => TransferListItem[],
): Promise<void> {
  try {
    const given = await answer(question)
    const answered: Answered<A> = { id, answer: given }
    parentPort?.postMessage(answered, moved(given))
  } catch (error) {
    const answered: Answered<A> = { id, failure: placeOf(error) }
    parentPort?.postMessage(answered)
  }
}

/** What failed and where, not what it says: readers quote what they read, and this goes to the log. [O7] */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...frames].join('\n')
}
