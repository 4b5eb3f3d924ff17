// A single-use link as its page sees it: being read, readable, spent, or unreadable for now.
import { useCallback, useEffect, useState } from 'react'
import type { LinkFacts } from '../shared/schemas/people.ts'
import { call, Failure } from './api.ts'
import { dropToken, takeToken } from './link-token.ts'

export type LinkState =
  | { state: 'reading' }
  | { state: 'ready'; facts: LinkFacts }
  | { state: 'spent' }
  | { state: 'failed'; failure: Failure }

/** `page` names where the token is kept for a reload. A link of another kind is as one that is spent. */
export function useLink(page: string, kind: LinkFacts['kind']) {
  const [token] = useState(() => takeToken(page))
  const [link, setLink] = useState<LinkState>({ state: 'reading' })
  const read = useCallback(async () => {
    setLink({ state: 'reading' })
    setLink(await stateOf(token, kind))
  }, [token, kind])
  useEffect(() => void read(), [read])
  return {
    token,
    link,
    read,
    /** After its use, or when the server says that it is spent. */
    forget: () => dropToken(page),
    spend: () => {
      dropToken(page)
      setLink({ state: 'spent' })
    },
  }
}

const shortest = 16 // of a token, as the contract says

async function stateOf(token: string, kind: LinkFacts['kind']): Promise<LinkState> {
  if (token.length < shortest) return { state: 'spent' }
  try {
    const facts = await call('readLink', { token })
    return facts.kind === kind ? { state: 'ready', facts } : { state: 'spent' }
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure
    return failure.code === 'linkExpired' || failure.code === 'badInput'
      ? { state: 'spent' }
      : { state: 'failed', failure }
  }
}
