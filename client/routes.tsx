// Which page answers which address. Every page is loaded on its own.
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'

const Gallery = import.meta.env.DEV
  ? lazy(async () => ({ default: (await import('./gallery/Gallery.tsx')).Gallery }))
  : null

export function Routes() {
  return (
    <Suspense fallback={null}>
      <Switch>{Gallery && <Route path="/gallery" component={Gallery} />}</Switch>
    </Suspense>
  )
}
