// A document in the tree: its handle, its title or the field that renames it, what one knows of it, and its menu.
import ChevronRight from 'lucide-react/icons/chevron-right'
import GripVertical from 'lucide-react/icons/grip-vertical'
import Lock from 'lucide-react/icons/lock'
import Star from 'lucide-react/icons/star'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import { TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { memo, useContext } from 'react'
import { Link } from 'wouter'
import type { TreeRow } from '../../../../shared/schemas/organising.ts'
import { documentWords } from '../../../../shared/text/fr/document.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { saySince } from '../../../dates.ts'
import { Icon, type IconShape } from '../../../ui/Icon.tsx'
import { Faces } from '../../../ui/Marks.tsx'
import { Status, Tag as TagMark } from '../../../ui/Status.tsx'
import { LineMenu } from './LineMenu.tsx'
import { RenameField } from './RenameField.tsx'
import { ExpandedContext, TreeLinesContext } from './tree-context.ts'
import type { TreeNode } from './tree-nodes.ts'
import styles from './tree.module.css'

const t = words({ ...documentWords, ...organising })

export const pathOf = (demarcheId: string, id: string): string => `/d/${demarcheId}/documents/${id}`

/** A click on the title is the link's, with the keys that open it elsewhere; the line around hears none of it. */
const stop = (event: { stopPropagation: () => void }): void => event.stopPropagation()
const itsOwn = { onPointerDown: stop, onMouseDown: stop, onClick: stop, onPointerUp: stop }

function Told({ icon, children }: { icon: IconShape; children: string }) {
  return (
    <span className={styles.told} title={children}>
      <Icon of={icon} size="0.875rem" />
      <span className="sr-only">{children}</span>
    </span>
  )
}

/** Made once for each document and kept while it stays the same: what all share comes by the contexts. */
export function TreeLine({ node: { id, row, below } }: { node: TreeNode }) {
  const hasBelow = below.length > 0
  return (
    <TreeItem id={id} textValue={row.title} hasChildItems={hasBelow} className={styles.line ?? ''}>
      <TreeItemContent>
        {({ isExpanded }) => <Line row={row} isExpanded={isExpanded} hasBelow={hasBelow} />}
      </TreeItemContent>
      {hasBelow && <Below id={id} nodes={below} />}
    </TreeItem>
  )
}

/** What is folded is not made: ten thousand lines cost what is in sight. */
function Below({ id, nodes }: { id: string; nodes: readonly TreeNode[] }) {
  const isUnfolded = useContext(ExpandedContext).has(id)
  return isUnfolded ? <Collection items={nodes}>{(node) => <TreeLine node={node} />}</Collection> : null
}

interface LineProps {
  row: TreeRow
  isExpanded: boolean
  hasBelow: boolean
}

const Line = memo(function Line({ row, isExpanded, hasBelow }: LineProps) {
  const lines = useContext(TreeLinesContext)
  const { title, state, restricted, favourite, changedAt } = row
  const people = (row.present ?? []).map(({ actorId, displayName, hue }) => ({
    id: actorId,
    name: displayName,
    mark: { hue, pattern: hue },
  }))
  return (
    <div className={styles.cells}>
      {lines.mayMove && (
        <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={t('tree.drag', { title })}>
          <Icon of={GripVertical} />
        </AriaButton>
      )}
      {hasBelow ? (
        <AriaButton
          slot="chevron"
          className={styles.fold ?? ''}
          aria-label={t(isExpanded ? 'tree.collapse' : 'tree.expand', { title })}
        >
          <Icon of={ChevronRight} />
        </AriaButton>
      ) : (
        <span className={styles.fold} aria-hidden="true" />
      )}
      {lines.renaming === row.id ? (
        <RenameField documentId={row.id} title={title} onDone={() => lines.onRenamed(row.id)} />
      ) : (
        <span className={styles.title}>
          <Link
            href={pathOf(lines.demarcheId, row.id)}
            className={styles.name}
            title={title}
            tabIndex={-1}
            draggable={false}
            {...itsOwn}
          >
            {title}
          </Link>
          {restricted && <Told icon={Lock}>{t('documents.restricted')}</Told>}
          {favourite && <Told icon={Star}>{t('tree.favourite')}</Told>}
          <span className={styles.tags}>
            {row.tagIds?.map((id) => {
              const tag = lines.tags.get(id)
              return (
                tag && (
                  <TagMark key={id} tone="line">
                    {tag.name}
                  </TagMark>
                )
              )
            })}
          </span>
        </span>
      )}
      <span className={styles.here}>
        {people.length > 0 && <Faces people={people} size="sm" label={t('documents.here')} />}
      </span>
      <span className={styles.when}>{saySince(changedAt)}</span>
      <span className={styles.state}>
        <Status status={state} />
      </span>
      <LineMenu {...lines} row={row} />
    </div>
  )
})
