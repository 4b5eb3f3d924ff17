// The line of time, page after page as one asks for what is older.
import { useMemo, useState } from 'react'
import { Failure } from '../../api.ts'
import { call } from '../../signed-in-api.ts'
import { useRead } from '../../query.ts'
import type { Filter } from './address.ts'
import { askedBy } from './Filters.tsx'
import { joinPages, type Lines } from './pages.ts'

interface Older {
  /** What the pages were asked for. */
  readonly key: string
  readonly pages: readonly Lines[]
}

const nothing: Older = { key: '', pages: [] }

export function useLines(documentId: string, filter: Filter) {
  const asked = { documentId, ...askedBy(filter) }
  const key = JSON.stringify(asked)
  const read = useRead('readHistory', asked, { keep: true })
  const [older, setOlder] = useState(nothing)
  const [isLoading, setLoading] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { data } = read
  const pages = older.key === key ? older.pages : nothing.pages
  const lines = useMemo(() => (data ? joinPages([data, ...pages]) : null), [data, pages])
  const more = async () => {
    const before = lines?.next
    if (before == null || isLoading) return
    setLoading(true)
    setFailure(null)
    try {
      const page = await call('readHistory', { ...asked, before })
      setOlder({ key, pages: [...pages, page] })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setFailure(error)
    } finally {
      setLoading(false)
    }
  }
  return { read, history: data ?? null, lines, isLoading, failure, more }
}
