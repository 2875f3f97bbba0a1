import type { ReactNode } from 'react'

/** The sheet of keys, marks and words, and what a newcomer is told. */
export const help = {
  title: 'Keyboard, marks and words',
  find: 'Find a shortcut or a word',
  /** What the search left over. */
  found: (shortcuts: number, words: number) => `${shortcuts.toString()} shortcuts, ${words.toString()} words`,
  none: 'Nothing here has that in it.',
  words: 'Words',
  /** After the marks of the sides. */
  sides: {
    good: 'the good run, the baseline',
    bad: 'the bad run, the one being explained',
  },
  version: (version: string, knowledge: ReactNode) => (
    <>
      Runskew {version}, knowledge {knowledge}
    </>
  ),
  /** Over the sample. */
  first: {
    title: 'First steps',
    sample: 'This is the built-in sample.',
    /** The keys of the palette and of the help. */
    press: (palette: ReactNode, help: ReactNode) => (
      <>
        Press a line or a version to see its place. {palette} finds everything, {help} explains it.
      </>
    ),
    paste: 'Paste a Prow link to open your own.',
    choose: 'Choose my runs…',
    done: 'Got it',
  },
}
