// What a document may start from, in the order in which it is offered, and what of it a search finds. Pure.
import { steps } from '../../../shared/rules/demarche-roles.ts'
import { templateIds, templateSteps } from '../../../shared/rules/document-templates.ts'
import { templateWords } from '../../../shared/text/fr/templates.ts'
import { words } from '../../../shared/text/words.ts'
import { proposals } from '../../ui/combo.ts'

const t = words(templateWords)

export interface Choice {
  /** A template of ours by its name, or one of the démarche's own by its id. */
  id: string
  name: string
  hint: string
  /** Other words by which it is found. */
  also?: string
}

export interface ChoiceGroup {
  /** Null: offered first, under no name. */
  name: string | null
  choices: readonly Choice[]
}

const ofOurs = (id: (typeof templateIds)[number]): Choice => ({
  id,
  name: t(`template.${id}`),
  hint: t(`template.${id}.hint`),
  also: t(`template.${id}.also`),
})

/** The empty page first, then what the démarche keeps for itself, then ours by the step that they belong to. */
export function choiceGroups(own: readonly Choice[]): readonly ChoiceGroup[] {
  const among = (step: (typeof steps)[number] | null) =>
    templateIds.filter((id) => id !== 'note' && templateSteps[id] === step).map(ofOurs)
  return [
    { name: null, choices: [ofOurs('note')] },
    { name: t('templates.step.own'), choices: own },
    ...steps.map((step) => ({ name: t(`templates.step.${step}`), choices: among(step) })),
    { name: t('templates.step.none'), choices: among(null) },
  ].filter(({ choices }) => choices.length > 0)
}

/** Groups with what holds every typed word at the start of one of its own: of its name, of what it is for, of its group's name. */
export function found(groups: readonly ChoiceGroup[], typed: string): readonly ChoiceGroup[] {
  return groups
    .map(({ name, choices }) => {
      const options = choices.map((choice) => ({
        ...choice,
        note: `${choice.hint} ${choice.also ?? ''} ${name ?? ''}`,
      }))
      const kept = new Set(proposals(options, typed).map(({ id }) => id))
      return { name, choices: choices.filter(({ id }) => kept.has(id)) }
    })
    .filter(({ choices }) => choices.length > 0)
}
