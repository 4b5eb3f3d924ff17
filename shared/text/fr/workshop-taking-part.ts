// Words of taking part, whole: those that a phone loads at once, and those of answers, which come with the first ballot.
import { answerWords } from './workshop-answers.ts'
import { phoneWords } from './workshop-phone.ts'

export const takingPartWords = { ...phoneWords, ...answerWords } as const
