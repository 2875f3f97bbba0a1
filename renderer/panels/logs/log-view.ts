import { visible } from '#shared/base/text.ts'
import type { LogLine } from '#shared/ipc/views.ts'
import { decorate, type LineDecoration, type NoteKind } from './decorations.ts'
import { findMatches } from './find-matches.ts'
import { applyTheme, monaco, onThemeChange } from './monaco-setup.ts'
import type { Reveal } from './window-plan.ts'

/** True numbers of the first and last line on screen. */
export interface SeenLines {
  readonly first: number
  readonly last: number
}

export interface LogViewEvents {
  onSeen(seen: SeenLines): void
  /** The reader's line: where the cursor is. */
  onLine(line: number): void
  /** The reader, who has the focus here, moved the cursor or selected something: see `selected`. */
  onReader(): void
  /** The reader asked for a rule that finds the line of the cursor. */
  onNewRule(): void
  /** The reader asked for the artifact's first or last line; the window may hold neither. */
  onEnd(end: 'first' | 'last'): void
}

/** The line of the cursor and what is selected in it; UTF-16 units, equal when nothing is, or more than one line. */
export interface SelectedWords {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** An editor that shows a window of an artifact under the artifact's own line numbers. */
export interface LogView {
  /** Replaces the window. What was on screen stays where it was, unless there is a line to reveal. */
  show(lines: readonly LogLine[], reveal: Reveal | undefined): void
  /** Puts a line at the top of the screen, without a mark. */
  scrollTo(line: number): void
  setWrap(wrap: boolean): void
  setLabel(label: string): void
  setSearch(text: string): void
  focus(): void
  /** Undefined before there is a line. */
  selected(): SelectedWords | undefined
  dispose(): void
}

/** Makes the editor inside `element`, which has to have a height. Its owner calls `dispose`. */
export function createLogView(element: HTMLElement, events: LogViewEvents): LogView {
  applyTheme()
  return new MonacoLogView(element, events)
}

class MonacoLogView implements LogView {
  readonly #events: LogViewEvents
  readonly #model = monaco.editor.createModel('', 'plaintext')
  readonly #editor: monaco.editor.IStandaloneCodeEditor
  readonly #notes: monaco.editor.IEditorDecorationsCollection
  readonly #matches: monaco.editor.IEditorDecorationsCollection
  readonly #marked: monaco.editor.IEditorDecorationsCollection
  readonly #stops: readonly (() => void)[]
  #lines: readonly LogLine[] = []
  #search = ''
  /** While the text is exchanged the editor reports places that nobody went to. */
  #isReplacing = false

  constructor(element: HTMLElement, events: LogViewEvents) {
    this.#events = events
    this.#editor = monaco.editor.create(element, { ...OPTIONS, model: this.#model })
    this.#notes = this.#editor.createDecorationsCollection()
    this.#matches = this.#editor.createDecorationsCollection()
    this.#marked = this.#editor.createDecorationsCollection()
    this.#stops = [
      onThemeChange(applyTheme),
      disposer(this.#editor.onDidScrollChange(() => this.#tellSeen())),
      disposer(
        this.#editor.onDidLayoutChange(() => {
          this.#keepRevealed()
          this.#tellSeen()
        }),
      ),
      disposer(this.#editor.onDidChangeCursorPosition(({ position }) => this.#tellLine(position.lineNumber))),
      disposer(this.#editor.onDidChangeCursorSelection(() => this.#tellReader())),
      disposer(this.#editor.onDidFocusEditorText(() => this.#tellReader())),
      disposer(this.#editor.addAction({ ...NEW_RULE, run: () => this.#events.onNewRule() })),
      disposer(this.#editor.onKeyDown(event => this.#onKey(event))),
    ]
  }

  show(lines: readonly LogLine[], reveal: Reveal | undefined): void {
    this.#isReplacing = true
    if (lines !== this.#lines) {
      this.#marked.clear()
      this.#replaceText(lines)
      this.#notes.set(decorate(lines).flatMap(decoration => toMonaco(decoration, this.#range(decoration.row))))
      this.#paintSearch()
    }
    if (reveal !== undefined) this.#reveal(reveal)
    this.#isReplacing = false
    this.#tellLine(this.#editor.getPosition()?.lineNumber ?? 1)
    this.#tellReader()
    this.#tellSeen()
  }

  scrollTo(line: number): void {
    if (!this.#holds(line)) return
    this.#editor.setScrollTop(this.#editor.getTopForLineNumber(this.#rowOf(line)), monaco.editor.ScrollType.Immediate)
  }

  setWrap(wrap: boolean): void {
    this.#editor.updateOptions({ wordWrap: wrap ? 'on' : 'off' })
  }

  setLabel(ariaLabel: string): void {
    this.#editor.updateOptions({ ariaLabel })
  }

  setSearch(text: string): void {
    this.#search = text
    this.#paintSearch()
  }

  focus(): void {
    this.#editor.focus()
  }

  selected(): SelectedWords | undefined {
    const selection = this.#editor.getSelection()
    if (selection === null || this.#lines.length === 0) return undefined
    const line = this.#first + selection.positionLineNumber - 1
    if (selection.startLineNumber !== selection.endLineNumber) return { line, from: 0, to: 0 }
    return { line, from: selection.startColumn - 1, to: selection.endColumn - 1 }
  }

  dispose(): void {
    for (const stop of this.#stops) stop()
    this.#editor.dispose()
    this.#model.dispose()
  }

  get #first(): number {
    return this.#lines[0]?.line ?? 1
  }

  #reveal({ line, at, mark, focus }: Reveal): void {
    if (!this.#holds(line)) return
    const row = this.#rowOf(line)
    this.#editor.setPosition({ lineNumber: row, column: 1 })
    if (at === 'centre') this.#editor.revealLineInCenter(row, monaco.editor.ScrollType.Immediate)
    else this.scrollTo(line)
    this.#marked.set(mark ? [{ range: this.#range(row), options: MARKED }] : [])
    if (focus) this.#editor.focus()
  }

  /** What stands around the editor, such as the notes of the very line, may take its place away after the reveal. */
  #keepRevealed(): void {
    const row = this.#editor.getPosition()?.lineNumber
    if (row === undefined || this.#marked.length === 0 || this.#marked.getRange(0)?.startLineNumber !== row) return
    this.#editor.revealRangeInCenterIfOutsideViewport(this.#range(row), monaco.editor.ScrollType.Immediate)
  }

  #rowOf(line: number): number {
    return line - this.#first + 1
  }

  #holds(line: number): boolean {
    const row = this.#rowOf(line)
    return row >= 1 && row <= this.#lines.length
  }

  #range(row: number): monaco.Range {
    return new monaco.Range(row, 1, row, this.#model.getLineMaxColumn(row))
  }

  #replaceText(lines: readonly LogLine[]): void {
    const before = { first: this.#first, anchor: readAnchor(this.#editor), selection: this.#editor.getSelection() }
    this.#lines = lines
    // Already visible by contract; a line break in here would shift every number below it.
    this.#model.setValue(lines.map(line => visible(line.text)).join('\n'))
    const first = this.#first
    this.#editor.updateOptions({
      lineNumbers: row => String(row + first - 1),
      lineNumbersMinChars: Math.max(4, String(first + lines.length).length + 1),
    })
    const line = before.first + before.anchor.row - 1
    if (!this.#holds(line)) return
    if (before.selection !== null) {
      this.#editor.setSelection(shiftSelection(before.selection, before.first - first, lines.length))
    }
    this.#editor.setScrollTop(this.#editor.getTopForLineNumber(this.#rowOf(line)) + before.anchor.delta)
  }

  #paintSearch(): void {
    this.#matches.set(
      findMatches(this.#lines, this.#search).map(({ line, from, to }) => ({
        range: new monaco.Range(this.#rowOf(line), from, this.#rowOf(line), to),
        options: { inlineClassName: 'log-match' },
      })),
    )
  }

  #tellSeen(): void {
    const ranges = this.#editor.getVisibleRanges()
    const top = ranges[0]
    const bottom = ranges.at(-1)
    if (this.#isReplacing || this.#lines.length === 0 || top === undefined || bottom === undefined) return
    const before = this.#first - 1
    this.#events.onSeen({ first: before + top.startLineNumber, last: before + bottom.endLineNumber })
  }

  #tellLine(row: number): void {
    if (!this.#isReplacing && this.#lines.length > 0) this.#events.onLine(this.#first + row - 1)
  }

  #tellReader(): void {
    if (!this.#isReplacing && this.#lines.length > 0 && this.#editor.hasTextFocus()) this.#events.onReader()
  }

  /** The editor's own first and last line are the window's; the reader means the artifact's. */
  #onKey(event: monaco.IKeyboardEvent): void {
    if (!event.ctrlKey && !event.metaKey) return
    if (event.keyCode !== monaco.KeyCode.Home && event.keyCode !== monaco.KeyCode.End) return
    event.preventDefault()
    event.stopPropagation()
    this.#events.onEnd(event.keyCode === monaco.KeyCode.Home ? 'first' : 'last')
  }
}

/** In the menu that the secondary button opens. */
const NEW_RULE = { id: 'new-rule', label: 'New rule from this line', contextMenuGroupId: '1' } as const

const MARKED: monaco.editor.IModelDecorationOptions = {
  isWholeLine: true,
  className: 'log-marked',
  // Drawn beside each row of a wrapped line: a frame would be drawn as often.
  marginClassName: 'log-marked-margin',
}

/** Read-only text and nothing that could act on it: no links, no language, no completion. */
const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  readOnly: true,
  domReadOnly: true,
  automaticLayout: true,
  links: false,
  minimap: { enabled: false },
  renderControlCharacters: true,
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true, nonBasicASCII: false },
  renderWhitespace: 'none',
  scrollBeyondLastLine: false,
  glyphMargin: true,
  folding: false,
  lineDecorationsWidth: 6,
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { vertical: 'hidden', horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
  wordWrap: 'off',
  wrappingIndent: 'indent',
  // Versions, paths and `unit[pid]` stay whole, unlike with the editor's own lists.
  wordWrapBreakAfterCharacters: ' \t,;|',
  wordWrapBreakBeforeCharacters: '{',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  matchBrackets: 'never',
  bracketPairColorization: { enabled: false },
  guides: { indentation: false },
  quickSuggestions: false,
  renderLineHighlight: 'all',
  renderLineHighlightOnlyWhenFocus: false,
  fontSize: 12.5,
  lineHeight: 19,
  stopRenderingLineAfter: 10_000,
  fixedOverflowWidgets: true,
  hover: { enabled: 'on', delay: 250, above: false },
  padding: { top: 4, bottom: 4 },
  accessibilitySupport: 'auto',
  tabFocusMode: true,
}

function toMonaco(decoration: LineDecoration, range: monaco.Range): readonly monaco.editor.IModelDeltaDecoration[] {
  const { kind, level, cut, hover } = decoration
  const options: monaco.editor.IModelDecorationOptions = {
    isWholeLine: true,
    ...(kind === undefined ? {} : { className: `log-note log-${kind}`, hoverMessage: hoverMessage(hover) }),
    ...(level === undefined ? {} : { inlineClassName: `log-level-${level}` }),
  }
  return [
    { range, options },
    ...(kind === undefined ? [] : [glyph(kind, { hover, row: range.startLineNumber })]),
    ...(cut === undefined ? [] : [cutNotice(cut, range)]),
  ]
}

/** At the start of the line only: a line that is wrapped has one sign, not one for each row. */
function glyph(kind: NoteKind, { hover, row }: { readonly hover: readonly string[]; readonly row: number }) {
  return {
    range: new monaco.Range(row, 1, row, 1),
    options: {
      glyphMarginClassName: `log-glyph log-glyph-${kind}`,
      glyphMarginHoverMessage: hoverMessage(hover),
    },
  }
}

function cutNotice(cut: string, { endLineNumber, endColumn }: monaco.Range): monaco.editor.IModelDeltaDecoration {
  return {
    range: new monaco.Range(endLineNumber, endColumn, endLineNumber, endColumn),
    options: { after: { content: cut, inlineClassName: 'log-cut' }, showIfCollapsed: true },
  }
}

function hoverMessage(hover: readonly string[]): monaco.IMarkdownString[] {
  return hover.map(value => ({ value, isTrusted: false, supportHtml: false }))
}

function readAnchor(editor: monaco.editor.IStandaloneCodeEditor): { readonly row: number; readonly delta: number } {
  const row = editor.getVisibleRanges()[0]?.startLineNumber ?? 1
  return { row, delta: editor.getScrollTop() - editor.getTopForLineNumber(row) }
}

function shiftSelection(selection: monaco.Selection, shift: number, rows: number): monaco.Selection {
  const clamp = (row: number) => Math.max(1, Math.min(rows, row + shift))
  return new monaco.Selection(
    clamp(selection.selectionStartLineNumber),
    selection.selectionStartColumn,
    clamp(selection.positionLineNumber),
    selection.positionColumn,
  )
}

function disposer(disposable: monaco.IDisposable): () => void {
  return () => disposable.dispose()
}
