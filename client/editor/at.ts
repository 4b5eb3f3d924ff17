// « @ » asks for the list of the people and organisations of the démarche.
import { typedList } from './typed-list.ts'

export const at = typedList('at', '@', /(?:^|[\s\u202f\u00a0(])(@[\p{L}\p{M}\d\u2019' -]{0,30})$/u)
