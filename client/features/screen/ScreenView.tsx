// The screen as it stands: the band that lets anybody join at any time, and beside it what the console brought it to.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import type { CommonView, HeadView } from '../../../shared/workshop/view.ts'
import { isPanel } from '../../../shared/workshop/writing.ts'
import { Page } from '../../ui/Page.tsx'
import { Rail } from './Rail.tsx'
import { sceneOf, type Scene } from './scene.ts'
import { ClusterFocus, ContributionFocus } from './Focus.tsx'
import { Closing, Paused, Prompt } from './Prompt.tsx'
import { InterventionFocus, PanelScene, QuestionFocus } from './Panel.tsx'
import { RehearsalStrip } from './RehearsalStrip.tsx'
import { Results } from './Results.tsx'
import styles from './screen.module.css'
import { turnBeside } from './turn.ts'
import { Wall } from './Wall.tsx'
import { Welcome } from './Welcome.tsx'

const t = words(screen)

export type ScreenViewProps = {
  common: CommonView | null
  /** The server's clock less this one's. */
  offset: number
  /** What is shown is what was last known. */
  isLate: boolean
}

export function ScreenView({ common, offset, isLate }: ScreenViewProps) {
  if (common === null) return <Opening isLate={isLate} />
  return (
    <Page title={common.head.title} width="full">
      <ScreenFace common={common} offset={offset} isLate={isLate} />
    </Page>
  )
}

/** What the room sees, without the page around it: the console shows it in small. */
export function ScreenFace({ common, offset, isLate }: ScreenViewProps & { common: CommonView }) {
  const { head } = common
  const scene = sceneOf(common)
  return (
    <div className={styles.screen}>
      {head.rehearsal && <RehearsalStrip />}
      {scene.is === 'welcome' ? (
        <>
          <Welcome head={head} offset={offset} />
          <div className={styles.over}>
            <Notices head={head} isLate={isLate} />
          </div>
        </>
      ) : (
        <div className={styles.frame}>
          <Rail head={head} offset={offset} turn={turnBeside(common, scene)} />
          <div className={styles.side}>
            <div className={styles.view}>
              <Inside common={common} scene={scene} offset={offset} />
            </div>
            <Notices head={head} isLate={isLate} />
          </div>
        </div>
      )}
    </div>
  )
}

function Notices({ head: { message }, isLate }: { head: HeadView; isLate: boolean }) {
  return (
    <>
      <p role="status" className={message ? styles.message : 'sr-only'}>
        {message && (
          <>
            <span className="sr-only">{t('screen.message')} </span>
            {message.text}
          </>
        )}
      </p>
      <p role="status" className={isLate ? styles.late : 'sr-only'}>
        {isLate && t('screen.late')}
      </p>
    </>
  )
}

type InsideProps = { common: CommonView; scene: Exclude<Scene, { is: 'welcome' }>; offset: number }

function Inside({ common, scene, offset }: InsideProps) {
  const { head } = common
  switch (scene.is) {
    case 'phase':
      return isPanel(head.phase?.config) ? <PanelScene common={common} offset={offset} /> : <Prompt common={common} />
    case 'paused':
      return <Paused head={head} />
    case 'wall':
      return <Wall common={common} />
    case 'results':
      return <Results common={common} />
    case 'contribution':
      return scene.contribution.question ? (
        <QuestionFocus common={common} question={scene.contribution} offset={offset} />
      ) : (
        <ContributionFocus contribution={scene.contribution} />
      )
    case 'cluster':
      return <ClusterFocus common={common} cluster={scene.cluster} />
    case 'intervention':
      return <InterventionFocus speaker={scene.speaker} />
    case 'blank':
      return <h1 className="sr-only">{head.title}</h1>
    case 'closed':
    case 'cancelled':
      return <Closing title={head.title} isCancelled={scene.is === 'cancelled'} />
  }
}

function Opening({ isLate }: { isLate: boolean }) {
  return (
    <Page title={t('screen.title')} width="full">
      <div className={styles.screen}>
        <div className={styles.pairing}>
          <h1>{t('screen.title')}</h1>
          <p role="status">{t(isLate ? 'screen.late' : 'screen.opening')}</p>
        </div>
      </div>
    </Page>
  )
}
