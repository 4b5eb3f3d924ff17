// Mounts the client.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { settleLanguage } from './language.ts'
import { registerWorker } from './register-worker.ts'
import { Routes } from './routes.tsx'
import { insistOnStyles } from './styles-again.ts'
import './ui/fonts.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/theme.ts'

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root to mount the client in')
insistOnStyles(document)
void settleLanguage().then(() =>
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Routes />
      </ErrorBoundary>
    </StrictMode>,
  ),
)
registerWorker()
