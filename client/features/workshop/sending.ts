// A dialog that sends one command: once, and it closes when it was done.
import { useState } from 'react'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'

export interface Sending {
  /** Resolves to whether it was done; the dialog then closes. */
  onSend: (command: SteeringCommand) => Promise<boolean>
  onClose: () => void
}

export function useSending({ onSend, onClose }: Sending) {
  const [busy, setBusy] = useState(false)
  const send = (command: SteeringCommand) => {
    if (busy) return
    setBusy(true)
    void onSend(command)
      .then((done) => done && onClose())
      .finally(() => setBusy(false))
  }
  return { busy, send }
}
