// Cuts a stream of server-sent events into events, wherever the network cut the bytes.

export type StreamEvent = { event: string; id: string; data: string }

export class EventReader {
  readonly #decoder = new TextDecoder()
  #rest = ''
  #event: StreamEvent = { event: '', id: '', data: '' }

  read(bytes: Uint8Array): StreamEvent[] {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n')
    this.#rest = lines.pop() ?? ''
    const events: StreamEvent[] = []
    for (const line of lines) this.#line(line.endsWith('\r') ? line.slice(0, -1) : line, events)
    return events
  }

  #line(line: string, events: StreamEvent[]): void {
    if (line === '') {
      if (this.#event.event !== '') events.push(this.#event)
      this.#event = { event: '', id: '', data: '' }
      return
    }
    const colon = line.indexOf(':')
    if (colon <= 0) return // a comment
    const field = line.slice(0, colon)
    const value = line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (field === 'event' || field === 'id' || field === 'data') this.#event[field] = value
  }
}
