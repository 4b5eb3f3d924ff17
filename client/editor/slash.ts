// « / » asks for the list of blocks.
import { typedList } from './typed-list.ts'

export const slash = typedList('slash', '/', /(?:^|[\s\u202f])(\/[\p{L}\d\u2019' ]{0,24})$/u)
