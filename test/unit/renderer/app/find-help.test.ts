import { describe, expect, it } from 'vitest'
import { findHelp } from '../../../../renderer/app/find-help.ts'
import { GLOSSARY, type GlossaryEntry } from '../../../../renderer/domain/glossary.ts'

const command = (title: string, shortcut?: string) => ({
  id: title,
  title,
  group: 'View' as const,
  run: () => undefined,
  ...(shortcut === undefined ? {} : { shortcut }),
})
const commands = [command('Next theme'), command('Next way to show times', 'Alt+T'), command('Settings…', 'Mod+,')]
const words = Object.entries<GlossaryEntry>(GLOSSARY)
const find = (text: string) => findHelp(commands, words, text)

describe('findHelp', () => {
  it('lists every shortcut and every word for no text', () => {
    expect(find('').keys.map(({ shortcut }) => shortcut)).toEqual(['Alt+T', 'Mod+,'])
    expect(find('').words).toHaveLength(words.length)
  })

  it('finds by title, group and key', () => {
    expect(find('alt').keys.map(({ title }) => title)).toEqual(['Next way to show times'])
    expect(find('VIEW times').keys).toHaveLength(1)
  })

  it('finds a word by what it means', () => {
    expect(find('interface kubelet').words.map(([id]) => id)).toEqual(['cri'])
    expect(find('nothing has this').words).toEqual([])
  })
})

describe('the glossary', () => {
  it('says of every word where it is laid down', () => {
    const sources = words.map(([, { source }]) => source)
    expect(sources.filter(source => !source.startsWith('https://') && source !== 'this program')).toEqual([])
  })

  it('has each word once', () => {
    expect(new Set(words.map(([, { word }]) => word)).size).toBe(words.length)
  })
})
