// What everyone may know of this instance, asked once per page load.
import { useEffect, useState } from 'react'
import type { Reply } from '../shared/api.ts'
import { call, Failure } from './api.ts'

export type Instance = Reply<'readInstance'>

let asked: Promise<Instance | null> | null = null

/** Null until the server has said, or when it does not. */
export function useInstance(): Instance | null {
  const [instance, setInstance] = useState<Instance | null>(null)
  useEffect(() => {
    let isHere = true
    asked ??= ask()
    void asked.then((answer) => {
      if (answer === null) asked = null // asked again by the next page
      if (isHere) setInstance(answer)
    })
    return () => {
      isHere = false
    }
  }, [])
  return instance
}

/** After the set-up, or a change of name. */
export const forgetInstance = (): void => void (asked = null)

async function ask(): Promise<Instance | null> {
  try {
    return await call('readInstance', {})
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}
