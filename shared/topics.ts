// The names under which commits are announced. A topic says that something moved, never what it is now.

/** Everything may have changed: sent by the listener itself after a lost connection. */
export const everything = '*'

export const topic = {
  /** Accounts, organisations and settings of the instance. */
  instance: 'instance',
  person: (id: string) => `person:${id}`,
  /** As a page watches it: `person` of whoever is signed in there. Never announced. */
  me: 'me',
  demarche: (id: string) => `demarche:${id}`,
  document: (id: string) => `document:${id}`,
  /** Its preparation; what happens in it goes over its own feed. */
  workshop: (id: string) => `workshop:${id}`,
  /** A meeting, and its workshops as its page lists them. */
  meeting: (id: string) => `meeting:${id}`,
  /** What happens in a workshop, up to a revision: from process to process, nobody watches it. */
  room: (id: string, revision: number) => `room:${id}:${revision}`,
  /** Words of a workshop were blanked behind its back: whoever holds them reads them again. */
  blanked: (id: string) => `blanked:${id}`,
  /** Access may have changed: open sockets concerned are closed, and rejoining decides. */
  access: {
    session: (id: string) => `access:session:${id}`,
    person: (id: string) => `access:person:${id}`,
    demarche: (id: string) => `access:demarche:${id}`,
    document: (id: string) => `access:document:${id}`,
  },
} as const
