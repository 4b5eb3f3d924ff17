// Words of taking part, whole: those that a phone loads at once, and those that come with a first refusal, or a first ballot.
import { answerWords } from './workshop-answers.ts'
import { phoneWords } from './workshop-phone.ts'
import { refusalWords } from './workshop-refusals.ts'

export const takingPartWords = { ...phoneWords, ...refusalWords, ...answerWords } as const
