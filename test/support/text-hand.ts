// Somebody's hand in the text of the real editor: what they select, press, type and drag, waited for as the editor learns it.
import type { Page } from 'playwright-core'

/** So many letters into some words that stand in one piece. */
type Place = readonly [words: string, letters: number]

/** Somebody in the text, beside a witness who sees what was kept. */
export class Hand {
  readonly page: Page
  /** The author’s. */
  readonly witness: Page

  constructor(page: Page, witness: Page) {
    this.page = page
    this.witness = witness
  }

  /** What stands in their editor. */
  get json(): Promise<string> {
    return jsonIn(this.page)
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Undoes step after step, until these words are there again: how many steps they took depends on the pace of the machine. */
  async undoUntil(words: string): Promise<void> {
    const isThere = async () => (await this.json).includes(words)
    while (!(await isThere())) await this.press('Control+z')
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words)
  }

  /** Puts the caret before some words, or so many letters into them. */
  async caret(words: string, letters = 0): Promise<void> {
    await this.#select([words, letters], [words, letters])
  }

  async select(words: string): Promise<void> {
    await this.#select([words, 0], [words, words.length])
  }

  /** By mouse, from the middle of what is selected to behind some words. */
  async dragBehind(words: string): Promise<void> {
    const [from, to] = await this.page.evaluate((sought) => {
      const middle = (rect: DOMRect, x: number) => ({ x, y: (rect.top + rect.bottom) / 2 })
      const walker = document.createTreeWalker(document.querySelector('.doc-text')!, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node as Text).data.indexOf(sought)
        if (at < 0) continue
        node.parentElement!.scrollIntoView({ block: 'center' })
        const end = document.createRange()
        end.setStart(node, at + sought.length - 1)
        end.setEnd(node, at + sought.length)
        const [taken, last] = [getSelection()!.getRangeAt(0).getBoundingClientRect(), end.getBoundingClientRect()]
        return [middle(taken, (taken.left + taken.right) / 2), middle(last, last.right - 1)] as const
      }
      throw new Error(`nothing says “${sought}”`)
    }, words)
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(from.x + 8, from.y + 2, { steps: 4 })
    await mouse.move(to.x, to.y, { steps: 8 })
    await mouse.up()
  }

  /** From before the first words to after the last. */
  async selectThrough(first: string, last: string): Promise<void> {
    await this.#select([first, 0], [last, last.length])
  }

  async #select(from: Place, to: Place): Promise<void> {
    await this.page.evaluate(
      (places) => {
        const text = document.querySelector<HTMLElement>('.doc-text')!
        const ends = places.map(([words, letters]): [Node, number] => {
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = (node as Text).data.indexOf(words)
            if (at >= 0) return [node, at + letters]
          }
          throw new Error(`nothing says “${words}”`)
        })
        text.focus()
        const [start, end] = ends as [[Node, number], [Node, number]] // one for each place
        getSelection()!.setBaseAndExtent(...start, ...end)
      },
      [from, to] as const,
    )
    // as the editor learns it, before a hand finds the next key
    await this.page.waitForFunction(() => {
      type Known = { view: { posAtDOM(node: Node, offset: number): number }; state: { selection: Selected } }
      type Selected = { anchor: number; head: number }
      const { editor } = document.querySelector('.doc-text') as Element & { editor: Known } // where Tiptap leaves it
      const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection()!
      if (!anchorNode || !focusNode) return false
      const { anchor, head } = editor.state.selection
      const { view } = editor
      return view.posAtDOM(anchorNode, anchorOffset) === anchor && view.posAtDOM(focusNode, focusOffset) === head
    })
  }

  /** Waits until the witness has all of it: it is in the log then. */
  async kept(): Promise<void> {
    await this.witness.waitForFunction(
      (all) => {
        const text = document.querySelector('.doc-text') as Element & { editor: { getJSON(): unknown } } // where Tiptap leaves it
        return JSON.stringify(text.editor.getJSON()) === all
      },
      await this.json,
    )
  }

  /** Waits until the editor holds these words: what is composed is read from the page. */
  async holds(words: string): Promise<void> {
    await this.page.waitForFunction((all) => {
      const text = document.querySelector('.doc-text') as Element & { editor: { getText(): string } } // where Tiptap leaves it
      return text.editor.getText().includes(all)
    }, words)
  }
}

const jsonIn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const text = document.querySelector('.doc-text') as Element & { editor: { getJSON(): unknown } } // where Tiptap leaves it
    return JSON.stringify(text.editor.getJSON())
  })

/** Words put in the text as from a clipboard. */
export const pasteHtml = (page: Page, html: string): Promise<void> =>
  page.evaluate((said) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', said)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.doc-text')!.dispatchEvent(event)
  }, html)
