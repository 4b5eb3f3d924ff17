// The closed list of expected failures and the one class that carries them. Bugs are plain Errors and never shown.

/** Code → HTTP status. The sentence of each code is `error.<code>` in text/fr/errors.ts. */
export const errorStatus = {
  badInput: 400,
  badOrigin: 403,
  signedOut: 401,
  wrongCredentials: 401,
  notAllowed: 403,
  notYourOrganisation: 403,
  notYoursToMerge: 403,
  mergedAgain: 409,
  notFound: 404,
  alreadyExists: 409,
  weakPassphrase: 422,
  linkExpired: 410,
  alreadySetUp: 409,
  notSetUp: 409,
  tooManyTries: 429,
  tooLarge: 413,
  notAnImage: 422,
  unreadableFile: 422,
  exportFailed: 503,
  quotaReached: 422,
  brokenLog: 409,
  frozen: 409,
  guardFailed: 409,
  staleState: 409,
  staleSheet: 409,
  lastPilot: 409,
  wouldCycle: 409,
  tooDeep: 422,
  inTrash: 409,
  historyHidden: 403,
  beforeArrival: 403,
  locked: 409,
  restoring: 409,
  wrongCode: 404,
  roomClosed: 409,
  roomFull: 409,
  notYourGuest: 403,
  notPaired: 404,
  rehearsal: 409,
  invalidSiret: 422,
  invalidRna: 422,
  busy: 503,
  unavailable: 503,
  diskFull: 507,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof errorStatus

export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** An expected failure: a code of the closed list, and facts (never sentences, never secrets) for the client's words. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code)
    this.code = code
    this.details = details
  }

  get status(): number {
    return errorStatus[this.code]
  }
}
