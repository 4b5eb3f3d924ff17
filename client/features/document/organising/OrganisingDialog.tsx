// The dialogs of organising, loaded when one is first asked for.
import type { Asked } from './asked.ts'
import { ConcernedDialog } from './ConcernedDialog.tsx'
import { CopyDialog } from './CopyDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { TagsDialog } from './TagsDialog.tsx'
import { TrashDialog } from './TrashDialog.tsx'

export interface OrganisingDialogProps {
  asked: Asked
  onClose: () => void
  /** A copy was made: where to go. */
  onCopied: (documentId: string) => void
  onTrashed?: (() => void) | undefined
  onMoved?: ((documentId: string, parentId: string | null) => void) | undefined
}

export function OrganisingDialog({
  asked: { what, document, tags },
  onClose,
  onCopied,
  onTrashed,
  onMoved,
}: OrganisingDialogProps) {
  switch (what) {
    case 'move':
      return (
        <MoveDialog document={document} onClose={onClose} onMoved={(parentId) => onMoved?.(document.id, parentId)} />
      )
    case 'duplicate':
    case 'edition':
      return <CopyDialog document={document} kind={what} onClose={onClose} onCopied={onCopied} />
    case 'trash':
      return <TrashDialog document={document} onClose={onClose} onTrashed={onTrashed} />
    case 'concerned':
      return <ConcernedDialog demarcheId={document.demarcheId} tags={tags ?? []} onClose={onClose} />
    case 'tags':
      return <TagsDialog document={document} onClose={onClose} />
  }
}
