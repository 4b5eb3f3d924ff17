// The thread that reads texts for the index.
import type { Packed } from '../history/packing.ts'
import { unpack } from '../history/packing.ts'
import { answerWith } from '../thread-answers.ts'
import { readText } from './read-text.ts'

answerWith((updates: Packed) => readText(unpack(updates)))
