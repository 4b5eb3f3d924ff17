// Whether a read found nothing for this person. Remembered while it is asked again, so that the page shown instead stays, and what is typed there.
import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Failure } from './api.ts'

export function useGone(read: UseQueryResult<unknown, Failure>, id: string): boolean {
  const [goneId, setGoneId] = useState<string | null>(null)
  const isGone = read.error?.code === 'notFound' || read.error?.code === 'badInput'
  const isThere = read.data !== undefined
  useEffect(() => {
    if (isGone) setGoneId(id)
    else if (isThere) setGoneId(null)
  }, [isGone, isThere, id])
  return isGone || (goneId === id && !isThere)
}
