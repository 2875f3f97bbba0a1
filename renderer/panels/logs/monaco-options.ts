import { strings } from '../../strings/index.ts'
import type { monaco } from './monaco-setup.ts'

const words = strings.logs.actions

/** In the menu that the secondary button opens. */
export const LINE_ACTIONS = [
  { id: 'new-rule', label: words['new-rule'], contextMenuGroupId: '1' },
  { id: 'details', label: words.details, contextMenuGroupId: '1' },
  { id: 'copy-numbered', label: words['copy-numbered'], contextMenuGroupId: '9' },
  { id: 'copy-quote', label: words['copy-quote'], contextMenuGroupId: '9' },
  { id: 'copy-link', label: words['copy-link'], contextMenuGroupId: '9' },
] as const
export type LineAction = (typeof LINE_ACTIONS)[number]['id']

/** Read-only text and nothing that could act on it: no links, no language, no completion. */
export const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
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
  lineDecorationsWidth: 14,
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
