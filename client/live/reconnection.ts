// How long to wait before coming back, by the code of the last close: a whole room must not return in the same instant.
import { closeCode } from '../../shared/protocol.ts'

/** The spread in milliseconds after a close; the provider's own back-off comes on top. [C4] */
export function spreadAfter(code: number | null): number {
  switch (code) {
    case null:
      return 0
    case closeCode.accessChanged:
      return 300
    case closeCode.restarting:
      return 3_000
    case closeCode.tooSlow:
      return 5_000
    case closeCode.overloaded:
      return 10_000
    case closeCode.roomFull:
      return 20_000
    default:
      return 1_000
  }
}
