// Why a form was refused, above its buttons; what was typed stays.
import type { Failure } from './api.ts'
import { sayFailure } from './error-words.ts'
import { Banner } from './ui/Banner.tsx'

export function FormError({ error }: { error: Failure | null }) {
  if (error === null) return null
  return <Banner tone="danger">{sayFailure(error)}</Banner>
}
