// A meeting that no server knows, as its code is answered on a phone. Invented, as all of the gallery.
import type { MeetingFound } from '../features/room/meeting-rooms.ts'

const at = (hour: number, minutes = 0) => new Date(2026, 2, 12, hour, minutes).toISOString()

export const meetingFound: MeetingFound = {
  kind: 'meeting',
  title: 'Rencontres de l’économie sociale',
  place: 'Maison de l’économie solidaire, Vaucombe',
  framing: 'Quatre ateliers, chacun préparé par une collectivité, et une table ronde pour commencer.',
  rooms: [
    ['Ce que peut une collectivité', 9, 'Grande salle', 'Vaucombe Métropole', 'closed', false],
    ['Mobilisons nos moyens', 14, 'Salle A', 'Vaucombe Métropole', 'running', false],
    ['Des lieux qui restent', 14, 'Salle B', 'Toits du Val', 'open', false],
    ['Acheter autrement', 14, 'Salle C', 'Département de la Lisse', 'open', true],
    ['Financer l’émergence', 16, '', 'CRESS', 'draft', false],
  ].map(([title, hour, place, pilot, stage, isFull], n) => ({
    workshopId: String(n),
    code: stage === 'open' || stage === 'running' ? `HTK4R${n}` : null,
    title: String(title),
    stage: stage as MeetingFound['rooms'][number]['stage'], // of the lines above
    startsAt: at(Number(hour)),
    place: String(place),
    pilot: String(pilot),
    isFull: isFull === true,
  })),
}
