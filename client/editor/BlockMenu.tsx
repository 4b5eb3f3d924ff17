// The menu of the block that the caret is in, among the tools: on a phone there is no margin for its handle.
import type { Editor } from '@tiptap/react'
import Blocks from 'lucide-react/icons/grip-vertical'
import { useState } from 'react'
import { blockItems, type Page } from './block-items.ts'
import { blockHere } from './block-moves.ts'
import { ToolMenu } from './ToolMenu.tsx'
import { t } from './words.ts'

export function BlockMenu({ editor, documentId }: { editor: Editor; documentId: string | undefined }) {
  const [page, setPage] = useState<Page>('acts')
  const items = () => {
    const block = blockHere(editor)
    return block ? blockItems({ editor, block, page, onPage: setPage, documentId }) : []
  }
  return <ToolMenu label={t('blocks.block')} menuLabel={t('blocks.block')} icon={Blocks} items={items} />
}
