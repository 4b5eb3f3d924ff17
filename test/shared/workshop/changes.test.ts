// What travels instead of whole views.
import { describe, expect, it } from 'vitest'
import { applyChange, changesOf } from '../../../shared/workshop/changes.ts'

type View = {
  head: { title: string; n: number }
  contributions: Record<string, { id: string; text: string }>
  floor: null | number
}

const view = (over: Partial<View> = {}): View => ({
  head: { title: 'Mobilisons nos moyens', n: 1 },
  contributions: { a: { id: 'a', text: 'Un local' }, b: { id: 'b', text: 'Un bail' } },
  floor: null,
  ...over,
})

describe('changes of a view', () => {
  it('are the whole view where there was none', () => {
    expect(applyChange(null, changesOf<View>(null, view()) ?? {})).toEqual(view())
  })

  it('are null where nothing changed, whatever objects say it', () => {
    expect(changesOf(view(), view())).toBeNull()
  })

  it('name by id what came, moved and went, and nothing else', () => {
    const after = view({ contributions: { b: { id: 'b', text: 'Un bail long' }, c: { id: 'c', text: 'Un levier' } } })
    const change = changesOf(view(), after)
    expect(change).toEqual({ contributions: { a: null, b: after.contributions.b, c: after.contributions.c } })
    expect(applyChange(view(), change ?? {})).toEqual(after)
  })

  it('carry the parts that have no ids whole, a null as well', () => {
    const before = view({ floor: 3 })
    expect(changesOf(before, view())).toEqual({ floor: null })
    expect(changesOf(view(), view({ head: { title: 'Autre', n: 1 } }))).toEqual({ head: { title: 'Autre', n: 1 } })
  })

  it('leave the view that they are applied to, and keep what did not change', () => {
    const before = view()
    const after = applyChange(before, { floor: 2 })
    expect(before.floor).toBeNull()
    expect(after.contributions).toBe(before.contributions)
  })
})
