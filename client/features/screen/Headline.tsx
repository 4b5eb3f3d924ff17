// The one heading of what is shown; smaller when it is long, so that what stands under it keeps its place.
import type { Language } from '../../../shared/workshop/languages.ts'
import { Wording } from '../../ui/Wording.tsx'
import styles from './screen.module.css'

const long = 90

export type HeadlineProps = {
  children: string
  /** Of what somebody wrote; missing: that of the room. */ language?: Language
}

export function Headline({ children, language }: HeadlineProps) {
  return (
    <h1 className={children.length > long ? styles.long : undefined}>
      <Wording text={children} language={language} />
    </h1>
  )
}
