// Views of one thing, one at a time. Views that have an address of their own are links in a nav instead (TabLinks).
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import styles from './Choice.module.css'

export interface TabView {
  id: string
  label: string
  count?: number
  content: ReactNode
}

export interface TabsProps {
  label: string
  views: readonly TabView[]
  selected?: string
  onSelect?: (id: string) => void
}

export function Tabs({ label, views, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={(id) => onSelect?.(String(id))}>
      <TabList aria-label={label} className={styles.tabList}>
        {views.map(({ id, label: name, count }) => (
          <Tab key={id} id={id} className={styles.tab}>
            {name} {count !== undefined && <span className={styles.count}>{count}</span>}
          </Tab>
        ))}
      </TabList>
      {views.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles.panel}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
