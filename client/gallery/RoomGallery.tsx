// The phone in a room, one state an address, in development only: /gallery/salle/write and the like.
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { Failure } from '../api.ts'
import { Arrive, type RoomFound } from '../features/room/Arrive.tsx'
import { CodeEntry } from '../features/room/CodeEntry.tsx'
import { Gone } from '../features/room/Gone.tsx'
import { InRoom } from '../features/room/InRoom.tsx'
import { Resume } from '../features/room/Resume.tsx'
import { Page, PageHead } from '../ui/Page.tsx'
import { Chooser } from '../features/room/Chooser.tsx'
import { SameAs } from '../features/room/SameAs.tsx'
import { ballotStates } from './room-ballots.ts'
import { meetingFound } from './meeting-samples.ts'
import { roomStates } from './room-samples.ts'

const states = { ...roomStates, ...ballotStates }

const nothing = (): void => undefined
const found: RoomFound = {
  kind: 'room',
  workshopId: 'w',
  meeting: null,
  title: 'Mobilisons nos moyens',
  stage: 'open',
  pilot: 'Vaucombe Métropole',
  facilitators: ['Nadia Ferhat', 'Sékou Diarra'],
  framing: 'Jeudi 12 mars à 14 h, Maison de l’économie solidaire et à distance.',
  notice: 'Vaucombe Métropole recueille vos contributions pour préparer le schéma de l’économie sociale et solidaire.',
  kept: 'La feuille d’émargement est gardée 12 mois.',
  feedbackDue: '2026-04-30',
  tables: [1, 2, 3].map((number) => ({ id: String(number), number })),
  isFull: false,
  guests: [],
  known: [],
}

const arrival = {
  code: 'HTK4R7',
  room: found,
  makeId: () => 'g',
  onJoined: nothing,
  onFull: nothing,
  onOther: nothing,
}

const entries: Record<string, () => React.ReactNode> = {
  code: () => <CodeEntry tried="" failure={null} busy={false} onCode={nothing} />,
  'code-unknown': () => <CodeEntry tried="HTK4R1" failure={new Failure('wrongCode')} busy={false} onCode={nothing} />,
  'code-offline': () => <CodeEntry tried="HTK4R7" failure={new Failure('offline')} busy={false} onCode={nothing} />,
  arrive: () => <Arrive {...arrival} />,
  choose: () => <Chooser code="GHT5M2" found={meetingFound} />,
  'same-as': () => (
    <SameAs
      {...arrival}
      room={{
        ...found,
        meeting: { title: meetingFound.title, code: 'GHT5M2' },
        known: [
          {
            guestId: 'a',
            name: 'Claire',
            identity: 'named',
            organisationId: null,
            organisation: 'CRESS',
            college: 'ess',
          },
        ],
      }}
    />
  ),
  'arrive-full': () => <Arrive {...arrival} room={{ ...found, isFull: true }} />,
  resume: () => (
    <Resume
      code="HTK4R7"
      title={found.title}
      guests={[
        { guestId: 'a', name: 'Mireille' },
        { guestId: 'b', name: '' },
      ]}
      onResume={nothing}
      onAdd={nothing}
    />
  ),
}

export function RoomGallery() {
  const { state = '' } = useParams<{ state?: string }>()
  const entry = entries[state]
  if (entry) return entry()
  if (states[state]) return <RoomState key={state} state={state} />
  return (
    <Page title="La salle sur un téléphone" width="narrow">
      <PageHead title="La salle sur un téléphone" />
      <ul>
        {[...Object.keys(entries), ...Object.keys(states)].map((name) => (
          <li key={name}>
            <Link href={`/gallery/salle/${name}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}

function RoomState({ state }: { state: string }) {
  const [now] = useState(() => states[state]?.())
  if (!now) return null
  const shared = { now, code: 'HTK4R7', title: found.title }
  if (now.status.is === 'gone') return <Gone {...shared} failure={now.status.failure} onJoin={nothing} />
  return <InRoom {...shared} onChangePerson={nothing} onLeave={nothing} />
}
