// The screen of a room, one state an address, in development only: /gallery/ecran/groups and the like.
import { Link, useParams } from 'wouter'
import { PairingView } from '../features/screen/Pairing.tsx'
import { ScreenView } from '../features/screen/ScreenView.tsx'
import { contributionTypes } from '../../shared/workshop/phases.ts'
import { Kind } from '../ui/Kind.tsx'
import { Page, PageHead } from '../ui/Page.tsx'
import { screenBallots } from './screen-ballots.ts'
import { screenStates } from './screen-samples.ts'

const states = { ...screenStates, ...screenBallots }

const pairings: Record<string, () => React.ReactNode> = {
  pair: () => <PairingView code="MK7P3A" isAway={false} />,
  'pair-away': () => <PairingView code={null} isAway />,
}

export function ScreenGallery() {
  const { state = '' } = useParams<{ state?: string }>()
  const inside = pairings[state]?.() ?? known(state)
  if (inside) return inside
  return (
    <Page title="L’écran de salle" width="narrow">
      <PageHead title="L’écran de salle" />
      <ul>
        {[...Object.keys(pairings), ...Object.keys(states)].map((name) => (
          <li key={name}>
            <Link href={`/gallery/ecran/${name}`}>{name}</Link>
          </li>
        ))}
      </ul>
      <ul role="list" className="stack">
        {contributionTypes.map((type) => (
          <li key={type} className="row">
            <Kind type={type} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

function known(state: string): React.ReactNode {
  const common = states[state]
  return common && <ScreenView common={common} offset={0} isLate={state === 'late'} />
}
