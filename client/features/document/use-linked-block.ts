// Goes to the block that the address names: when the text opens, and when a link of the page (the tray of mentions) names one of the text that is open.
import type { Editor } from '@tiptap/core'
import { useEffect, type RefObject } from 'react'
import { isUuid } from '../../../shared/ids.ts'
import { goToBlock } from '../../editor/go-to-block.ts'
import { afterClosing } from '../../ui/after-closing.ts'

export function useLinkedBlock(editor: Editor, linkedBlock: RefObject<string>): void {
  useEffect(() => {
    const blockId = linkedBlock.current
    linkedBlock.current = ''
    // A frame later the page has put its focus, and blocks have their heights.
    if (isUuid(blockId)) requestAnimationFrame(() => goToBlock(editor, blockId))
  }, [editor, linkedBlock])
  useEffect(() => {
    let giveUp = () => {}
    const follow = () => {
      const blockId = location.hash.slice(1)
      giveUp()
      if (isUuid(blockId)) giveUp = afterClosing(() => void goToBlock(editor, blockId))
    }
    const events = ['pushState', 'hashchange'] // the first is the router's
    for (const event of events) addEventListener(event, follow)
    return () => {
      giveUp()
      for (const event of events) removeEventListener(event, follow)
    }
  }, [editor])
}
