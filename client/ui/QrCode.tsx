// A QR code, dark on light whatever the theme: many cameras do not read the reverse.
import { useMemo } from 'react'
import { qrPath } from './qr.ts'
import styles from './QrCode.module.css'

export type QrCodeProps = {
  text: string
  /** What it leads to, for whoever does not see it. */
  title: string
  className?: string | undefined
}

export function QrCode({ text, title, className }: QrCodeProps) {
  const { path, size } = useMemo(() => qrPath(text), [text])
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      shapeRendering="crispEdges"
      aria-label={title}
    >
      <title>{title}</title>
      <rect className={styles.light} width={size} height={size} rx="1" />
      <path className={styles.dark} d={path} />
    </svg>
  )
}
