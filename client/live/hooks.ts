// Reading live documents from React. Everything else here knows nothing of React.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { LiveDocument, type LiveView } from './live-document.ts'
import type { LiveOptions } from './live-options.ts'

/**
 * The open document, closed when the component leaves or another document, person, epoch or generation is asked for.
 * Null during the first render only.
 */
export function useLiveDocument(options: LiveOptions): LiveDocument | null {
  const [live, setLive] = useState<LiveDocument | null>(null)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const { personId, documentId, epoch, generation, serverUrl } = options
  useEffect(() => {
    const opened = new LiveDocument({ ...latest.current, personId, documentId, epoch, generation, serverUrl })
    setLive(opened)
    return () => {
      setLive(null)
      void opened.close()
    }
  }, [personId, documentId, epoch, generation, serverUrl])
  const { mayWrite, frozen } = options.access
  useEffect(() => live?.setAccess({ mayWrite, frozen }), [live, mayWrite, frozen])
  return live
}

const nothing: LiveView = {
  status: { is: 'opening' },
  text: null,
  mayEdit: false,
  unsent: 'nothing',
  setAside: [],
  setAsideIsKept: true,
}
const never = () => () => undefined

export function useLiveView(live: LiveDocument | null): LiveView {
  return useSyncExternalStore(live?.subscribe ?? never, live?.get ?? (() => nothing))
}
