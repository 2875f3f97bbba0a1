import { expect, test } from 'vitest'
import { parseArguments } from '../../../../electron/cli/arguments.ts'
import { COMMAND_NAMES, helpText, USAGE } from '../../../../electron/cli/usage.ts'

const RUN = 'gs://kubernetes-ci-logs/logs/ci-job/17'

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
    {
      kind: 'compare',
      request: { kind: 'runs', good: 'a', bad: 'b.zip#x', witnesses: [] },
      form: 'issue',
      output: 'f.md',
    },
  ],
  [['preflight', 'jobs'], { kind: 'preflight', request: { source: 'jobs', json: false } }],
  [
    ['preflight', 'a.yaml', '--json', '-o', 'f.json', '--date', '2025-03-05'],
    {
      kind: 'preflight',
      request: { source: 'a.yaml', json: true, output: 'f.json', asOf: Date.UTC(2025, 2, 5) * 1_000 },
    },
  ],
  [['rules', 'list'], { kind: 'rules', request: { what: 'list', json: false } }],
  [['rules', 'match', '-'], { kind: 'rules', request: { what: 'match', file: '-' } }],
  [
    ['rules', 'match', 'a.log', '--no-user-rules'],
    { kind: 'rules', request: { what: 'match', file: 'a.log', withoutOwnRules: true } },
  ],
  [['rules', 'test'], { kind: 'rules', request: { what: 'test' } }],
  [['rules', 'test', 'my.json'], { kind: 'rules', request: { what: 'test', path: 'my.json' } }],
  [['analyze', 'run', '--no-user-rules'], { kind: 'analyze', source: 'run', form: 'text', withoutOwnRules: true }],
  [['serve', '--no-user-rules'], { kind: 'serve', open: true, sources: [], withoutOwnRules: true }],
  [['serve', '--port', '8080', '--no-open', 'a'], { kind: 'serve', port: 8080, open: false, sources: ['a'] }],
  [
    ['analyze', 'run', '--look-up', '--offline'],
    { kind: 'analyze', source: 'run', form: 'text', lookUp: { offline: true } },
  ],
  [
    ['compare', 'a', RUN, '--look-up'],
    {
      kind: 'compare',
      request: { kind: 'runs', good: 'a', bad: RUN, witnesses: [] },
      form: 'text',
      copy: { offline: false, only: [] },
      lookUp: { offline: false },
    },
  ],
  [['analyze', RUN], { kind: 'analyze', source: RUN, form: 'text', copy: { offline: false, only: [] } }],
  [
    ['analyze', RUN, '--only', '*.log', '--only', 'a/**', '--max-bytes', '200MB', '--offline'],
    { kind: 'analyze', source: RUN, form: 'text', copy: { offline: true, only: ['*.log', 'a/**'], maxBytes: 200e6 } },
  ],
  [
    ['compare', 'good/', 'prow.k8s.io/view/gs/b/logs/j/1', '--all'],
    {
      kind: 'compare',
      request: { kind: 'runs', good: 'good/', bad: 'prow.k8s.io/view/gs/b/logs/j/1', witnesses: [] },
      form: 'text',
      copy: { offline: false, only: [], maxBytes: Infinity },
    },
  ],
  [
    ['compare', 'a', 'b', '--with', 'c', '--with', 'd'],
    { kind: 'compare', request: { kind: 'runs', good: 'a', bad: 'b', witnesses: ['c', 'd'] }, form: 'text' },
  ],
  [
    ['compare', 'a', 'b', '--also-good', 'c', '--with', 'd'],
    {
      kind: 'compare',
      request: { kind: 'runs', good: 'a', bad: 'b', alsoGood: ['c'], witnesses: ['d'] },
      form: 'text',
    },
  ],
  [
    ['compare', 'a', 'b', '--also-good', 'c', '--with', 'd', '--check', 'a.json'],
    { kind: 'check', request: { document: 'a.json', sources: ['a', 'b'], others: ['c', 'd'] } },
  ],
  [
    ['compare', 'a', '--hosts', 'ubuntu', 'cos', '--json'],
    {
      kind: 'compare',
      request: { kind: 'hosts', source: 'a', hosts: { good: 'ubuntu', bad: 'cos' }, witnesses: [] },
      form: 'json',
    },
  ],
  [
    ['compare', RUN, '--hosts', '--with', 'c'],
    {
      kind: 'compare',
      request: { kind: 'hosts', source: RUN, witnesses: ['c'] },
      form: 'text',
      copy: { offline: false, only: [] },
    },
  ],
  [
    ['compare', 'a', '--hosts', '--check', 'a.json'],
    { kind: 'check', request: { document: 'a.json', sources: ['a', 'a'] } },
  ],
  [['fetch', RUN], { kind: 'fetch', request: { from: 'address', source: RUN, copy: { offline: false, only: [] } } }],
  [
    ['fetch', RUN, '--to', 'run.zip', '--only', '*.json', '--max-bytes', '1KiB'],
    {
      kind: 'fetch',
      request: {
        from: 'address',
        source: RUN,
        copy: { offline: false, only: ['*.json'], maxBytes: 1024 },
        to: 'run.zip',
      },
    },
  ],
  [
    ['fetch', './run', '--to', 'out'],
    { kind: 'fetch', request: { from: 'path', source: './run', to: 'out', only: [] } },
  ],
  [['cache', 'ls', '--json'], { kind: 'cache', request: { what: 'ls', json: true } }],
  [['cache', 'verify'], { kind: 'cache', request: { what: 'verify' } }],
  [['cache', 'prune'], { kind: 'cache', request: { what: 'prune' } }],
  [['cache', 'prune', '--to', '0'], { kind: 'cache', request: { what: 'prune', toBytes: 0 } }],
  [
    ['search', 'a b', 'one', 'two', '-e', '-i', '--in', '*.log', '--limit', '7'],
    {
      kind: 'search',
      request: {
        query: { text: 'a b', isPattern: true, ignoresCase: true },
        sources: ['one', 'two'],
        globs: ['*.log'],
        form: 'lines',
        limit: 7,
      },
    },
  ],
  [['history', 'ci-job'], { kind: 'history', request: { of: 'ci-job', limit: 20, json: false, offline: false } }],
  [
    ['history', RUN, '--limit', '5', '--json', '--offline'],
    { kind: 'history', request: { of: RUN, limit: 5, json: true, offline: true } },
  ],
  [['analyze', 'x', '--check', 'x.json'], { kind: 'check', request: { document: 'x.json', sources: ['x'] } }],
  [
    ['compare', 'a', RUN, '--check', 'ab.json', '--offline'],
    { kind: 'check', request: { document: 'ab.json', sources: ['a', RUN], copy: { offline: true, only: [] } } },
  ],
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
  [
    ['compare', 'a', '--hosts', 'cos'],
    'compare --hosts takes one source, and either the good and the bad host or none.',
    'compare',
  ],
  [['compare', '-', 'b', '--with=-'], 'Only one of the sources can be standard input.', 'compare'],
  [
    ['compare', 'a', 'b', '--with=-', '--check', 'x'],
    '--check reads a source again; standard input is gone.',
    'compare',
  ],
  [
    ['compare', 'a', 'b', '--also-good', 'c', '--also-good', 'a'],
    'a is named twice: a run counts once. Leave out one --also-good.',
    'compare',
  ],
  [['compare', 'a', '--hosts', '--also-good', 'c'], '--also-good does not go with --hosts.', 'compare'],
  [
    ['compare', 'a', 'b', ...Array.from({ length: 8 }, (_, at) => `--also-good=${at}`)],
    'compare takes at most 8 good runs.',
    'compare',
  ],
  [['compare', 'a', 'b', '--json', '--md'], 'Only one of --json, --md can be given.', 'compare'],
  [['analyze', 'x', '--check', 'x.json', '--json'], '--json does not go with --check.', 'analyze'],
  [['analyze', 'x', '--check', 'x.json', '--look-up'], '--look-up does not go with --check.', 'analyze'],
  [['fetch', RUN, '--look-up'], '--look-up does not go with fetch.', 'fetch'],
  [['analyze', '-', '--check', 'x.json'], '--check reads a source again; standard input is gone.', 'analyze'],
  [['serve', '--port', '99999'], '"99999" is no port number.', 'serve'],
  [['analyze', './x', '--only', 'a'], '--only goes with the address of a run; ./x is none.', 'analyze'],
  [['compare', 'a', 'b', '--offline'], '--offline goes with the address of a run; neither a nor b is one.', 'compare'],
  [['analyze', RUN, '--all', '--max-bytes', '1'], 'Only one of --all, --max-bytes can be given.', 'analyze'],
  [['analyze', RUN, '--max-bytes', 'much'], '"much" is no size; write 200MiB, 1GiB or a number of bytes.', 'analyze'],
  [['analyze', RUN, '--only='], '--only needs a value.', 'analyze'],
  [['fetch'], 'fetch takes one source.', 'fetch'],
  [['preflight'], 'preflight takes one file or folder.', 'preflight'],
  [['preflight', 'a', 'b'], 'preflight takes one file or folder.', 'preflight'],
  [['preflight', 'a', '--date', '2025-02-30'], '"2025-02-30" is no day; write it as 2025-03-05.', 'preflight'],
  [['preflight', 'a', '--md'], '--md does not go with preflight.', 'preflight'],
  [['fetch', '-'], 'fetch takes no standard input.', 'fetch'],
  [['fetch', 'run'], 'run is on this disk already; --to says where a copy of it shall lie.', 'fetch'],
  [['fetch', 'run', '--offline'], '--offline goes with the address of a run; run is none.', 'fetch'],
  [['fetch', RUN, '--to', 'x.tar.gz'], '--to takes a folder or a .zip; "x.tar.gz" is neither.', 'fetch'],
  [['fetch', RUN, '--all'], '--all does not go with fetch.', 'fetch'],
  [['cache'], 'cache takes "ls", "verify" or "prune".', 'cache'],
  [['cache', 'ls', '--to', '1'], '--to does not go with cache ls.', 'cache'],
  [['cache', 'verify', '--json'], '--json does not go with cache verify.', 'cache'],
  [['search', 'a'], 'search takes what to look for, and at least one source.', 'search'],
  [['search', 'a', '-', '-'], 'Only one of the sources can be standard input.', 'search'],
  [['search', 'a', 'b', '--json', '--count'], 'Only one of --json, --count can be given.', 'search'],
  [['search', 'a', 'b', '--count', '--limit', '5'], 'Only one of --limit, --count can be given.', 'search'],
  [['search', 'a', 'b', '--limit', '0'], '"0" is no number of lines.', 'search'],
  [['history', 'a', '--limit', '0'], '--limit takes a number from 1 to 100.', 'history'],
  [['rules'], 'rules takes "list", "match" and a log, or "test" and rule packs.', 'rules'],
  [['rules', 'match'], 'rules takes "list", "match" and a log, or "test" and rule packs.', 'rules'],
  [['rules', 'test', '--no-user-rules'], '--no-user-rules does not go with rules test.', 'rules'],
  [['rules', 'test', 'x', '--json'], '--json does not go with rules test.', 'rules'],
])('refuses %j and says why', (argv, message, topic) => {
  expect(value(...argv)).toEqual(topic === undefined ? { message } : { message, topic })
})

test('every command has a page with its usage and examples, and all fit 120 columns', () => {
  for (const topic of COMMAND_NAMES) {
    const page = helpText(topic)
    expect(page).toContain(`Usage: runskew ${topic}`)
    expect(page).toContain(`Examples:\n  runskew ${topic}`)
    expect(USAGE).toContain(`runskew ${topic}`)
    for (const line of page.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
  }
})
