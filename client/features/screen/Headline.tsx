// The one heading of what is shown; smaller when it is long, so that what stands under it keeps its place.
import styles from './screen.module.css'

const long = 90

export function Headline({ children }: { children: string }) {
  return <h1 className={children.length > long ? styles.long : undefined}>{children}</h1>
}
