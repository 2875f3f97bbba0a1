import { visible } from '#shared/base/text.ts'
import { decorate, type LineDecoration, type NoteKind } from './decorations.ts'
import { monaco } from './monaco-setup.ts'
import type { ShownRow } from './shown-line.ts'
import type { LogRow } from './window-plan.ts'

/** The row that the reader was sent to. */
export const MARKED: monaco.editor.IModelDecorationOptions = {
  isWholeLine: true,
  className: 'log-marked',
  marginClassName: 'log-marked-margin',
}

/** A line that was found, where its words are not marked. */
export const HIT: monaco.editor.IModelDecorationOptions = { isWholeLine: true, marginClassName: 'log-hit-margin' }

/** A line that the reader keeps: a ribbon between number and text, at the start of the line only. */
export function keptOptions(title: string): monaco.editor.IModelDecorationOptions {
  return { linesDecorationsClassName: 'log-kept', linesDecorationsTooltip: visible(title) }
}

/** How the rows look, the first being row 1 of the editor. `rangeOf` gives all of a row. */
export function decorateRows(
  rows: readonly LogRow[],
  shown: readonly ShownRow[],
  rangeOf: (row: number) => monaco.Range,
): monaco.editor.IModelDeltaDecoration[] {
  return [
    ...decorate(rows.map(({ line }) => line)).flatMap(decoration => toMonaco(decoration, rangeOf(decoration.row))),
    ...rows.flatMap(({ fold }, index) =>
      fold === undefined ? [] : [{ range: rangeOf(index + 1), options: foldOptions(fold.isOpen) }],
    ),
    ...shown.flatMap(({ styles }, index) =>
      styles.map(({ from, to, style }) => ({
        range: new monaco.Range(index + 1, from + 1, index + 1, to + 1),
        options: { inlineClassName: style.replaceAll(/\S+/gu, 'log-ansi-$&') },
      })),
    ),
  ]
}

function foldOptions(isOpen: boolean): monaco.editor.IModelDecorationOptions {
  return {
    isWholeLine: true,
    className: 'log-fold',
    inlineClassName: 'log-fold-text',
    glyphMarginClassName: `log-fold-sign ${isOpen ? 'open' : 'closed'}`,
  }
}

function toMonaco(decoration: LineDecoration, range: monaco.Range): readonly monaco.editor.IModelDeltaDecoration[] {
  const { kind, level, cut, hover } = decoration
  const options: monaco.editor.IModelDecorationOptions = {
    isWholeLine: true,
    ...(kind === undefined
      ? {}
      : { className: ['log-note', `log-${kind}`].join(' '), hoverMessage: hoverMessage(hover) }),
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
      glyphMarginClassName: ['log-glyph', `log-glyph-${kind}`].join(' '),
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
