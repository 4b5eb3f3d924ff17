// What people do to one another's text in the real editor, each in a part of a document of its own: for whoever asks whose it is then.
import type { Page } from 'playwright-core'
import { Hand } from './text-hand.ts'
import { walk } from './keyboard.ts'

export interface Gesture {
  /** As the table of decision 036 calls it. */
  readonly name: string
  /** What the author wrote there. */
  readonly html: string
  /** What somebody else does to it. */
  readonly act: (hand: Hand) => Promise<void>
  /** How many of the letters that stand then whoever made the gesture typed: theirs. */
  readonly typed?: number
  /** Everything stands as before. */
  readonly isUndone?: true
}

/** In the order in which they are made: what is undone stands before what could be undone with it. */
export const gestures: readonly Gesture[] = [
  {
    name: 'letters deleted one by one, then undone',
    html: '<p>Le bourg garde trois commerces, une école et un médecin qui part bientôt.</p>',
    isUndone: true,
    async act(hand) {
      await hand.caret('une école', 'une école'.length)
      for (let n = 0; n < 16; n++) await hand.press('Backspace')
      await hand.kept()
      await hand.undoUntil('trois commerces, une école')
    },
  },
  {
    name: 'a paragraph deleted, then undone',
    html: '<p>La halle a brûlé en 1987 ; sa charpente fut relevée par les habitants.</p>',
    isUndone: true,
    async act(hand) {
      await hand.select('La halle a brûlé en 1987 ; sa charpente fut relevée par les habitants.')
      await hand.press('Delete', 'Delete')
      await hand.kept()
      await hand.undoUntil('La halle a brûlé')
    },
  },
  {
    name: 'Enter in the middle of a paragraph',
    html: '<p>Deux vallées se rejoignent ici. Leurs ateliers cherchent des apprentis.</p>',
    async act(hand) {
      await hand.caret(' Leurs ateliers')
      await hand.press('Enter')
    },
  },
  {
    name: 'joining it with the next, by Backspace',
    html: '<p>Aucun bus ne passe après vingt heures.</p><p>Les réunions finissent donc tôt, sauf en été.</p>',
    async act(hand) {
      await hand.caret('Les réunions')
      await hand.press('Backspace')
    },
  },
  {
    name: 'a title',
    html: '<p>Ouvrir des lieux tenus dans la durée</p>',
    async act(hand) {
      await hand.caret('lieux tenus')
      await hand.press('Control+Alt+3')
    },
  },
  {
    name: 'a title, of words in several looks',
    html: '<p>Loger <strong>et financer</strong> <em>les projets</em> du <strong>canton</strong></p>',
    async act(hand) {
      await hand.caret('et financer')
      await hand.press('Control+Alt+3')
    },
  },
  {
    name: 'a quotation',
    html: '<p>On nous a promis un local, puis un autre, et rien n’est venu.</p>',
    async act(hand) {
      await hand.caret('puis un autre')
      await hand.press('Control+Shift+B')
    },
  },
  {
    name: 'a list of two paragraphs',
    html: '<p>Une crèche ouverte tôt.</p><p>Un four à pain partagé.</p>',
    async act(hand) {
      await hand.selectThrough('Une crèche', 'pain partagé')
      await hand.press('Control+Shift+8')
    },
  },
  {
    name: 'a list made paragraphs again',
    html: '<ul><li><p>Prêter les outils</p></li><li><p>Ou les louer</p></li></ul>',
    async act(hand) {
      await hand.selectThrough('Prêter les', 'Ou les louer')
      await hand.press('Control+Shift+8')
    },
  },
  {
    name: 'items pushed in by Tab, one of them split',
    html: '<ul><li><p>Recenser les friches</p></li><li><p>Mairies</p></li><li><p>Oui</p></li><li><p>Visiter et chiffrer</p></li></ul>',
    async act(hand) {
      for (const item of ['Mairies', 'Oui']) {
        await hand.caret(item)
        await hand.press('Tab')
      }
      await hand.caret(' et chiffrer')
      await hand.press('Enter')
    },
  },
  {
    name: 'a block dragged by its handle',
    html: '<p>Premier temps : écouter.</p><p>Deuxième temps : écrire.</p><p>Troisième temps : voter.</p>',
    async act({ page }) {
      const line = (words: string) => page.locator('.doc-text > p', { hasText: words })
      await line('Troisième temps').hover()
      const handle = page.getByRole('button', { name: /^Bloc.*Troisième temps/ })
      await handle.waitFor()
      await handle.dragTo(line('Premier temps'), { targetPosition: { x: 4, y: 2 } })
      await page.locator('.doc-text > p:has-text("Troisième temps") + p:has-text("Premier temps")').waitFor()
    },
  },
  {
    name: 'a block moved by keys',
    html: '<p>Le foncier manque.</p><p>Les bâtiments vides ne manquent pas.</p>',
    async act(hand) {
      await hand.caret('Les bâtiments')
      await hand.press('Alt+Shift+ArrowUp')
    },
  },
  {
    name: 'a row of a table moved',
    html: '<table><tr><th>Lieu</th><th>Prêt</th></tr><tr><td>Filature</td><td>oui</td></tr><tr><td>Abattoir</td><td>non</td></tr></table>',
    async act(hand) {
      await hand.caret('Filature')
      await hand.press('Alt+Shift+ArrowDown')
    },
  },
  {
    name: 'a column of a table moved',
    html: '<table><tr><th>Poste</th><th>Montant</th></tr><tr><td>Toiture</td><td>90 000 €</td></tr><tr><td>Études</td><td>8 %</td></tr></table>',
    async act(hand) {
      await hand.caret('Toiture')
      await hand.press('Alt+Shift+ArrowRight')
    },
  },
  {
    name: 'two cells merged while the author types in the first',
    html: '<table><tr><th>Outil</th><th>Saison</th></tr><tr><td>Broyeur à végétaux</td><td>Prêté au printemps</td></tr></table>',
    async act(hand) {
      const { page, witness } = hand
      const author = new Hand(witness, page)
      await hand.caret('Broyeur à végétaux', 'Broyeur à végétaux'.length)
      await hand.press('Shift+ArrowRight')
      await page.locator('.selectedCell').nth(1).waitFor()
      // only then: at the end of the cell, the flag of their caret would stand between it and the key
      await author.caret('Broyeur à végétaux', 'Broyeur à végétaux'.length)
      await hand.press('Control+F10')
      await page.getByRole('menu').waitFor()
      await walk(page, 'ArrowDown', 'Cases')
      await hand.press('ArrowRight')
      await page.getByRole('menu', { name: 'Cases' }).waitFor()
      await walk(page, 'ArrowDown', 'Fusionner les cases')
      await Promise.all([author.type(', refait à neuf'), hand.press('Enter')])
      await hand.holds('végétaux, refait à neuf')
      await author.holds('végétaux, refait à neuf')
    },
  },
  {
    name: 'words dragged by mouse',
    html: '<p>Le pressoir tourne en octobre. Les vergers se partagent.</p><p>Chacun cueille le matin.</p>',
    async act(hand) {
      await hand.select(' Les vergers se partagent.')
      await hand.dragBehind('cueille le matin.')
      await hand.holds('le matin. Les vergers se partagent.')
    },
  },
  {
    name: 'a sentence cut and pasted elsewhere',
    html: '<p>Un fonds commun paie les travaux. Chacun y verse selon ses moyens.</p><p>Le reste vient de l’emprunt.</p>',
    async act(hand) {
      await hand.select(' Chacun y verse selon ses moyens.')
      await hand.press('Control+x')
      await hand.kept()
      await hand.caret('vient de l’emprunt.', 'vient de l’emprunt.'.length)
      await hand.press('Control+v')
    },
  },
  {
    name: 'a sentence cut and pasted twice',
    html: '<p>Personne ne revend sa part avec profit. Personne ne vote pour un autre.</p><p>Les statuts le disent.</p>',
    async act(hand) {
      await hand.select(' Personne ne vote pour un autre.')
      await hand.press('Control+x')
      await hand.kept()
      await hand.caret('statuts le disent.', 'statuts le disent.'.length)
      await hand.press('Control+v')
      await hand.kept()
      await hand.press('Control+v')
    },
  },
  {
    name: 'a sentence copied elsewhere',
    html: '<p>La commune prête le terrain pour trente ans.</p><p>Le bail est court.</p>',
    async act(hand) {
      await hand.select('prête le terrain pour trente ans')
      await hand.press('Control+c')
      await hand.caret('Le bail est court.', 'Le bail est court.'.length)
      await hand.press('Control+v')
    },
  },
  {
    name: 'bold on some words',
    html: '<p>Rien ne se décide sans les locataires réunis.</p>',
    async act(hand) {
      await hand.select('sans les locataires')
      await hand.press('Control+b')
    },
  },
  {
    name: 'one word for another, twice in a line (Replace all)',
    html: '<p>Le kiosque du matin et le kiosque du soir ferment tôt.</p>',
    typed: 'pavillonpavillon'.length,
    async act(hand) {
      const { page } = hand
      await hand.caret('du matin')
      await hand.press('Control+h')
      const bar = page.getByRole('search', { name: 'Rechercher dans le texte' })
      await bar.getByRole('textbox', { name: 'Rechercher', exact: true }).fill('kiosque')
      await bar.getByRole('textbox', { name: 'Remplacer par' }).fill('pavillon')
      await bar.getByText('sur 2').waitFor()
      await bar.getByRole('button', { name: 'Tout remplacer' }).press('Enter')
      await hand.holds('le pavillon du soir')
      await bar.getByRole('textbox', { name: 'Rechercher', exact: true }).press('Escape')
    },
  },
  {
    name: 'letters typed within a word',
    html: '<p>La coopérative embauche au printemps.</p>',
    typed: 2,
    async act(hand) {
      await hand.caret('embauche', 2)
      await hand.type('ZZ')
    },
  },
  {
    name: 'letters composed within a word (IME)',
    html: '<p>Le marché couvert rouvre samedi.</p>',
    typed: 2,
    async act(hand) {
      await hand.caret('couvert', 3)
      await compose(hand.page, ['ˆ', 'ê', 'êt'])
      await hand.holds('couêtvert')
    },
  },
  {
    name: 'a section rewritten, then restored',
    html: '<h2>Financer sans perdre la main</h2><p>Trois banques ont répondu, une seule par écrit.</p>',
    isUndone: true,
    async act() {}, // by whoever tells the story: through the server
  },
]

/** As an input method does: what it shows while one types, then what it leaves. */
async function compose(page: Page, steps: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (const text of steps) {
    const end = text.length
    await session.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end })
  }
  const text = steps.at(-1) ?? ''
  await session.send('Input.insertText', { text })
  await session.detach()
}
