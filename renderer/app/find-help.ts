import type { GlossaryEntry } from '../domain/glossary.ts'
import { strings } from '../strings/index.ts'
import { holdsWords, typedWords } from '../ui/typed-words.ts'
import type { Command } from './command.ts'

type Keyed = Pick<Command, 'id' | 'title' | 'group'> & { readonly shortcut: string }
type Word = readonly [string, GlossaryEntry]

/** Commands that have a shortcut, and words of the glossary, that hold every typed word. */
export function findHelp(
  commands: readonly Command[],
  glossary: readonly Word[],
  text: string,
): { readonly keys: readonly Keyed[]; readonly words: readonly Word[] } {
  const typed = typedWords(text)
  const holds = (...parts: readonly string[]) => holdsWords(parts.join(' '), typed)
  const keyed = commands.flatMap(({ id, title, group, shortcut }): readonly Keyed[] =>
    shortcut === undefined ? [] : [{ id, title, group, shortcut }],
  )
  return {
    keys: keyed.filter(({ title, group, shortcut }) => holds(title, strings.app.commands.groups[group], shortcut)),
    words: glossary.filter(([, { word, meaning }]) => holds(word, meaning)),
  }
}
