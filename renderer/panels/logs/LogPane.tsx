import { useId, useMemo, type ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { LogLine } from '#shared/ipc/views.ts'
import { ErrorMessage } from '../../domain/AnswerView.tsx'
import { PinButton } from '../../domain/PinButton.tsx'
import { useSettings, useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { SearchIcon } from '../../ui/icons.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import type { Side } from './default-artifact.ts'
import { FilterBar } from './FilterBar.tsx'
import { FindBar } from './FindBar.tsx'
import { GoToLine } from './GoToLine.tsx'
import { countBefore, lineAtPlace } from './line-numbers.ts'
import { LineBytes } from './LineBytes.tsx'
import { LineNotes } from './LineNotes.tsx'
import { LogEditor } from './LogEditor.tsx'
import type { LogPaneProps } from './log-pane-types.ts'
import type { Sought } from './log-view.ts'
import { OverviewRuler } from './OverviewRuler.tsx'
import { namePane, type PaneName } from './pane-name.ts'
import { StatusLine } from './StatusLine.tsx'
import { useLogPane, type LogPaneState } from './use-log-pane.ts'
import { usePaneCommands, type PaneCommands } from './use-pane-commands.ts'

const words = strings.logs.pane
const { tools } = strings.logs

/** Leads to the last line, whichever that will be. */
const BEYOND_END = 1e12

/** One artifact: tools, editor, ruler, notes of the reader's line, status. */
export function LogPane(props: LogPaneProps) {
  const { side, runId, start, opening, wish, isCorrected } = props
  const name = namePane(props.pane, side)
  const log = useLogPane(props)
  const commands = usePaneCommands(log, props)
  const { state, line, current } = log
  return (
    <div
      className="log-pane-body"
      onKeyDownCapture={commands.onKeyDown}
      onWheelCapture={log.lead}
      onPointerDownCapture={log.lead}
    >
      <Tools name={name} log={log} commands={commands}>
        {current === undefined ? undefined : (
          <PinButton line={{ side, artifact: opening.artifact, line: current.line, text: current.text }} />
        )}
      </Tools>
      <Bars {...props} log={log} commands={commands} />
      <PaneState log={log} />
      <LogText {...props} name={name} log={log} commands={commands} />
      <LineNotes line={current} />
      {isEmpty(state) ? undefined : (
        <StatusLine
          artifact={opening.artifact}
          line={current}
          number={line}
          start={start}
          isCorrected={isCorrected}
          totalLines={state.totalLines}
          bytes={state.bytes}
          cutOff={state.cutOff}
          onBytes={() => commands.run('details')}
        />
      )}
      <p className="visually-hidden" role="status">
        {wish === undefined ? '' : announce(side, opening.artifact, current)}
      </p>
      {commands.isShowingBytes && current !== undefined ? (
        <LineBytes runId={runId} artifact={opening.artifact} line={current} onClose={commands.closeBytes} />
      ) : undefined}
    </div>
  )
}

interface PartProps extends LogPaneProps {
  readonly log: LogPaneState
  readonly commands: PaneCommands
}

interface ToolsProps extends Pick<PartProps, 'log' | 'commands'> {
  readonly name: PaneName
  readonly children: ReactNode
}

function Tools({ name, log, commands, children }: ToolsProps) {
  const { run, message, reader } = commands
  return (
    <div className="log-tools" role="toolbar" aria-label={words.tools(name)}>
      <Button small look="quiet" onClick={() => run('previous')} title={tools.previous.title}>
        <span aria-hidden="true">↑</span> {tools.previous.name}
      </Button>
      <Button small look="quiet" onClick={() => run('next')} title={tools.next.title}>
        <span aria-hidden="true">↓</span> {tools.next.name}
      </Button>
      <span className="log-message" role="status" title={message}>
        {message}
      </span>
      <Button small look="quiet" onClick={() => run('find')} title={tools.find.title}>
        <SearchIcon /> {tools.find.name}
      </Button>
      <Button
        small
        look="quiet"
        className="log-toggle"
        aria-pressed={log.filter.form.isOn}
        onClick={() => run('filter')}
        title={tools.filter.title}
      >
        {tools.filter.name}
      </Button>
      <Button small look="quiet" onClick={() => run('line')} title={tools.line.title}>
        {tools.line.name}
      </Button>
      <Button small look="quiet" onClick={reader.onNewRule} title={tools.rule.title}>
        {tools.rule.name}
      </Button>
      {children}
    </div>
  )
}

function Bars({ runId, start, isCorrected, opening, log, commands }: PartProps) {
  const { filter, state, go, goal, line } = log
  const { isGoing, closeGoing, findBar, closeFind } = commands
  const { artifact } = opening
  return (
    <>
      {isGoing ? (
        <GoToLine
          pane={{ runId, artifact, isCorrected, totalLines: state.totalLines, lines: state.lines }}
          bytes={state.bytes}
          start={start}
          onGo={to => {
            closeGoing()
            go(to, { focus: true })
          }}
          onClose={closeGoing}
        />
      ) : undefined}
      {filter.isFinding ? (
        <FindBar
          ref={findBar}
          runId={runId}
          artifact={artifact}
          filter={filter}
          line={line}
          getLine={goal}
          onFound={found => go(found)}
          onClose={closeFind}
        />
      ) : undefined}
      {filter.form.isOn ? <FilterBar filter={filter} lines={state.lines} bytes={state.bytes} /> : undefined}
    </>
  )
}

function PaneState({ log: { state, retry } }: { readonly log: LogPaneState }) {
  if (state.error !== undefined) {
    return <ErrorMessage error={state.error} actions={<Button onClick={retry}>{strings.logs.tryAgain}</Button>} />
  }
  if (state.totalLines === 0) return <StateMessage title={words.empty} />
  return isEmpty(state) ? <StateMessage title={words.loading} role="status" /> : undefined
}

/** No line is shown: there is none, or none is here yet. Rows that are being folded anew are still on screen. */
function isEmpty({ totalLines, rows }: LogPaneState['state']): boolean {
  return totalLines === 0 || (totalLines === undefined && rows.length === 0)
}

function LogText({ name, side, opening, log, commands }: PartProps & Pick<ToolsProps, 'name'>) {
  const id = useId()
  const wrap = useSettings(state => state.settings.wrap)
  const showsEscapes = useView(state => state.showsEscapes)
  const sought = useSought(log)
  const { state, marks, kept, editor, ruler, onRow, onSeen, onFold, go, scrollTo } = log
  const { totalLines } = state
  return (
    <div className="log-text" hidden={isEmpty(state)}>
      <LogEditor
        ref={editor}
        id={id}
        rows={state.rows}
        reveal={state.reveal}
        wrap={wrap}
        showsEscapes={showsEscapes}
        label={words.text(side, visible(opening.artifact))}
        sought={sought}
        kept={kept}
        events={{
          onSeen,
          onRow,
          onFold,
          onReader: commands.reader.onReader,
          onAction: commands.onAction,
          onEnd: end => go(end === 'first' ? 1 : (totalLines ?? BEYOND_END), { mark: false }),
        }}
      />
      <OverviewRuler
        ref={ruler}
        marks={marks}
        totalLines={totalLines}
        controls={id}
        label={words.position(name)}
        onJump={to => go(to)}
        onScroll={scrollTo}
      />
    </div>
  )
}

/** What the editor marks of what was looked for; changes only when that does. */
function useSought({ filter }: LogPaneState): Sought | undefined {
  const { isFinding, form, sought } = filter
  const lines = sought?.lines
  const { query } = form
  return useMemo(() => {
    if (!isFinding || query.text === '') return undefined
    const isHit = (line: number) => lines !== undefined && lineAtPlace(lines, countBefore(lines, line)) === line
    return { query, isHit }
  }, [isFinding, query, lines])
}

function announce(side: Side, artifact: string, line: LogLine | undefined): string {
  if (line === undefined) return ''
  const title = line.notes[0]?.title
  const place = { side, artifact: visible(artifact), line: line.line }
  return words.arrived(place, title === undefined ? undefined : visible(title))
}
