// Reading and doing, for signed-in pages: a thin wrapper over TanStack Query whose replies are read again when a topic moves.
import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import type { Input, Reply } from '../shared/api.ts'
import * as reads from '../shared/reads.ts'
import type { EndpointName } from '../shared/routes.ts'
import { Failure } from './api.ts'
import { call } from './signed-in-api.ts'
import { browserNotices, Notices } from './live/notices.ts'

/** The one listener of this tab; started by the frame of the signed-in pages. */
export const notices = new Notices(browserNotices())

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always', // a failure offline is shown, not waited for
      // Where the browser itself knows that there is no network, the failure is shown at once.
      retry: (failures, error) =>
        failures < 2 && navigator.onLine && error instanceof Failure && retryable.has(error.code),
    },
    mutations: { networkMode: 'always' },
  },
})

const retryable = new Set<string>(['offline', 'unavailable', 'busy'])

/** None for what no topic tells of: such a reply is read again after each write of this tab. */
function topicsOf<N extends EndpointName>(name: N, input: Input<N>): readonly string[] {
  const all: { [Name in EndpointName]?: (input: never) => readonly string[] } = reads.topicsOf
  return all[name]?.(input as never) ?? [] // the same endpoint's own input
}

/**
 * The reply of a read, kept fresh. `enabled: false` waits; `keep` shows the reply to the question before, until this one's is there.
 * `lasting`: of the past, which stays what it is; not asked again because time went by.
 */
export function useRead<N extends EndpointName>(
  name: N,
  input: Input<N>,
  { enabled, keep, lasting }: { enabled?: boolean; keep?: boolean; lasting?: boolean } = {},
) {
  const client = useQueryClient()
  const key = [name, input] as const
  const topics = topicsOf(name, input).join(' ')
  const keyText = JSON.stringify(key)
  useEffect(() => {
    if (topics === '') return
    return notices.watch(topics.split(' '), () => {
      void client.invalidateQueries({ queryKey: JSON.parse(keyText) as unknown[] }) // made of this very key
    })
  }, [client, topics, keyText])
  return useQuery<Reply<N>, Failure>({
    queryKey: key,
    queryFn: () => call(name, input),
    ...(enabled === undefined ? {} : { enabled }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(lasting ? { staleTime: Infinity } : {}),
  })
}

/** What follows one write. */
type Afterwards<N extends EndpointName> = {
  onSuccess?: ((reply: Reply<N>) => void) | undefined
  onError?: ((failure: Failure) => void) | undefined
}

/**
 * A write. Whatever it may have changed is read again before `mutateAsync` resolves, and before what follows `mutate`: the line or
 * the form that asked is often gone by then. What follows is run all the same (where the focus goes, what is said), unless the
 * person has left for another page.
 */
export function useDo<N extends EndpointName>(name: N) {
  const client = useQueryClient()
  const mutation = useMutation<Reply<N>, Failure, Input<N>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onSuccess: () => client.invalidateQueries(),
  })
  const { mutateAsync } = mutation
  const mutate = useCallback(
    (input: Input<N>, { onSuccess, onError }: Afterwards<N> = {}) => {
      const page = location.pathname
      const here = <T>(then: ((told: T) => void) | undefined) => {
        return (told: T) => (location.pathname === page ? then?.(told) : undefined)
      }
      void mutateAsync(input).then(here(onSuccess), here(onError))
    },
    [mutateAsync],
  )
  return { ...mutation, mutate }
}
