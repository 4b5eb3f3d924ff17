// A reason not to start that whoever starts us can act on: said in words, without the stack of a bug.
import { startWords } from '../shared/text/fr/start.ts'
import { words } from '../shared/text/words.ts'

export class CannotStart extends Error {
  override readonly name: string = 'CannotStart'
}

/** The sentences of it, in the language of whoever operates an instance. [O35] */
export const why = words(startWords)
