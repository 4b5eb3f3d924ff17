// Short phases, one after the other, on a console, a screen and three phones: who says that an answer is seen by whom, how it is
// given, what the room then reads. A phase is a line of the table; what is done on the console in between is a walk of its own.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phaseDefaults } from '../../shared/workshop/library.ts'
import type { BallotConfig, Phase } from '../../shared/workshop/phases.ts'
import { expectAccessible, expectAccessibleByNightToo } from './browser.ts'
import { alone } from './workshops.ts'
import { tabTo } from './workshop-walks.ts'

/** Who is in the room: with her name and organisation, under a pseudonym for another, without either. */
export type Phones = { mireille: Page; ourson: Page; nobody: Page }
export type Who = keyof Phones

const [proposition, reservation, hurt] = [
  'Ouvrir les halles le soir',
  'Oui, si le ménage est payé',
  'Dupont ne pense qu’à lui',
] as const

const ofItems = (kind: 'gradient' | 'consent' | 'matrix' | 'poll', title: string, items: string[]): Phase => {
  const phase = alone({ ...phaseDefaults(kind), title })
  const config = phase.config as BallotConfig // the four are ballots
  return { ...phase, config: { ...config, subject: 'items', items } }
}

const word = alone({ ...phaseDefaults('words'), title: 'Un mot pour commencer' })
const speaking = alone({ ...phaseDefaults('speaking'), title: 'Tour de parole' })

type Vote = {
  phase: Phase
  /** The sentence that says who will see it, on each phone. */
  seenBy: Record<Who, RegExp>
  give: Partial<Record<Who, (page: Page) => Promise<void>>>
  /** On the console, once it is closed and before the room sees it. */
  tidy?: (console: Page) => Promise<void>
  /** The line of the table behind the chart, and the words on a phone that voted. */
  screen: RegExp
  phone: RegExp
  after?: (phones: Phones, screen: Page) => Promise<void>
}

const choose = (group: RegExp | string, answer: RegExp | string) => (page: Page) =>
  page
    .getByRole('group', { name: group })
    .getByRole('radio', { name: answer, ...(typeof answer === 'string' && { exact: true }) })
    .check({ force: true })

const reasoned = (answer: (page: Page) => Promise<void>, field: string, words: string) => async (page: Page) => {
  await answer(page)
  await page.getByRole('textbox', { name: field }).fill(words)
  await page.getByRole('button', { name: /^(Donner ma réponse|Enregistrer la raison)$/ }).click()
}

const slide = (x: number, y: number) => async (page: Page) => {
  for (const [axis, n] of [
    ['Effet', x],
    ['Effort', y],
  ] as const)
    await page.getByRole('slider', { name: `${axis}, pour ${proposition}` }).fill(String(n))
}

const degree = (answer: string) => choose(/^Votre degré d’accord/, answer)
const secret = /^Votre bulletin est secret\u202f: personne ne peut relier votre nom/

const votes: Vote[] = [
  {
    phase: ofItems('gradient', 'Degré d’accord', [proposition]),
    seenBy: {
      mireille: /^Votre réponse sera montrée avec votre nom\.$/,
      ourson: /^Votre réponse sera montrée avec votre nom\.$/,
      nobody: /^Votre réponse sera montrée sans votre nom\.$/,
    },
    give: {
      mireille: reasoned(degree('Désaccord, sans blocage'), 'Votre raison', reservation),
      ourson: degree('Plein accord'),
      nobody: reasoned(degree('Désaccord complet'), 'Votre raison', hurt),
    },
    tidy: hideReason,
    screen: /^Ouvrir les halles le soir 1 0 0 0 0 0 1 1 .*Mireille · Oui, si le ménage est payé/,
    phone: /^3 personnes ont voté$/,
    async after({ mireille, ourson, nobody }) {
      await ourson.getByText('Mireille, Désaccord, sans blocage').waitFor()
      await ourson.getByText(reservation).waitFor()
      await nobody.getByText('Masquée par la personne qui anime\u202f: propos offensants.').waitFor()
      for (const other of [mireille, ourson]) expect(await other.getByText(hurt).count()).toBe(0)
    },
  },
  {
    phase: ofItems('consent', 'Consentement', [proposition]),
    seenBy: {
      mireille: /^La réponse de Vaucombe Métropole sera montrée avec son nom\.$/,
      ourson: /^Vous n’en avez indiqué aucune/, // it is not asked of those who do not give their name
      nobody: /^Vous n’en avez indiqué aucune/,
    },
    give: {
      mireille: reasoned(choose(/^Vous…/, /^Faites une objection/), 'Votre objection', 'Sans gardien, non'),
    },
    screen: /^Ouvrir les halles le soir 0 0 1 0 .*Vaucombe Métropole · Sans gardien, non/,
    phone: /^1 organisation a répondu$/,
    async after({ mireille, nobody }) {
      await nobody.getByText('Vaucombe Métropole, Objection').waitFor()
      await mireille.getByText('Réponse de votre organisation\u202f: Objection').waitFor()
    },
  },
  {
    phase: ofItems('matrix', 'Matrice', [proposition]),
    seenBy: { mireille: secret, ourson: secret, nobody: secret },
    give: { mireille: slide(80, 20), ourson: slide(60, 40), nobody: slide(70, 30) },
    screen: /^Ouvrir les halles le soir 70 30 3$/,
    phone: /^Médianes\u202f: 70 sur 100 pour «\u202fEffet\u202f», 30 sur 100 pour «\u202fEffort\u202f»$/,
  },
  {
    phase: ofItems('poll', 'Sondage', ['Oui', 'Non']),
    seenBy: { mireille: secret, ourson: secret, nobody: secret },
    give: {
      mireille: choose('Choisissez une réponse', 'Oui'),
      ourson: choose('Choisissez une réponse', 'Oui'),
      nobody: choose('Choisissez une réponse', 'Non'),
    },
    screen: /Oui.*\b2 voix/,
    phone: /^2 voix$/,
  },
]

/** In the order in which they are played. */
export const shortPhases: Phase[] = [word, ...votes.map(({ phase }) => phase), speaking]

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** The code, a name, an organisation of the directory, a college: by Tab and keys alone. [A13] */
export async function joinByKeyboard(page: Page, code: string, name: string): Promise<void> {
  const keys = page.keyboard
  await page.goto('/r')
  await page.getByRole('textbox', { name: 'Code de l’atelier' }).and(page.locator(':focus')).waitFor()
  await expectAccessible(page)
  await keys.type(code)
  await keys.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'Votre nom' }))
  await expectAccessible(page)
  await keys.type(name)
  await tabTo(page, page.getByLabel('Votre organisation'))
  await keys.type('vaucombe')
  await page.locator('datalist option[value="Vaucombe Métropole"]').waitFor({ state: 'attached' }) // proposed by the directory
  await keys.type(' métropole')
  await tabTo(page, page.getByRole('combobox', { name: 'Vous participez comme' }))
  await keys.press('ArrowDown') // « Élu·e »
  await tabTo(page, page.getByRole('button', { name: 'Entrer dans l’atelier' }))
  await keys.press('Enter')
  await page.getByText('Vous y êtes').waitFor()
}

/** Under another name than one's own, or under none. */
export async function joinAs(
  page: Page,
  code: string,
  { as, name = '', college }: { as: RegExp; name?: string; college: string },
): Promise<void> {
  await page.goto(`/r/${code}`)
  await page.getByRole('radio', { name: as }).check({ force: true })
  expect(await page.getByRole('textbox', { name: /^Votre nom/ }).count()).toBe(0)
  expect(await page.getByRole('combobox', { name: /^Votre organisation/ }).count()).toBe(0)
  if (name !== '') await page.getByRole('textbox', { name: 'Votre pseudonyme' }).fill(name)
  await page.getByRole('combobox', { name: 'Vous participez comme' }).selectOption({ label: college })
  await press(page, 'Entrer dans l’atelier')
  await page.getByText('Vous y êtes').waitFor()
}

const all = (phones: Phones, each: (page: Page) => Promise<unknown>) => Promise.all(Object.values(phones).map(each))

/** A word by Tab alone; another hidden with a reason that its author reads; paused, given longer, locked, told, shown, played again. */
export async function playWord(console: Page, screen: Page, phones: Phones): Promise<void> {
  const { mireille, ourson, nobody } = phones
  await all(phones, (page) => page.getByRole('heading', { level: 1, name: word.title }).waitFor())
  await tabTo(mireille, mireille.getByRole('textbox', { name: 'Votre mot' }))
  await mireille.keyboard.type('Élan')
  await tabTo(mireille, mireille.getByRole('button', { name: 'Envoyer le mot' }))
  await mireille.keyboard.press('Enter')
  for (const [page, said] of [
    [ourson, 'Fatigue'],
    [nobody, 'Zut'],
  ] as const) {
    await page.getByRole('textbox', { name: 'Votre mot' }).fill(said)
    await press(page, 'Envoyer le mot')
  }
  await all(phones, (page) => page.getByText('Enregistrée', { exact: true }).waitFor())
  await press(console, 'Révéler à tous')
  await screen.getByText('Zut').waitFor()
  await nobody.getByText('Ourson').waitFor() // who said « Fatigue », under the name that they chose
  await steerTime(console, screen, phones)
  await hideWord(console, screen, phones)
  await tellAndShow(console, screen, phones)
  await playAgain(console, phones)
}

/** Paused, given two minutes while it is, gone on with; sending closed and opened again. */
async function steerTime(console: Page, screen: Page, phones: Phones): Promise<void> {
  const seconds = async () => {
    const [minutes = 0, rest = 0] = (await console.getByRole('timer', { name: 'Temps restant' }).innerText())
      .split(/\D+/)
      .map(Number)
    return 60 * minutes + rest
  }
  await press(console, 'Mettre en pause (Espace)')
  await screen.getByRole('heading', { level: 1, name: 'L’atelier est en pause' }).waitFor()
  await all(phones, (page) => page.getByText('L’atelier est en pause').waitFor())
  await console.getByText('En pause', { exact: true }).first().waitFor()
  const before = await seconds()
  await press(console, '+ 2\u00a0min (touche +)')
  await expect.poll(seconds).toBe(before + 120)
  await press(console, 'Reprendre (Espace)')
  await all(phones, (page) => page.getByText('L’atelier est en pause').waitFor({ state: 'detached' }))
  await press(console, 'Fermer les envois')
  await all(phones, (page) => page.getByText('Les envois sont fermés').waitFor())
  await press(console, 'Rouvrir les envois')
  await all(phones, (page) => page.getByText('Les envois sont fermés').waitFor({ state: 'detached' }))
}

async function hideWord(console: Page, screen: Page, { ourson, nobody }: Phones): Promise<void> {
  await console.getByRole('article', { name: /Zut/ }).focus()
  await console.keyboard.press('Enter')
  await console.getByRole('menuitem', { name: 'Masquer…' }).click()
  await hideAs(console, 'Masquer cette contribution', 'Hors sujet')
  await nobody.getByText('Masquée par la personne qui anime\u202f: Hors sujet. Vous seul·e la voyez ici.').waitFor()
  for (const page of [screen, ourson]) await page.getByText('Zut').waitFor({ state: 'detached' })
}

async function hideAs(console: Page, title: string, why: string): Promise<void> {
  const dialog = console.getByRole('dialog', { name: title })
  await dialog.getByRole('radio', { name: why }).check({ force: true })
  await dialog.getByRole('button', { name: 'Masquer' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Of a vote: found by its words. */
async function hideReason(console: Page): Promise<void> {
  await press(console, `Masquer\u202f: ${hurt}`)
  await hideAs(console, 'Masquer cette raison', 'Propos offensants')
  await console.getByText('Masquée pour la salle et la restitution\u202f: Propos offensants.').waitFor()
}

/** A word to all, read once; a contribution that everybody is brought to; all of them as a sheet. */
async function tellAndShow(console: Page, screen: Page, phones: Phones): Promise<void> {
  await press(console, 'Écrire à tous')
  await console.getByRole('dialog').getByRole('textbox', { name: 'Message' }).fill('La pause est à dix heures')
  await press(console, 'Envoyer à tous')
  await screen.getByText('La pause est à dix heures').waitFor()
  await all(phones, async (page) => {
    await page.getByText('La pause est à dix heures').waitFor()
    await press(page, 'J’ai lu')
    await page.getByText('La pause est à dix heures').waitFor({ state: 'detached' })
  })
  await console.getByRole('article', { name: /Élan/ }).focus()
  await console.keyboard.press('Enter')
  await console.getByRole('menuitem', { name: 'Montrer à l’écran' }).click()
  await screen.getByRole('heading', { level: 1, name: 'Élan' }).waitFor()
  await all(phones, (page) => page.getByRole('region', { name: 'À l’écran en ce moment' }).getByText('Élan').waitFor())
  const downloading = console.waitForEvent('download')
  await press(console, 'Autres actions de l’atelier')
  await console.getByRole('menuitem', { name: 'Rejoindre la visioconférence' }).waitFor()
  await console.getByRole('menuitem', { name: 'Contributions en CSV' }).click()
  const sheet = readFileSync(await (await downloading).path(), 'utf8').split('\r\n')
  expect(sheet.find((line) => line.includes('Fatigue'))).toContain('Ourson')
  expect(sheet.find((line) => line.includes('Zut'))).toContain('masquée\u202f: Hors sujet')
}

/** Another round of the same phase: what was written stays with the one before. */
async function playAgain(console: Page, phones: Phones): Promise<void> {
  await press(console, `Actions pour la phase «\u00a0${word.title}\u00a0»`)
  await console.getByRole('menuitem', { name: 'Refaire un tour de cette phase…' }).click()
  await press(console, 'Commencer un nouveau tour')
  await console.getByText('2 tours').first().waitFor()
  await all(phones, async (page) => {
    await page.getByText('Vos contributions des autres phases').waitFor()
    await page.getByRole('textbox', { name: 'Votre mot' }).waitFor() // one word a round
  })
}

/** From a closed box to what the room reads of it, for each way of voting. */
export async function playVotes(console: Page, screen: Page, phones: Phones): Promise<void> {
  for (const vote of votes) {
    await press(console, /^Passer à/)
    await console.getByRole('button', { name: 'Ouvrir le vote', exact: true }).click() // and not « Rouvrir le vote »
    for (const [who, page] of Object.entries(phones) as [Who, Page][]) {
      await page.getByRole('heading', { level: 1, name: vote.phase.title }).waitFor()
      await page.getByText(vote.seenBy[who]).waitFor()
      const give = vote.give[who]
      if (!give) continue
      await give(page)
      await page.getByText('Enregistré', { exact: true }).waitFor()
    }
    await press(console, 'Fermer le vote')
    await vote.tidy?.(console)
    await press(console, 'Montrer les résultats à tous')
    await screen.getByRole('row', { name: vote.screen }).waitFor()
    await expectAccessibleByNightToo(console) // its phone and its screen are looked at in the gallery
    await all(phones, (page) => page.getByText(vote.phone).first().waitFor())
    await vote.after?.(phones, screen)
  }
}

/** Two ask for the floor and have it in turn: the console has the time of each, and of each college. [A96] */
export async function playSpeaking(console: Page, screen: Page, { mireille, ourson }: Phones): Promise<void> {
  await press(console, /^Passer à/)
  for (const [page, name] of [
    [mireille, 'Mireille'],
    [ourson, 'Ourson'],
  ] as const) {
    await press(page, 'Demander la parole')
    await press(console, `Donner la parole à ${name}`)
    await page.getByText('Vous avez la parole.').waitFor()
    await screen.getByText(name).first().waitFor()
  }
  await press(console, 'Fin de la prise de parole')
  const times = console.getByRole('table', { name: 'Temps de parole' })
  for (const college of ['Élu·e', 'Habitant·e']) await times.getByRole('row', { name: college }).waitFor()
  await console.getByText('Par personne').click()
  for (const name of ['Mireille', 'Ourson']) await console.getByRole('rowheader', { name, exact: true }).waitFor()
}

/** « Vous repartez avec »: a contact that its owner gives, and another reads. [A55] */
export async function giveContact(giving: Page, reading: Page): Promise<void> {
  for (const page of [giving, reading])
    await page.getByRole('heading', { level: 1, name: 'Vous repartez avec' }).waitFor()
  await giving.getByRole('textbox', { name: /^Votre contact pour les autres/ }).fill('mireille@filage.example')
  await press(giving, 'Enregistrer')
  await giving.getByText('Enregistré.', { exact: true }).waitFor()
  await reading.reload()
  await reading.getByRole('heading', { level: 2, name: 'Un contact' }).waitFor()
  await reading.getByText('mireille@filage.example').waitFor()
}
