import { useId, type ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { LogLine } from '#shared/ipc/views.ts'
import { ErrorMessage } from '../../domain/AnswerView.tsx'
import { PinButton } from '../../domain/PinButton.tsx'
import { useSettings } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import { SearchIcon } from '../../ui/icons.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { StateMessage } from '../../ui/StateMessage.tsx'
import type { Side } from './default-artifact.ts'
import { FindBar } from './FindBar.tsx'
import { GoToLine } from './GoToLine.tsx'
import { LineNotes } from './LineNotes.tsx'
import { LogEditor } from './LogEditor.tsx'
import type { LogPaneProps } from './log-pane-types.ts'
import { OverviewRuler } from './OverviewRuler.tsx'
import { StatusLine } from './StatusLine.tsx'
import { useLogPane, usePaneCommands, useReader, type LogPaneState, type PaneCommands } from './use-log-pane.ts'

/** One artifact: tools, editor, ruler, notes of the reader's line, status. */
export function LogPane(props: LogPaneProps) {
  const { side, start, opening, wish, isCorrected } = props
  const pane = useLogPane(props)
  const commands = usePaneCommands(pane)
  const reader = useReader(pane, side)
  const { state, line, current } = pane
  const totalLines = state.totalLines ?? 0
  return (
    <div
      className="log-pane-body"
      onKeyDownCapture={commands.onKeyDown}
      onWheelCapture={pane.lead}
      onPointerDownCapture={pane.lead}
    >
      <Tools side={side} commands={commands} onNewRule={reader.onNewRule}>
        {current === undefined ? undefined : (
          <PinButton line={{ side, artifact: opening.artifact, line: current.line, text: current.text }} />
        )}
      </Tools>
      <Bar {...props} pane={pane} commands={commands} />
      <PaneState pane={pane} />
      <LogText {...props} pane={pane} reader={reader} search={commands.bar === 'find' ? commands.search : ''} />
      <LineNotes line={current} />
      {totalLines === 0 ? undefined : (
        <StatusLine
          artifact={opening.artifact}
          line={current}
          number={line}
          start={start}
          isCorrected={isCorrected}
          totalLines={totalLines}
          bytes={state.bytes}
        />
      )}
      <p className="visually-hidden" role="status">
        {wish === undefined ? '' : announce(side, opening.artifact, current)}
      </p>
    </div>
  )
}

interface PartProps extends LogPaneProps {
  readonly pane: LogPaneState
}

interface ToolsProps {
  readonly side: Side
  readonly commands: PaneCommands
  readonly onNewRule: () => void
  readonly children: ReactNode
}

function Tools({ side, commands, onNewRule, children }: ToolsProps) {
  const { step, setBar, message } = commands
  return (
    <div className="log-tools" role="toolbar" aria-label={`Tools for the ${side} log`}>
      <Button small look="quiet" onClick={() => step(true)} title="Previous finding (Shift+F8)">
        <span aria-hidden="true">↑</span> Previous finding
      </Button>
      <Button small look="quiet" onClick={() => step(false)} title="Next finding (F8)">
        <span aria-hidden="true">↓</span> Next finding
      </Button>
      <span className="log-message" role="status" title={message}>
        {message}
      </span>
      <Button small look="quiet" onClick={() => setBar('find')} title="Find in this artifact (Ctrl+F)">
        <SearchIcon /> Find
      </Button>
      <Button small look="quiet" onClick={() => setBar('line')} title="Go to line (Ctrl+G)">
        Line…
      </Button>
      <Button small look="quiet" onClick={onNewRule} title="New rule from this line, or what is selected in it (Alt+N)">
        New rule…
      </Button>
      {children}
    </div>
  )
}

function Bar({ runId, opening, pane, commands }: PartProps & { readonly commands: PaneCommands }) {
  const { bar, search, setSearch, findBar, close } = commands
  const goAndClose = (line: number) => {
    close()
    pane.go(line, { focus: true })
  }
  if (bar === 'line') {
    return <GoToLine totalLines={pane.state.totalLines} onGo={goAndClose} onClose={close} />
  }
  if (bar === undefined) return undefined
  return (
    <FindBar
      ref={findBar}
      runId={runId}
      artifact={opening.artifact}
      text={search}
      onText={setSearch}
      getLine={pane.goal}
      onFound={found => pane.go(found)}
      onClose={close}
    />
  )
}

function PaneState({ pane: { state, retry } }: { readonly pane: LogPaneState }) {
  if (state.error !== undefined) {
    return <ErrorMessage error={state.error} actions={<Button onClick={retry}>Try again</Button>} />
  }
  if (state.totalLines === 0) return <StateMessage title="This artifact holds no lines" />
  return state.totalLines === undefined ? <StateMessage title="Loading the log…" role="status" /> : undefined
}

interface LogTextProps extends PartProps {
  readonly search: string
  readonly reader: ReturnType<typeof useReader>
}

function LogText({ side, opening, pane, search, reader }: LogTextProps) {
  const id = useId()
  const wrap = useSettings(state => state.settings.wrap)
  const { state, marks, editor, ruler, setLine, onSeen, go, scrollTo } = pane
  const totalLines = state.totalLines ?? 0
  return (
    <div className="log-text" hidden={totalLines === 0}>
      <LogEditor
        ref={editor}
        id={id}
        lines={state.lines}
        reveal={state.reveal}
        wrap={wrap}
        label={`${side} run, ${visible(opening.artifact)}`}
        search={search}
        events={{
          onSeen,
          onLine: setLine,
          ...reader,
          onEnd: end => go(end === 'first' ? 1 : totalLines, { mark: false }),
        }}
      />
      <OverviewRuler
        ref={ruler}
        marks={marks}
        totalLines={totalLines}
        controls={id}
        label={`Position in the ${side} log`}
        onJump={to => go(to)}
        onScroll={scrollTo}
      />
    </div>
  )
}

function announce(side: Side, artifact: string, line: LogLine | undefined): string {
  if (line === undefined) return ''
  const title = line.notes[0]?.title
  return `${side} run, ${visible(artifact)}, line ${formatCount(line.line)}${title === undefined ? '' : `: ${visible(title)}`}`
}
