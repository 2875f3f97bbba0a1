import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadPacks } from '../../../../../electron/services/rule-packs/load-packs.ts'
import { packText, ruleDraft } from '../../../../support/own-rule.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packs-'))
})
afterEach(() => rm(folder, { recursive: true }))

const put = (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text)

async function load(named: readonly string[] = []) {
  const { packs, problems } = await loadPacks({ folder, named: named.map(name => join(folder, name)) })
  const show = (path: string) => path.replace(`${folder}/`, '')
  return {
    rules: packs.flatMap(pack => pack.rules.map(({ rule }) => rule.id)),
    problems: problems.map(({ file, rule, place, reason }) =>
      [show(file), rule ?? '', place, show(reason)].join(' | '),
    ),
  }
}

it('reads the packs of a folder and of named files and folders, each once', async () => {
  await put('b.json', packText(undefined, 'team-b'))
  await put('a.json', packText(undefined, 'team-a'))
  await put('notes.txt', 'none of ours')
  await mkdir(join(folder, 'more'))
  await put('more/c.json', packText(undefined, 'team-c'))
  expect(await load(['more', 'a.json'])).toEqual({
    rules: ['team-a/disk/too-slow', 'team-b/disk/too-slow', 'team-c/disk/too-slow'],
    problems: [],
  })
})

it('takes a folder that is not there for one without packs, and misses what was named', async () => {
  expect(await loadPacks({ folder: join(folder, 'none'), named: [] })).toEqual({ packs: [], problems: [] })
  expect((await load(['none.json'])).problems).toEqual(['none.json |  |  | is not there'])
})

it('sets a broken pack or rule aside with file, rule, place and reason, and loads the others', async () => {
  await put('a-json.json', '{"schema": ')
  await put('b-latin.json', Uint8Array.from([0x7b, 0xff, 0x7d]))
  await put('c-other.json', '{"schema":"runskew/rule-pack@2","id":"c","title":"c","rules":[]}')
  await put('d-twin.json', packText())
  await put('e-twin.json', packText())
  await put(
    'f-rules.json',
    packText(
      [
        ruleDraft(),
        ruleDraft({ id: 'two', signatures: [{ literal: 'abcd', pattern: '(?=a)' }] }),
        { ...ruleDraft({ id: 'three' }), catalogue: 'E1' },
        ruleDraft({ id: 'four', samples: ['not this'] }),
        ruleDraft(),
        ruleDraft({ id: 'six', signatures: [{ literal: 'abc', pattern: 'a' }] }),
        17,
      ],
      'f',
    ),
  )
  await put('g-area.json', packText(undefined, 'shim'))
  await symlink(join(folder, 'd-twin.json'), join(folder, 'h-link.json'))
  await mkdir(join(folder, 'i-folder.json'))
  expect(await load()).toEqual({
    rules: ['my-team/disk/too-slow', 'f/disk/too-slow'],
    problems: [
      expect.stringMatching(/^a-json\.json \| {2}\| {2}\| is no JSON: /u),
      'b-latin.json |  |  | is not UTF-8 text',
      'c-other.json |  | schema | Invalid input: expected "runskew/rule-pack@1"',
      'e-twin.json |  | id | "my-team" is the id of d-twin.json already',
      'f-rules.json | f/two | rules[1].signatures[0].pattern | uses look-ahead or look-behind ((?=), which no engine answers in linear time; match the words themselves',
      'f-rules.json | f/three | rules[2].catalogue | numbers of the built-in catalogue are not for packs',
      'f-rules.json | f/four | rules[3].samples[0] | is not found: it does not hold "blocked for more than": not this',
      'f-rules.json | f/disk/too-slow | rules[4].id | "disk/too-slow" is used twice in this pack',
      'f-rules.json | f/six | rules[5].signatures[0].literal | needs at least 4 bytes',
      'f-rules.json |  | rules[6] | Invalid input: expected object, received number',
      'g-area.json |  | id | "shim" begins ids of built-in rules; choose another id for the pack',
      'h-link.json |  | id | "my-team" is the id of d-twin.json already',
      'i-folder.json |  |  | is no file',
    ],
  })
})

it('does not wait for a pipe', async () => {
  spawnSync('mkfifo', [join(folder, 'pipe.json')])
  await put('z.json', packText())
  expect(await load()).toEqual({
    rules: ['my-team/disk/too-slow'],
    problems: ['pipe.json |  |  | is no file'],
  })
})

describe('S38 a pack that is too much is refused with the limit it breaks', () => {
  it.each([
    ['bytes', packText([ruleDraft({ explain: 'x'.repeat(1_100_000) })]), 'a.json |  |  | is larger than 1048576 bytes'],
    ['rules', packText(Array.from({ length: 10_000 }, () => 0)), 'a.json |  | rules | more than 500'],
    [
      'a pattern',
      packText([ruleDraft({ signatures: [{ literal: 'abcd', pattern: 'a'.repeat(5_000) }] })]),
      'a.json | my-team/disk/too-slow | rules[0].signatures[0].pattern | Too big: expected string to have <=4096 characters',
    ],
    [
      'half a character',
      packText([ruleDraft({ title: 'x\ud800' })]),
      'a.json | my-team/disk/too-slow | rules[0].title | holds half a character (a lone surrogate)',
    ],
  ])('%s', async (_, text, problem) => {
    await put('a.json', text)
    expect(await load()).toEqual({ rules: [], problems: [problem] })
  })

  it('rules of all packs together', async () => {
    const rules = Array.from({ length: 300 }, (_, n) => ruleDraft({ id: `r${n}` }))
    await put('a.json', packText(rules, 'a'))
    await put('b.json', packText(rules, 'b'))
    const { problems, rules: loaded } = await load()
    expect([loaded.length, problems]).toEqual([
      300,
      ['b.json |  | rules | is set aside: with it there would be more than 500 rules'],
    ])
  })

  it('packs', async () => {
    for (let n = 10; n < 61; n++) await put(`p${n}.json`, packText([], `p${n}`))
    expect((await load()).problems).toEqual(['p60.json |  |  | is set aside: at most 50 packs are read'])
  })
})

it('keeps no key of the language itself, whatever a pack is made of', async () => {
  const rule = JSON.stringify(ruleDraft()).replace('"id":"disk/too-slow"', '"id":"__proto__"')
  await put(
    'a.json',
    `{"schema":"runskew/rule-pack@1","id":"a","title":"a","__proto__":{"polluted":1},"rules":[${rule}]}`,
  )
  const { rules, problems } = await load()
  expect([rules, problems.length, 'polluted' in {}]).toEqual([[], 1, false])
})
