// What a phone can do so that its owner misses nothing: stay on, sound, shake. Proposed by facilitators, decided by owners. [A38, A91]
export const signals = ['awake', 'sound', 'buzz'] as const
export type Signal = (typeof signals)[number]
