// What the accessible primitives need around them: the language of their own words, and the client's routing. Once, around the app routes.
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'

export function AriaRoot({ children }: { children: ReactNode }) {
  return <I18nProvider locale="fr-FR">{children}</I18nProvider>
}
