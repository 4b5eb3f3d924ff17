// Until there is a thread that plays logs: the past of a text is refused, plainly.
import { AppError } from '../../shared/errors.ts'
import type { HistoryPort } from './port.ts'

const refuse = () => Promise.reject(new AppError('unavailable'))

export const untoldHistory: HistoryPort = {
  sittings: refuse,
  moment: refuse,
  comparison: refuse,
  mirror: refuse,
  find: refuse,
  close: async () => undefined,
}
