import type { LineQuery } from '#shared/ipc/views.ts'
import { findMatches } from './find-matches.ts'
import { decorateRows, HIT, keptOptions, MARKED } from './monaco-decorations.ts'
import { LINE_ACTIONS, OPTIONS, type LineAction } from './monaco-options.ts'
import { applyTheme, monaco, onThemeChange } from './monaco-setup.ts'
import type { RulerMark } from './overview-ruler.ts'
import { showRow, type ShownRow } from './shown-line.ts'
import { holds, lineOfRow, type LogRow, type Reveal } from './window-plan.ts'

/** First and last row on screen. */
export interface SeenRows {
  readonly first: number
  readonly last: number
}

export interface LogViewEvents {
  onSeen(seen: SeenRows): void
  /** Where the cursor is. */
  onRow(row: number): void
  /** The reader, who has the focus here, moved the cursor or selected something: see `selected`. */
  onReader(): void
  /** The reader chose something to do with the line of the cursor, or with what is selected. */
  onAction(action: LineAction): void
  /** The reader opened or closed the fold in a row. */
  onFold(row: number): void
  /** The reader asked for the artifact's first or last line; the window may hold neither. */
  onEnd(end: 'first' | 'last'): void
}

/** What is selected: UTF-16 units of the shown text, equal when nothing is, or more than one row. */
export interface SelectedText {
  /** Where the cursor is. */
  readonly row: number
  readonly from: number
  readonly to: number
  /** What is shown of the row. */
  readonly text: string
  readonly firstRow: number
  readonly lastRow: number
}

/** What was looked for. */
export interface Sought {
  readonly query: LineQuery
  /** Whether a line was found by it. */
  readonly isHit: (line: number) => boolean
}

/** An editor that shows a window of an artifact under the artifact's own line numbers. */
export interface LogView {
  /** Replaces the window. What was on screen stays where it was, unless there is a row to reveal. */
  show(rows: readonly LogRow[], reveal: Reveal | undefined): void
  /** Puts a row at the top of the screen, without a mark. */
  scrollTo(row: number): void
  setWrap(wrap: boolean): void
  /** Whether codes for colours stand in the text. */
  setEscapes(showsEscapes: boolean): void
  setLabel(label: string): void
  setSearch(sought: Sought | undefined): void
  /** Marks the lines that the reader keeps. */
  setKept(kept: readonly RulerMark[]): void
  focus(): void
  /** Undefined before there is a line. */
  selected(): SelectedText | undefined
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
  readonly #keepers: monaco.editor.IEditorDecorationsCollection
  readonly #marked: monaco.editor.IEditorDecorationsCollection
  readonly #stops: readonly (() => void)[]
  #rows: readonly LogRow[] = []
  #shown: readonly ShownRow[] = []
  #sought: Sought | undefined
  #kept: readonly RulerMark[] = []
  #showsEscapes = false
  /** While the text is exchanged the editor reports places that nobody went to. */
  #isReplacing = false

  constructor(element: HTMLElement, events: LogViewEvents) {
    this.#events = events
    this.#editor = monaco.editor.create(element, { ...OPTIONS, model: this.#model })
    this.#notes = this.#editor.createDecorationsCollection()
    this.#matches = this.#editor.createDecorationsCollection()
    this.#keepers = this.#editor.createDecorationsCollection()
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
      disposer(this.#editor.onDidChangeCursorPosition(({ position }) => this.#tellRow(position.lineNumber))),
      disposer(this.#editor.onDidChangeCursorSelection(() => this.#tellReader())),
      disposer(this.#editor.onDidFocusEditorText(() => this.#tellReader())),
      ...LINE_ACTIONS.map(action =>
        disposer(this.#editor.addAction({ ...action, run: () => this.#events.onAction(action.id) })),
      ),
      disposer(this.#editor.onMouseDown(event => this.#onMouse(event))),
      disposer(this.#editor.onKeyDown(event => this.#onKey(event))),
    ]
  }

  show(rows: readonly LogRow[], reveal: Reveal | undefined): void {
    this.#isReplacing = true
    if (rows !== this.#rows) {
      this.#marked.clear()
      this.#replaceText(rows)
    }
    if (reveal !== undefined) this.#reveal(reveal)
    this.#isReplacing = false
    this.#tellRow(this.#editor.getPosition()?.lineNumber ?? 1)
    this.#tellReader()
    this.#tellSeen()
  }

  scrollTo(row: number): void {
    if (!holds(this.#rows, row)) return
    this.#editor.setScrollTop(this.#editor.getTopForLineNumber(this.#place(row)), monaco.editor.ScrollType.Immediate)
  }

  setWrap(wrap: boolean): void {
    this.#editor.updateOptions({ wordWrap: wrap ? 'on' : 'off' })
  }

  setEscapes(showsEscapes: boolean): void {
    if (showsEscapes === this.#showsEscapes) return
    this.#showsEscapes = showsEscapes
    this.#isReplacing = true
    this.#replaceText(this.#rows)
    this.#isReplacing = false
  }

  setLabel(ariaLabel: string): void {
    this.#editor.updateOptions({ ariaLabel })
  }

  setSearch(sought: Sought | undefined): void {
    this.#sought = sought
    this.#paintSearch()
  }

  setKept(kept: readonly RulerMark[]): void {
    this.#kept = kept
    this.#paintKept()
  }

  focus(): void {
    this.#editor.focus()
  }

  selected(): SelectedText | undefined {
    const selection = this.#editor.getSelection()
    if (selection === null || this.#rows.length === 0) return undefined
    const place = selection.positionLineNumber
    const isOne = selection.startLineNumber === selection.endLineNumber
    const before = this.#first - 1
    return {
      row: before + place,
      from: isOne ? selection.startColumn - 1 : 0,
      to: isOne ? selection.endColumn - 1 : 0,
      text: this.#shown[place - 1]?.text ?? '',
      firstRow: before + selection.startLineNumber,
      lastRow: before + selection.endLineNumber,
    }
  }

  dispose(): void {
    for (const stop of this.#stops) stop()
    this.#editor.dispose()
    this.#model.dispose()
  }

  get #first(): number {
    return this.#rows[0]?.row ?? 1
  }

  #reveal({ row, at, mark, focus }: Reveal): void {
    if (!holds(this.#rows, row)) return
    const place = this.#place(row)
    this.#editor.setPosition({ lineNumber: place, column: 1 })
    if (at === 'centre') this.#editor.revealLineInCenter(place, monaco.editor.ScrollType.Immediate)
    else this.scrollTo(row)
    this.#marked.set(mark ? [{ range: this.#range(place), options: MARKED }] : [])
    if (focus) this.#editor.focus()
  }

  /** What stands around the editor, such as the notes of the very line, may take its place away after the reveal. */
  #keepRevealed(): void {
    const place = this.#editor.getPosition()?.lineNumber
    if (place === undefined || this.#marked.length === 0 || this.#marked.getRange(0)?.startLineNumber !== place) return
    this.#editor.revealRangeInCenterIfOutsideViewport(this.#range(place), monaco.editor.ScrollType.Immediate)
  }

  /** Where in the editor's own text a row stands. */
  #place(row: number): number {
    return row - this.#first + 1
  }

  #range(place: number): monaco.Range {
    return new monaco.Range(place, 1, place, this.#model.getLineMaxColumn(place))
  }

  #replaceText(rows: readonly LogRow[]): void {
    const before = { first: this.#first, anchor: readAnchor(this.#editor), selection: this.#editor.getSelection() }
    this.#rows = rows
    this.#shown = rows.map(row => showRow(row, this.#showsEscapes))
    this.#model.setValue(this.#shown.map(({ text }) => text).join('\n'))
    const last = rows.at(-1)
    this.#editor.updateOptions({
      lineNumbers: place => String(rows[place - 1]?.line?.line ?? ''),
      lineNumbersMinChars: Math.max(4, String(last === undefined ? 1 : lineOfRow(last)).length + 1),
    })
    this.#notes.set(decorateRows(rows, this.#shown, place => this.#range(place)))
    this.#paintSearch()
    this.#paintKept()
    const row = before.first + before.anchor.row - 1
    if (!holds(rows, row)) return
    if (before.selection !== null) {
      this.#editor.setSelection(shiftSelection(before.selection, before.first - this.#first, rows.length))
    }
    this.#editor.setScrollTop(this.#editor.getTopForLineNumber(this.#place(row)) + before.anchor.delta)
  }

  #paintSearch(): void {
    if (this.#sought === undefined) return this.#matches.clear()
    const { query, isHit } = this.#sought
    const texts = this.#rows.map(({ line }, index) => (line === undefined ? '' : (this.#shown[index]?.text ?? '')))
    this.#matches.set([
      ...findMatches(texts, query).map(({ row, from, to }) => ({
        range: new monaco.Range(row, from, row, to),
        options: { inlineClassName: 'log-match' },
      })),
      ...this.#rows.flatMap(({ line }, index) =>
        line !== undefined && isHit(line.line) ? [{ range: this.#range(index + 1), options: HIT }] : [],
      ),
    ])
  }

  #paintKept(): void {
    const places = new Map(this.#rows.map(({ line }, index) => [line?.line, index + 1]))
    this.#keepers.set(
      this.#kept.flatMap(({ line, title }) => {
        const place = places.get(line)
        return place === undefined ? [] : [{ range: new monaco.Range(place, 1, place, 1), options: keptOptions(title) }]
      }),
    )
  }

  #tellSeen(): void {
    const ranges = this.#editor.getVisibleRanges()
    const top = ranges[0]
    const bottom = ranges.at(-1)
    if (this.#isReplacing || this.#rows.length === 0 || top === undefined || bottom === undefined) return
    const before = this.#first - 1
    this.#events.onSeen({ first: before + top.startLineNumber, last: before + bottom.endLineNumber })
  }

  #tellRow(place: number): void {
    if (!this.#isReplacing && this.#rows.length > 0) this.#events.onRow(this.#first + place - 1)
  }

  #tellReader(): void {
    if (!this.#isReplacing && this.#rows.length > 0 && this.#editor.hasTextFocus()) this.#events.onReader()
  }

  #onMouse({ event, target }: monaco.editor.IEditorMouseEvent): void {
    if (!event.leftButton || target.position === null) return
    this.#toggleFold(target.position.lineNumber)
  }

  /** True when there is a fold. */
  #toggleFold(place: number): boolean {
    const row = this.#rows[place - 1]
    if (row?.fold === undefined) return false
    this.#events.onFold(row.row)
    return true
  }

  /** The editor's own first and last line are the window's; the reader means the artifact's. */
  #onKey(event: monaco.IKeyboardEvent): void {
    const isTaken = event.ctrlKey || event.metaKey ? this.#goToEnd(event.keyCode) : this.#onPlainKey(event)
    if (!isTaken) return
    event.preventDefault()
    event.stopPropagation()
  }

  #onPlainKey({ keyCode, altKey }: monaco.IKeyboardEvent): boolean {
    if (altKey || (keyCode !== monaco.KeyCode.Enter && keyCode !== monaco.KeyCode.Space)) return false
    return this.#toggleFold(this.#editor.getPosition()?.lineNumber ?? 0)
  }

  #goToEnd(keyCode: monaco.KeyCode): boolean {
    if (keyCode !== monaco.KeyCode.Home && keyCode !== monaco.KeyCode.End) return false
    this.#events.onEnd(keyCode === monaco.KeyCode.Home ? 'first' : 'last')
    return true
  }
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
