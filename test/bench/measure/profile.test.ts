// Reading profiles: only the stretch asked for, idle time apart, one function in one line.
import { expect, it } from 'vitest'
import { spotsOf, type CpuProfile } from './profile.ts'

const node = (id: number, functionName: string, url = '', lineNumber = 0) => ({
  id,
  callFrame: { functionName, url, lineNumber },
})

it('adds up the samples of a stretch by function, idle time apart', () => {
  const profile: CpuProfile = {
    startTime: 0,
    nodes: [
      node(1, '(idle)'),
      node(2, 'send', 'file:///a/b.js', 9),
      node(3, 'send', 'file:///a/b.js', 9),
      node(4, 'read'),
    ],
    samples: [4, 1, 2, 3, 4, 4],
    timeDeltas: [1_000, 5_000, 2_000, 1_000, 1_000, 9_000],
  }
  expect(spotsOf(profile, 5, 11, 9)).toEqual({
    idle: (5 / 9) * 100,
    spots: [
      { name: 'send', place: 'b.js:10', share: 75 },
      { name: 'read', place: 'node itself', share: 25 },
    ],
  })
})
