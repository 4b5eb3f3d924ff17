// The free note: an empty page.
import type { DocumentJson } from '../schema.ts'
import { paragraph } from './blocks.ts'

export const note = (): DocumentJson => ({ type: 'doc', content: [paragraph()] })
