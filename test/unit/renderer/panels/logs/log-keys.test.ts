import { expect, it } from 'vitest'
import { commandOf } from '../../../../../renderer/panels/logs/log-keys.ts'
import { LOG_COMMANDS } from '../../../../../renderer/state/log-command.ts'

it('runs inside a log what the palette says of a key', () => {
  const keys = LOG_COMMANDS.map(({ shortcut }) => {
    const parts = shortcut.split('+')
    const held = (key: string) => parts.includes(key)
    const event = { ctrlKey: held('Mod'), altKey: held('Alt'), shiftKey: held('Shift'), metaKey: false }
    return commandOf({ ...event, key: parts.at(-1) ?? '' })
  })
  expect(keys).toEqual(LOG_COMMANDS.map(({ id }) => id))
})
