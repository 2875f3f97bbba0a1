import { expect, test } from 'vitest'
import { parseArguments } from '../../../../electron/cli/arguments.ts'

const value = (...argv: string[]) => {
  const parsed = parseArguments(argv)
  return parsed.ok ? parsed.value : parsed.error
}

test.each([
  [['analyze', 'run'], { kind: 'analyze', source: 'run', form: 'text' }],
  [['analyze', '-', '--json'], { kind: 'analyze', source: '-', form: 'json' }],
  [
    ['compare', 'a', 'b.zip#x', '--issue', '-o', 'f.md'],
    { kind: 'compare', good: 'a', bad: 'b.zip#x', form: 'issue', output: 'f.md' },
  ],
  [['rules', 'list'], { kind: 'rules-list', json: false }],
  [['rules', 'test', '-'], { kind: 'rules-test', file: '-' }],
  [['serve', '--port', '8080', '--no-open', 'a'], { kind: 'serve', port: 8080, open: false, sources: ['a'] }],
  [[], { kind: 'help' }],
  [['--version'], { kind: 'version' }],
])('reads %j', (argv, expected) => {
  expect(value(...argv)).toEqual(expected)
})

test.each([
  [['analyse', 'x'], 'There is no command "analyse".'],
  [['analyze'], 'analyze takes one source.'],
  [['analyze', 'x', '--html'], '--html does not go with this command.'],
  [['compare', 'x'], 'compare takes two sources: the good run and the bad run.'],
  [['compare', '-', '-'], 'Only one of the two sources can be standard input.'],
  [['compare', 'a', 'b', '--json', '--md'], 'Only one of --json, --md can be given.'],
  [['serve', '--port', '99999'], '"99999" is no port number.'],
  [['rules', 'test'], 'rules takes "list", or "test" and a file.'],
])('refuses %j and says why', (argv, message) => {
  expect(value(...argv)).toBe(message)
})

test('refuses an option that nobody knows', () => {
  expect(value('analyze', 'x', '--jsno')).toContain('--jsno')
})
