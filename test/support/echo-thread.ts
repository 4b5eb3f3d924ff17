// A thread for the tests of threads: gives back what it is asked, or fails, dies and hangs when told to.
import { answerWith } from '../../server/thread-answers.ts'

answerWith((question: string) => {
  if (question === 'fail') throw new Error('as asked')
  if (question === 'die') process.exit(3)
  while (question === 'hang');
  return question
})
