import type { LogContext } from '#shared/analysis/compare-logs/log-context.ts'
import { templateId } from '#shared/analysis/mask-template.ts'
import type { LogGroup, RunTemplates, Template } from '#shared/model/template.ts'
import { buildEvidence } from './build-analysis.ts'

/** A bad run of which nothing is known but its logs. */
export const nothingKnown: LogContext = {
  windows: [],
  teardown: [],
  namesEntity: () => false,
  isKnownError: () => false,
}

/** A template of one line of level info, in `a.log`. */
export function buildTemplate(text: string, known: Partial<Template> = {}): Template {
  const first = buildEvidence('a.log', text)
  return {
    id: templateId(text),
    text,
    count: 1,
    severity: 'info',
    stated: { severity: 'unknown', differs: false },
    first,
    last: { artifact: first.artifact, line: first.line, offset: first.offset },
    versions: [],
    areVersionsLimited: false,
    ...known,
  }
}

/** A group of one artifact; it has as many lines as its templates, if nothing else is said. */
export function buildGroup(key: string, templates: readonly Template[], known: Partial<LogGroup> = {}): LogGroup {
  const lines = templates.reduce((sum, { count }) => sum + count, 0)
  return { key, artifacts: [key], lines, templates, omittedLines: 0, ...known }
}

export function buildRunTemplates(groups: readonly LogGroup[], unread: readonly string[] = []): RunTemplates {
  return { groups, unread }
}

/** A run with one log, of one line for each text. */
export function runOfTexts(...texts: readonly string[]): RunTemplates {
  return buildRunTemplates([
    buildGroup(
      'a.log',
      texts.map(text => buildTemplate(text)),
    ),
  ])
}
