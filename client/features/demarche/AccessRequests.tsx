// Those who ask to be let in, and the answer of a pilot. Absent when nobody asks.
import { useState } from 'react'
import type { Reply } from '../../../shared/api.ts'
import { roles, type Role } from '../../../shared/rules/demarche-roles.ts'
import { demarche } from '../../../shared/text/fr/demarche.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { saySince } from '../../dates.ts'
import { FormError } from '../../FormError.tsx'
import { useDo, useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Layout.tsx'
import { Who } from '../../ui/Marks.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './demarche.module.css'

const t = words({ ...demarche, ...roleWords })

type Asked = Reply<'listAccessRequests'>['requests'][number]

export function AccessRequests({ demarcheId }: { demarcheId: string }) {
  const read = useRead('listAccessRequests', { demarcheId })
  const requests = read.data?.requests
  if (requests?.length === 0) return null
  return (
    <Section title={t('requests.title')} aside={requests?.length} small>
      {!requests && <ReadState read={read} lines={2} />}
      <ul role="list" className={styles.lines}>
        {requests?.map((request) => (
          <Line key={request.id} demarcheId={demarcheId} request={request} />
        ))}
      </ul>
    </Section>
  )
}

function Line({ demarcheId, request }: { demarcheId: string; request: Asked }) {
  const answer = useDo('answerAccessRequest')
  const [role, setRole] = useState<Role>('observer')
  const { id, displayName: name, documentTitle, message, askedAt } = request
  const give = async (said: 'granted' | 'declined') => {
    if (answer.isPending) return
    try {
      await answer.mutateAsync({ demarcheId, requestId: id, answer: said, role })
      // Here and not in a callback of `mutate`: the line is gone once answered, and its callbacks with it.
      toasts.show({ tone: 'ok', text: t(`requests.${said}`, { name }) })
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure // else shown by `answer.error`
    }
  }
  const busyWith = answer.isPending ? answer.variables.answer : null
  return (
    <li>
      <Who name={name} mark={{ hue: 0, pattern: 0 }} decorative />
      <div className={styles.grow}>
        <p>
          <b>{name}</b>{' '}
          {documentTitle === null ? t('requests.toDemarche') : t('requests.toDocument', { document: documentTitle })}
        </p>
        <p className="meta">{saySince(askedAt)}</p>
        {message && <p className={styles.quote}>{message}</p>}
      </div>
      <div className={styles.role}>
        <Field label={t('requests.roleGiven')}>
          <Select value={role} onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? role)}>
            {roles.map((one) => (
              <option key={one} value={one}>
                {t(`role.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className={styles.lineActs}>
        <Button size="sm" busy={busyWith === 'granted'} onClick={() => void give('granted')}>
          {t('requests.grant')}
        </Button>
        <Button variant="second" size="sm" busy={busyWith === 'declined'} onClick={() => void give('declined')}>
          {t('requests.decline')}
        </Button>
      </div>
      <FormError error={answer.error} />
    </li>
  )
}
