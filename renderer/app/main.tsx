import './without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ensure } from '#shared/base/assert.ts'
import { chooseBackend } from '../state/backend.ts'
import { createStores, StoresProvider } from '../state/stores.tsx'
import { App } from './App.tsx'
import '../ui/theme.css'
import '../ui/ui.css'
import '../domain/domain.css'
import '../domain/copy.css'
import './dialogs.css'
import './links.css'
import './settings.css'
import './layout.css'

// The callback comes later than the stores: only a request can find the session ended.
const backend = chooseBackend(() => queueMicrotask(() => stores.view.getState().endSession()))
const stores = createStores(backend)

createRoot(ensure(document.getElementById('root'), 'the element #root')).render(
  <StrictMode>
    <StoresProvider stores={stores}>
      <App />
    </StoresProvider>
  </StrictMode>,
)
