// The last resort: a page that stopped says so, what is safe and what to do, instead of a white screen.
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { crash } from '../shared/text/fr/crash.ts'
import { words } from '../shared/text/words.ts'
import { Banner } from './ui/Banner.tsx'
import { Button } from './ui/Button.tsx'

const t = words(crash)

export class ErrorBoundary extends Component<{ children: ReactNode }, { stopped: boolean }> {
  override state = { stopped: false }

  static getDerivedStateFromError(): { stopped: boolean } {
    return { stopped: true }
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    console.error('a page stopped', error, componentStack)
  }

  override render(): ReactNode {
    if (!this.state.stopped) return this.props.children
    const reload = <Button onClick={() => location.reload()}>{t('crash.reload')}</Button>
    return (
      <main style={{ maxWidth: '40rem', margin: '0 auto', padding: '3rem 1rem', display: 'grid', gap: '1.5rem' }}>
        <h1>{t('crash.title')}</h1>
        <Banner tone="danger" actions={reload}>
          {t('crash.body')}
        </Banner>
      </main>
    )
  }
}
