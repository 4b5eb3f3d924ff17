// What tables add around a text: their menu, loaded when it is first asked for.
import type { Editor } from '@tiptap/react'
import { Suspense, useEffect, useRef, useState } from 'react'
import type { MenuRequest } from './requests.ts'
import { hearRequests } from './requests.ts'
import { lazily } from '../../lazily.ts'

const TableMenu = lazily(() => import('./TableMenu.tsx'), 'TableMenu')

export function TableParts({ editor }: { editor: Editor }) {
  const [request, setRequest] = useState<MenuRequest | null>(null)
  const wasOpen = useRef(false)
  useEffect(
    () =>
      hearRequests((heard) => {
        if (editor.view.dom.contains(heard.anchor)) setRequest(heard)
      }),
    [editor],
  )
  // While the menu is there nothing behind it can have the focus, and the library of menus gives it back in a later frame: keys
  // pressed until then would go nowhere. This comes after the menu's own effects have ended.
  useEffect(() => {
    if (wasOpen.current && !request) editor.view.focus()
    wasOpen.current = request !== null
  }, [editor, request])
  if (!request) return null
  // A menu that is slow to go must not close the next one.
  const close = () => setRequest((now) => (now === request ? null : now))
  return (
    <Suspense fallback={null}>
      <TableMenu editor={editor} request={request} onClose={close} />
    </Suspense>
  )
}
