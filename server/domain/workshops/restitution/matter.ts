// What a restitution is written from, and looked at with: the sheet, the state and the words of a workshop.
import type { Given, RestitutionFacts } from '../../../../shared/workshop/restitution/matter.ts'
import { formOf, resultsOf } from '../../../../shared/workshop/results.ts'
import type { SignedIn } from '../../../context.ts'
import type { Whole } from '../../../workshop/port.ts'
import type { Facts } from '../facts.ts'

export async function givenOf(ctx: SignedIn, workshopId: string, facts: Facts, whole: Whole): Promise<Given> {
  const { head, state, texts } = whole
  const facilitators = await ctx.sql<{ name: string }[]>`
    select p.display_name as name from workshop_facilitator f join person p on p.id = f.person_id
    where f.workshop_id = ${workshopId} order by f.added_at, p.id`
  const rounds = [...state.rounds.values()].filter(({ abandoned }) => !abandoned)
  const { title, startsAt, place, pilot, framing, questions, feedbackDue } = facts
  return {
    facts: {
      title,
      startsAt,
      place,
      pilot,
      framing,
      questions,
      feedbackDue,
      facilitators: facilitators.map(({ name }) => name),
      rapporteurs: rapporteursOf(whole),
      followAddress: `${ctx.publicUrl()}/suivi`,
    },
    head,
    state,
    texts,
    results: rounds.filter(({ ballot }) => ballot === 'closed').map((round) => resultsOf(state, texts, round)),
    forms: rounds.filter(({ forms }) => forms.size > 0).map((round) => formOf(state, texts, round)),
  }
}

/** Those who came in with their name; the others report for their table all the same, without being told. [A41] */
function rapporteursOf({ state, guests }: Whole): RestitutionFacts['rapporteurs'] {
  return [...state.tables.values()]
    .sort((a, b) => a.number - b.number)
    .flatMap(({ number, rapporteurId }) => {
      const guest = rapporteurId === null ? undefined : guests.get(rapporteurId)
      return guest && guest.identity === 'named' && !guest.isErased ? [{ table: number, name: guest.name }] : []
    })
}
