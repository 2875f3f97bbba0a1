import { expect, test } from 'vitest'
import { parseArguments } from '../../../../electron/cli/arguments.ts'
import { helpText, USAGE } from '../../../../electron/cli/usage.ts'

const value = (...argv: string[]) => {
  const parsed = parseArguments(argv)
  return parsed.ok ? parsed.value : parsed.error
}

test.each([
  [['analyze', 'run'], { kind: 'analyze', source: 'run', form: 'text' }],
  [['analyze', '-', '--json'], { kind: 'analyze', source: '-', form: 'json' }],
  [['analyze', '--', '--odd'], { kind: 'analyze', source: '--odd', form: 'text' }],
  [
    ['compare', 'a', 'b.zip#x', '--issue', '-o', 'f.md'],
    { kind: 'compare', good: 'a', bad: 'b.zip#x', form: 'issue', output: 'f.md' },
  ],
  [['rules', 'list'], { kind: 'rules-list', json: false }],
  [['rules', 'test', '-'], { kind: 'rules-test', file: '-' }],
  [['serve', '--port', '8080', '--no-open', 'a'], { kind: 'serve', port: 8080, open: false, sources: ['a'] }],
  [[], { kind: 'help' }],
  [['--help'], { kind: 'help' }],
  [['compare', '-h'], { kind: 'help', topic: 'compare' }],
  [['help', 'rules'], { kind: 'help', topic: 'rules' }],
  [['--version'], { kind: 'version' }],
])('reads %j', (argv, expected) => {
  expect(value(...argv)).toEqual(expected)
})

test.each([
  [['analyse', 'x'], 'There is no command "analyse"; did you mean analyze?', undefined],
  [['frobnicate'], 'There is no command "frobnicate".', undefined],
  [['help', 'comapre'], 'There is no command "comapre"; did you mean compare?', undefined],
  [['analyze'], 'analyze takes one source.', 'analyze'],
  [['analyze', 'x', '--html'], '--html does not go with analyze.', 'analyze'],
  [['analyze', 'x', '--port', '1'], '--port does not go with analyze.', 'analyze'],
  [['analyze', 'x', '--jsno'], 'There is no option --jsno; did you mean --json?', 'analyze'],
  [['analyze', 'x', '-o'], '-o needs a value.', 'analyze'],
  [['analyze', 'x', '--json=1'], '--json takes no value.', 'analyze'],
  [['compare', 'x'], 'compare takes two sources: the good run and the bad run.', 'compare'],
  [['compare', '-', '-'], 'Only one of the two sources can be standard input.', 'compare'],
  [['compare', 'a', 'b', '--json', '--md'], 'Only one of --json, --md can be given.', 'compare'],
  [['serve', '--port', '99999'], '"99999" is no port number.', 'serve'],
  [['rules', 'test'], 'rules takes "list", or "test" and a file.', 'rules'],
  [['rules', 'test', 'x', '--json'], '--json does not go with rules test.', 'rules'],
])('refuses %j and says why', (argv, message, topic) => {
  expect(value(...argv)).toEqual(topic === undefined ? { message } : { message, topic })
})

test('every command has a page with its usage and examples, and all fit 120 columns', () => {
  for (const topic of ['analyze', 'compare', 'rules', 'serve'] as const) {
    const page = helpText(topic)
    expect(page).toContain(`Usage: runskew ${topic}`)
    expect(page).toContain(`Examples:\n  runskew ${topic}`)
    expect(USAGE).toContain(`runskew ${topic}`)
    for (const line of page.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
  }
})
