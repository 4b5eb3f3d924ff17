// Follows somebody's caret through the text, says so, and ends as soon as one moves by oneself.
import type { Editor } from '@tiptap/react'
import { useCallback, useEffect, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { editorWriting } from '../../../shared/text/fr/editor-writing.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../announce.ts'
import { Face } from '../Face.tsx'
import { useOthers } from '../people.ts'
import { caretPosition } from '../use-sections.ts'
import { followOf, type Followed } from './follow.ts'
import styles from './follow.module.css'

const t = words(editorWriting)

/** Within this part of the window the page stays where it is: it does not move with each line. */
const calm = { from: 0.25, to: 0.75 } as const

function show({ view }: Editor, pos: number): void {
  const { node } = view.domAtPos(pos)
  const shown = node instanceof HTMLElement ? node : node.parentElement
  const box = shown?.getBoundingClientRect()
  if (!shown || !box) return
  if (box.top >= innerHeight * calm.from && box.bottom <= innerHeight * calm.to) return
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  shown.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' })
}

const moves = new Set([
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Enter',
  'Backspace',
  'Delete',
])

/** Outside of the text, where nothing else wanted them. */
const scrolls = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'])

/** Whoever scrolls, types, presses in the text or presses Escape goes their own way. */
function useOwnMoves(editor: Editor, end: () => void): void {
  useEffect(() => {
    const isInText = ({ target }: Event) => target instanceof Node && editor.view.dom.contains(target)
    const onKey = (event: KeyboardEvent) => {
      const isTyped =
        isInText(event) && !event.ctrlKey && !event.metaKey && (event.key.length === 1 || moves.has(event.key))
      const isField = event.target instanceof Element && event.target.matches('input, select, textarea')
      const isScrolled = scrolls.has(event.key) && !event.defaultPrevented && !isField && !isInText(event)
      if (event.key === 'Escape' || isScrolled || isTyped) end()
    }
    const onPress = (event: Event) => {
      if (isInText(event)) end()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    addEventListener('wheel', end, { passive: true })
    addEventListener('touchmove', end, { passive: true })
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
      removeEventListener('wheel', end)
      removeEventListener('touchmove', end)
    }
  }, [editor, end])
}

interface FollowBannerProps {
  editor: Editor
  awareness: Awareness
  followed: Followed
}

export function FollowBanner({ editor, awareness, followed }: FollowBannerProps) {
  const { actorId, name } = followed
  const pages = useOthers(awareness, 150).filter((one) => one.actorId === actorId)
  const person = pages.find(({ caret }) => caret !== null) ?? pages[0]
  const pos = person ? caretPosition(editor, person.caret) : null
  const isGone = person === undefined
  // In the region that is always there: one that comes with its words in it is often not heard.
  const said = `${t('follow.following', { name })}. ${pos === null ? t('follow.noCaret') : ''}`.trim()
  useEffect(() => announce(editor.view, said), [editor, said])
  useEffect(() => {
    if (pos !== null) show(editor, pos)
  }, [editor, pos])
  useEffect(() => {
    if (!isGone) return
    announce(editor.view, t('follow.left', { name }))
    followOf(awareness).set(null)
  }, [awareness, editor, isGone, name])
  const box = useRef<HTMLDivElement>(null)
  const end = useCallback(() => {
    announce(editor.view, t('follow.ended', { name }))
    if (box.current?.contains(document.activeElement)) editor.view.dom.focus({ preventScroll: true })
    followOf(awareness).set(null)
  }, [awareness, editor, name])
  useOwnMoves(editor, end)
  if (!person) return null
  return (
    <div ref={box} data-band="" className={styles.banner}>
      <Face person={person} size="sm" />
      <p>
        <strong>{t('follow.following', { name })}</strong> {pos === null && t('follow.noCaret')}
      </p>
      <Button variant="quiet" size="sm" onClick={end}>
        {t('follow.stop')}
      </Button>
    </div>
  )
}
