import { useCallback, useEffect, useRef } from 'react'
import { panels } from '../panels/index.ts'
import { useRoute } from '../state/route.ts'
import { useCase, useStores, useView } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Toast } from '../ui/Toast.tsx'
import { StateMessage } from '../ui/StateMessage.tsx'
import { lastStep, undoStep } from '../domain/case-steps.ts'
import { CasePane } from './case/CasePane.tsx'
import { listCommands } from './commands.ts'
import { CommandPalette } from './palette/CommandPalette.tsx'
import { DropZone } from './DropZone.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { FirstHint } from './FirstHint.tsx'
import { HelpSheet } from './HelpSheet.tsx'
import { GoodRunsBar } from './GoodRunsBar.tsx'
import { GoodRunsDialog } from './GoodRunsDialog.tsx'
import { HostsBar } from './HostsBar.tsx'
import { HostsDialog } from './HostsDialog.tsx'
import { NavRail } from './NavRail.tsx'
import { RulePane } from './rules/RulePane.tsx'
import { SessionEnded } from './SessionEnded.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import { SourcesDialog } from './SourcesDialog.tsx'
import { focusHeading } from './steps/step-place.ts'
import { useStepPlaces } from './steps/use-step-places.ts'
import { TopBar } from './TopBar.tsx'
import { useCopiedTimes } from './use-copied-times.ts'
import { useInvestigationRoute } from './use-investigation-route.ts'
import { UpdateHint } from './UpdateHint.tsx'
import { usePastedLinks } from './use-pasted-links.ts'
import { useOfferedLinks } from './use-offered-links.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useTheme } from './use-theme.ts'
import { ViewLinkDialog } from './ViewLinkDialog.tsx'

/** The whole window. */
export function App() {
  const hasEnded = useView(state => state.sessionEnded)
  useTheme()
  return hasEnded ? <SessionEnded /> : <Shell />
}

function Shell() {
  const stores = useStores()
  const list = useCallback(() => listCommands(stores, panels), [stores])
  const run = useCallback(
    (id: string) =>
      list()
        .find(command => command.id === id)
        ?.run(),
    [list],
  )
  const { panel } = useRoute()
  const main = useRef<HTMLElement>(null)
  const skip = () => {
    if (main.current !== null) focusHeading(main.current, true)
  }
  useInvestigationRoute()
  useStepPlaces(main)
  useCopiedTimes()
  useShortcuts(list)
  usePastedLinks()
  useOfferedLinks()
  useEffect(() => {
    void stores.settings.getState().load()
    void stores.investigation.getState().loadSources()
    void stores.cases.getState().loadRecent()
    return stores.backend.on('app.command', ({ id }) => run(id))
  }, [stores, run])
  return (
    <div className="shell">
      <TopBar onCommand={run} onSkip={skip} />
      <NavRail panels={panels} current={panel} />
      <div className="bars">
        <HostsBar />
        <GoodRunsBar />
        <FirstHint />
      </div>
      <main ref={main}>
        <ErrorBoundary key={panel}>
          <CurrentPanel id={panel} />
        </ErrorBoundary>
      </main>
      <RulePane />
      <CasePane />
      <Dialogs />
      <UpdateHint />
      <Notice />
      <DropZone />
    </div>
  )
}

function CurrentPanel({ id }: { readonly id: string }) {
  const panel = panels.find(candidate => candidate.id === id)
  if (panel === undefined) return <StateMessage title={strings.app.noPanel} />
  return <panel.Component />
}

function Dialogs() {
  const stores = useStores()
  const dialog = useView(state => state.dialog)
  const showDialog = useView(state => state.showDialog)
  const close = () => showDialog(undefined)
  switch (dialog) {
    case undefined:
      return undefined
    case 'sources':
    case 'link':
    case 'replace-good':
    case 'replace-bad':
      return <SourcesDialog key={dialog} wish={dialog} onClose={close} />
    case 'hosts':
      return <HostsDialog onClose={close} />
    case 'good-runs':
      return <GoodRunsDialog onClose={close} />
    case 'settings':
      return <SettingsDialog onClose={close} />
    case 'palette':
      return <CommandPalette commands={listCommands(stores, panels)} onClose={close} />
    case 'view-link':
      return <ViewLinkDialog onClose={close} />
    case 'help':
      return <HelpSheet commands={listCommands(stores, panels)} onClose={close} />
  }
}

function Notice() {
  const stores = useStores()
  const notice = useView(state => state.notice)
  const noticed = useView(state => state.noticedStep)
  const last = useCase(lastStep)
  // What was done since would be taken back instead.
  const isUndoable = noticed !== undefined && noticed === last
  const notify = useView(state => state.notify)
  const done = useCallback(() => notify(undefined), [notify])
  return (
    <Toast
      text={notice}
      onDone={done}
      action={isUndoable ? { label: strings.app.undo, run: () => undoStep(stores) } : undefined}
    />
  )
}
