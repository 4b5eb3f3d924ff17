// A short sound, made by the phone itself: two notes, a third of a second.
let audio: AudioContext | null = null

/** To be called in answer to a touch: only then does a browser let a page sound. */
export function readySound(): void {
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume()
}

const notes = [
  [660, 0],
  [880, 0.16],
] as const
const length = 0.18

export function chime(): void {
  readySound()
  if (!audio) return
  for (const [frequency, after] of notes) {
    const at = audio.currentTime + after
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.25, at)
    volume.gain.exponentialRampToValueAtTime(0.001, at + length)
    tone.connect(volume).connect(audio.destination)
    tone.start(at)
    tone.stop(at + length)
  }
}
