import type { LineQuery } from '#shared/ipc/views.ts'
import type { Search } from '../../state/search-store.ts'
import { strings } from '../../strings/index.ts'

const words = strings.search.summary

/** The same words, looked for in another way. */
export interface OtherWay {
  readonly label: string
  readonly query: LineQuery
}

/** What only means something in a pattern. */
const PATTERN_SIGNS = /[\\*+?|^$]|\[.*\]|\(.*\)/u

/** What else the person may have meant, where nothing was found in any run. */
export function otherWays({ query, runs }: Search): readonly OtherWay[] {
  const isSilent = runs.every(({ answer }) => answer.kind === 'ready' && answer.value.lines === 0)
  if (!isSilent) return []
  return [
    ...(query.ignoresCase ? [] : [{ label: words.anyCase, query: { ...query, ignoresCase: true } }]),
    ...(query.isPattern ? [{ label: words.asItStands, query: { ...query, isPattern: false } }] : []),
    ...(!query.isPattern && PATTERN_SIGNS.test(query.text)
      ? [{ label: words.asPattern, query: { ...query, isPattern: true } }]
      : []),
  ]
}
