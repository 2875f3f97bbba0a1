import type { CasePlace, CaseWork } from '#shared/model/case.ts'
import { isLinePlace } from '../../state/pins.ts'
import { strings } from '../../strings/index.ts'
import type { Side } from './default-artifact.ts'
import type { RulerMark } from './overview-ruler.ts'

const words = strings.logs.notes

/** What a mark says at most of a note or a comment. */
const TITLE_CHARACTERS = 200

interface Shown {
  readonly side: Side
  readonly artifact: string
}

/** Lines of an artifact that the reader pinned or wrote about, in their order; a line may have several. */
export function findKept({ pins, notes }: Pick<CaseWork, 'pins' | 'notes'>, shown: Shown): readonly RulerMark[] {
  return [
    ...pins.flatMap(({ place, comment }) => markAt(place, shown, words.pinned(comment))),
    ...notes.flatMap(({ place, text }) => markAt(place, shown, words.written(text))),
  ].sort((a, b) => a.line - b.line)
}

function markAt(place: CasePlace | undefined, { side, artifact }: Shown, title: string): readonly RulerMark[] {
  if (!isLinePlace(place) || place.side !== side || place.artifact !== artifact) return []
  const [first = '', ...more] = title.split('\n')
  const isCut = more.length > 0 || first.length > TITLE_CHARACTERS
  return [{ line: place.line, kind: 'kept', title: isCut ? `${first.slice(0, TITLE_CHARACTERS)}…` : first }]
}
