// What a page shows while it waits for a read, or when the read failed.
import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { common } from '../shared/text/fr/common.ts'
import { frame } from '../shared/text/fr/frame.ts'
import { words } from '../shared/text/words.ts'
import type { Failure } from './api.ts'
import { sayFailure } from './error-words.ts'
import { useSession } from './me.tsx'
import { Banner } from './ui/Banner.tsx'
import { Button } from './ui/Button.tsx'
import { Skeleton } from './ui/Layout.tsx'

const t = words({ ...frame, ...common })

export interface ReadStateProps {
  read: UseQueryResult<unknown, Failure>
  lines?: number
  /** For a whole page, whose heading is on its way too. */
  title?: boolean
}

/** Shown in place of what is read, until it is there. */
export function ReadState({ read, lines = 4, title = false }: ReadStateProps) {
  const { refresh } = useSession()
  const isSignedOut = read.error?.code === 'signedOut'
  useEffect(() => {
    if (isSignedOut) void refresh() // the session ended: the entry takes the place of the page
  }, [isSignedOut, refresh])
  if (!read.error) return <Skeleton lines={lines} title={title} />
  const retry = (
    <Button variant="second" size="sm" busy={read.isFetching} onClick={() => void read.refetch()}>
      {t('common.retry')}
    </Button>
  )
  return (
    <Banner tone="danger" title={t('read.failed')} actions={retry}>
      {sayFailure(read.error)}
    </Banner>
  )
}
