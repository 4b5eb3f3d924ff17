// How long what says who took part is kept: the sentences that participants are told.
import { sayRetention } from '../../../shared/text/fr/retention.ts'
import { useRead } from '../../query.ts'

export function Retained({ demarcheId }: { demarcheId: string }) {
  const read = useRead('readRetention', { demarcheId })
  return read.data ? <>{sayRetention(read.data.policy).join(' ')}</> : null
}
