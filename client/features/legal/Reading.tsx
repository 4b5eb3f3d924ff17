// The parts of a page of plain words.
import type { ReactNode } from 'react'
import { Section } from '../../ui/Layout.tsx'
import styles from './legal.module.css'

export function Reading({ children }: { children: ReactNode }) {
  return <div className={`stack-loose ${styles.reading}`}>{children}</div>
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title} small>
      <div className="stack">{children}</div>
    </Section>
  )
}
