// One image on its way, as its author sees it in the text: its name, how far it is, why it failed and what to do.
import { figureTools } from '../../../shared/text/fr/figure-tools.ts'
import { words } from '../../../shared/text/words.ts'
import './figure-tools.css'

const t = words(figureTools)

export class SendingCard {
  readonly dom = document.createElement('div')
  readonly #progress = document.createElement('progress')
  readonly #state = document.createElement('span')
  readonly #problem = document.createElement('p')
  readonly #cancel: HTMLButtonElement
  readonly #again: HTMLButtonElement

  constructor(name: string, acts: { cancel: () => void; again: () => void }) {
    const title = document.createElement('strong')
    title.textContent = t('figure.sending', { name })
    this.dom.className = 'figure-sending'
    this.dom.contentEditable = 'false'
    this.dom.role = 'group'
    this.dom.ariaLabel = title.textContent
    this.#progress.max = 1
    this.#progress.ariaLabel = title.textContent
    this.#problem.role = 'alert'
    this.#cancel = act(acts.cancel)
    this.#again = act(acts.again)
    this.#again.textContent = t('figure.again')
    const foot = document.createElement('div')
    foot.className = 'figure-sending-acts'
    foot.append(this.#again, this.#cancel)
    const line = document.createElement('div')
    line.className = 'figure-sending-line'
    line.append(title, this.#state)
    this.dom.append(line, this.#progress, this.#problem, foot)
    this.say('waiting')
  }

  say(state: 'waiting' | 'preparing'): void {
    this.#show(null, false)
    this.#state.textContent = t(`figure.${state}`)
    this.#progress.removeAttribute('value')
  }

  progress(share: number): void {
    this.#state.textContent = t('figure.progress', { n: Math.round(share * 100) })
    this.#progress.value = share
  }

  fail(problem: string, mayRetry: boolean): void {
    this.#show(problem, mayRetry)
    this.#state.textContent = ''
  }

  /** As if its author had asked again; does nothing unless it failed. */
  retry(): void {
    if (!this.#again.hidden) this.#again.click()
  }

  #show(problem: string | null, mayRetry: boolean): void {
    const isFailed = problem !== null
    this.dom.toggleAttribute('data-failed', isFailed)
    this.#problem.textContent = problem
    this.#problem.hidden = !isFailed
    this.#progress.hidden = isFailed
    this.#again.hidden = !mayRetry
    this.#cancel.textContent = isFailed ? t('figure.drop') : t('figure.cancel')
  }
}

function act(run: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.addEventListener('click', run)
  return made
}
