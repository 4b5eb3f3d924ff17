// What a field of date and time holds of an instant. Pure.
import { localTime } from '../../../shared/local-time.ts'

/** « 2026-03-26T14:05 » */
export const fieldOf = (instant: string): string => localTime(new Date(instant)).slice(0, 16)
