// The dialogs of what is done from the past of a text: one at a time.
import type { Version } from '../../../shared/schemas/history.ts'
import { ExportComparison } from './ExportComparison.tsx'
import { PackDialog } from './PackDialog.tsx'
import { Restoring } from './Restoring.tsx'
import { LockDialog, NameDialog, ProofDialog, RemoveDialog } from './VersionDialogs.tsx'

export type Asked =
  | { what: 'name' | 'export' }
  | { what: 'edit' | 'lock' | 'remove' | 'proof' | 'pack'; version: Version }
  | { what: 'restore'; position: number }

export interface ActDialogsProps {
  documentId: string
  asked: Asked
  /** Of what is asked about, in words. */
  moment: string
  /** The moment that is shown, the later of a comparison; and the earlier one. */
  position: number
  from: number
  blockId: string | null
  mayPack: boolean
  onClose: () => void
}

export function ActDialogs({ documentId, asked, moment, position, from, blockId, mayPack, onClose }: ActDialogsProps) {
  switch (asked.what) {
    case 'name':
      return <NameDialog documentId={documentId} named={{ position, moment }} onClose={onClose} />
    case 'edit':
      return <NameDialog documentId={documentId} named={{ version: asked.version }} onClose={onClose} />
    case 'lock':
      return <LockDialog documentId={documentId} version={asked.version} onClose={onClose} />
    case 'remove':
      return <RemoveDialog documentId={documentId} version={asked.version} onClose={onClose} />
    case 'proof':
      return <ProofDialog version={asked.version} onClose={onClose} />
    case 'pack':
      return <PackDialog documentId={documentId} version={asked.version} mayPack={mayPack} onClose={onClose} />
    case 'export':
      return <ExportComparison documentId={documentId} from={from} to={position} onClose={onClose} />
    case 'restore':
      return (
        <Restoring
          documentId={documentId}
          position={asked.position}
          moment={moment}
          blockId={blockId}
          onClose={onClose}
        />
      )
  }
}
