// Which dialog of the console is open, and the one it is.
import type { Workshop } from '../../../shared/schemas/workshops.ts'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { panelSteeringWords } from '../../../shared/text/fr/workshop-panel-steering.ts'
import { voteWords } from '../../../shared/text/fr/workshop-votes.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { Phase } from '../../../shared/workshop/phases.ts'
import type { CommonView, TableView } from '../../../shared/workshop/view.ts'
import { writingIn } from '../../../shared/workshop/writing.ts'
import type { Column } from './board.ts'
import { ConfirmSteer, KeysDialog, MessageDialog, PairDialog, ReopenDialog } from './ConsoleDialogs.tsx'
import { GroupDialog, HideDialog, HideReasonDialog, MergeDialog } from './ContributionDialogs.tsx'
import { PaperDialog, type PaperPhase } from './PaperDialog.tsx'
import { PhotosDialog } from './PhotosDialog.tsx'
import { PeopleDialog, RapporteurDialog, SynthesisDialog } from './PeopleDialogs.tsx'
import { PhaseDialog } from './PhaseDialog.tsx'
import type { SaidReason } from './Results.tsx'
import { isDone } from './Tables.tsx'
import type { Steer } from './steer.ts'
import { WishDialog } from './WishFields.tsx'
import { hasUnshown, Withheld } from './Withheld.tsx'

const t = words({ ...workshopConsole, ...voteWords, ...panelSteeringWords })

export type Asked =
  | { kind: 'group' | 'merge' | 'hide'; contributionId: string }
  | { kind: 'hideReason'; said: SaidReason }
  | { kind: 'eraseSpeaker'; speakerId: string; name: string }
  | { kind: 'next' | 'unrevealed' | 'unshown' }
  | { kind: 'close' | 'reopen' | 'message' | 'pair' | 'keys' | 'people' | 'paper' | 'photos' | 'wish' }
  /** After which phase; null: after the one in hand. */
  | { kind: 'add'; after: string | null }
  | { kind: 'go'; phaseId: string }
  | { kind: 'synthesise'; clusterId: string }
  | { kind: 'rapporteur'; table: TableView }

export interface AskedDialogProps {
  asked: Asked
  view: CommonView
  workshopId: string
  columns: readonly Column[]
  keys: { single: boolean; turn: (on: boolean) => void }
  onSend: (command: SteeringCommand) => Promise<boolean>
  onInsert: (phase: Phase, after: string | null) => Promise<boolean>
  onClose: () => void
  steer: Steer
  /** As prepared: what may be written in those that were played. */
  phases: Workshop['phases']
}

export function AskedDialog({
  asked,
  view,
  workshopId,
  columns,
  keys,
  onSend,
  onInsert,
  onClose,
  steer,
  phases,
}: AskedDialogProps) {
  const shared = { onSend, onClose }
  const roundId = view.head.round?.id ?? null
  switch (asked.kind) {
    case 'group':
    case 'merge':
    case 'hide': {
      const card = view.contributions[asked.contributionId]
      if (!card) return null // gone in the meantime
      if (asked.kind === 'hide') return <HideDialog card={card} {...shared} />
      const Which = asked.kind === 'group' ? GroupDialog : MergeDialog
      return <Which card={card} columns={columns} {...shared} />
    }
    case 'hideReason':
      return <HideReasonDialog said={asked.said} {...shared} />
    case 'eraseSpeaker': {
      const { speakerId, name } = asked
      const title = t('panel.steer.erase.title', { name })
      const said = { title, text: t('panel.steer.erase.text'), act: t('panel.steer.erase') }
      return <ConfirmSteer {...said} danger command={{ kind: 'eraseSpeaker', speakerId }} {...shared} />
    }
    case 'message':
      return <MessageDialog current={view.head.message?.text ?? null} {...shared} />
    case 'pair':
      return <PairDialog workshopId={workshopId} onClose={onClose} />
    case 'keys':
      return <KeysDialog single={keys.single} onSingle={keys.turn} onClose={onClose} />
    case 'add':
      return (
        <PhaseDialog
          workshopId={workshopId}
          phase={null}
          onSave={(phase) => onInsert(phase, asked.after)}
          onClose={onClose}
        />
      )
    case 'people':
      return <PeopleDialog view={view} onSteer={(command) => void onSend(command)} onClose={onClose} />
    case 'paper':
      return <PaperDialog phases={paperPhases(view, phases)} tables={view.tables} steer={steer} onClose={onClose} />
    case 'wish':
      return (
        <WishDialog
          wish={view.head.wish ?? []}
          onWish={(signals) => void onSend({ kind: 'wish', signals })}
          onClose={onClose}
        />
      )
    case 'photos':
      return <PhotosDialog workshopId={workshopId} tables={view.tables} onClose={onClose} />
    case 'synthesise': {
      const cluster = view.clusters[asked.clusterId]
      return cluster ? <SynthesisDialog cluster={cluster} {...shared} /> : null
    }
    case 'reopen':
      return <ReopenDialog {...shared} />
    case 'rapporteur':
      return <RapporteurDialog table={asked.table} people={view.people} {...shared} />
    case 'close':
      return (
        <ConfirmSteer
          title={t('console.close.title')}
          text={t('console.close.text')}
          act={t('console.close.act')}
          danger
          command={{ kind: 'close', roundId }}
          {...shared}
        >
          <Withheld kept={view.plan} then={t('console.withheld.close')} onSend={onSend} />
          {hasUnshown(view) && <p>{t('votes.close.unshown')}</p>}
        </ConfirmSteer>
      )
    default:
      return roundId === null ? null : <Passage asked={asked} view={view} roundId={roundId} {...shared} />
  }
}

/** The last round of each phase in which people write. */
function paperPhases({ plan, head }: CommonView, phases: Workshop['phases']): PaperPhase[] {
  return plan.flatMap(({ id, title, roundIds }) => {
    const roundId = roundIds.at(-1)
    const isNow = id === head.phase?.id
    const config = isNow ? head.phase?.config : phases.find((one) => one.id === id)?.config
    const rules = config === undefined ? null : writingIn(config)
    return roundId !== undefined && rules !== null ? [{ roundId, title, isNow, config: rules }] : []
  })
}

type PassageProps = Pick<AskedDialogProps, 'view' | 'onSend' | 'onClose'> & {
  asked: Extract<Asked, { kind: 'go' | 'next' | 'unrevealed' | 'unshown' }>
  roundId: string
}

function Passage({ asked, view, roundId, ...shared }: PassageProps) {
  if (asked.kind === 'go') {
    const title = view.plan.find(({ id }) => id === asked.phaseId)?.title ?? ''
    const which = asked.phaseId === view.head.phase?.id ? 'again' : 'go'
    return (
      <ConfirmSteer
        title={t(which === 'again' ? 'console.plan.again.title' : 'console.plan.go', { title })}
        text={t(`console.plan.${which}.text`)}
        act={t(`console.plan.${which}.act`)}
        command={{ kind: 'goTo', roundId, phaseId: asked.phaseId }}
        {...shared}
      >
        <Withheld
          kept={view.plan.filter(({ id }) => id === view.head.phase?.id)}
          then={t('console.withheld.go')}
          onSend={shared.onSend}
        />
        {hasUnshown(view) && <p>{t('votes.go.unshown')}</p>}
      </ConfirmSteer>
    )
  }
  if (asked.kind === 'unrevealed') {
    return (
      <ConfirmSteer
        title={t('console.next.unrevealed')}
        text={t('console.next.unrevealed.text')}
        act={t('console.reveal')}
        command={{ kind: 'reveal', roundId, revealed: true }}
        otherwise={{ act: t('console.next.without'), command: { kind: 'next', roundId } }}
        {...shared}
      />
    )
  }
  if (asked.kind === 'unshown') {
    return (
      <ConfirmSteer
        title={t('votes.next.unshown')}
        text={t('votes.next.unshown.text')}
        act={t('votes.show')}
        command={{ kind: 'showResults', roundId, shown: true }}
        otherwise={{ act: t('console.next.withoutResults'), command: { kind: 'next', roundId } }}
        {...shared}
      />
    )
  }
  const tables = Object.values(view.tables).filter(({ people }) => people > 0)
  const n = tables.filter((table) => !isDone(table)).length
  return (
    <ConfirmSteer
      title={t('console.next.busy')}
      text={t(`console.next.busy.${plural(n, 'one', 'many')}`, { n, total: tables.length })}
      act={t('console.next.confirm')}
      command={{ kind: 'next', roundId }}
      {...shared}
    />
  )
}
