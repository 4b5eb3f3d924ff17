// How long people had the floor, each and by the college they speak from. Pure.
import { speakerId } from '../../../shared/workshop/evolve/floor.ts'
import type { QueueView, SpeakerView } from '../../../shared/workshop/view.ts'

export type SpokenTime = { who: SpeakerView; milliseconds: number }

/** Everybody who had the floor, with the turn that is not over; whoever spoke most first. `now` is the server's clock. */
export function spokenByPerson({ speaker, heard }: QueueView, now: number): SpokenTime[] {
  const turn = speaker === null ? 0 : Math.max(0, now - speaker.since)
  const isSpeaking = (one: SpeakerView) => speaker !== null && speakerId(speaker.who.speaker) === speakerId(one.speaker)
  const all = speaker === null || heard.some(isSpeaking) ? heard : [...heard, speaker.who]
  return all
    .map((who) => ({ who, milliseconds: who.spoken + (isSpeaking(who) ? turn : 0) }))
    .sort((a, b) => b.milliseconds - a.milliseconds)
}

/** The same by college, the longest first. */
export function spokenByCollege(times: readonly SpokenTime[]): { college: string; milliseconds: number }[] {
  const sums = new Map<string, number>()
  for (const { who, milliseconds } of times) {
    const college = who.college ?? 'other'
    sums.set(college, (sums.get(college) ?? 0) + milliseconds)
  }
  return [...sums]
    .map(([college, milliseconds]) => ({ college, milliseconds }))
    .sort((a, b) => b.milliseconds - a.milliseconds)
}
