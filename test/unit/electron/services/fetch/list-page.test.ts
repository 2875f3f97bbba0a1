import { expect, it } from 'vitest'
import { ok } from '#shared/base/result.ts'
import { parseListPage } from '../../../../../electron/services/fetch/list-page.ts'

const ITEM = { name: 'logs/a', size: '7', generation: '1741170000000000' }
const page = (item: unknown) => parseListPage(JSON.stringify({ items: [item] }))

it.each([
  ['{}', { objects: [], folders: [] }],
  ['{"nextPageToken":"t"}', { objects: [], folders: [], next: 't' }],
  ['{"prefixes":["logs/a/"]}', { objects: [], folders: ['logs/a/'] }],
  ['{"items":[],"kind":"storage#objects","more":1}', { objects: [], folders: [] }],
])('a page %s is read', (text, value) => {
  expect(parseListPage(text)).toEqual(ok(value))
})

it('an item is read with what the store tells of it', () => {
  const told = { crc32c: 'AAAAAA==', md5Hash: '1B2M2Y8AsgTpgAmY7PhCfg==', contentType: 'text/plain' }
  expect(page({ ...ITEM, ...told, contentEncoding: 'gzip', owner: {} })).toEqual(
    ok({
      objects: [
        {
          name: 'logs/a',
          bytes: 7,
          generation: '1741170000000000',
          crc32c: 'AAAAAA==',
          md5: '1B2M2Y8AsgTpgAmY7PhCfg==',
          type: 'text/plain',
          encoding: 'gzip',
        },
      ],
      folders: [],
    }),
  )
  expect(page({ ...ITEM, contentEncoding: '' })).toEqual(page(ITEM))
})

it('the time at which an object came is read, and one that is none is left out', () => {
  expect(page({ ...ITEM, timeCreated: '2025-03-05T10:20:00.125Z' })).toMatchObject({
    value: { objects: [{ createdAt: Date.UTC(2025, 2, 5, 10, 20, 0, 125) }] },
  })
  for (const timeCreated of ['', 'yesterday', '2025-13-05T10:20:00Z', '2025-03-05']) {
    expect(page({ ...ITEM, timeCreated })).toEqual(page(ITEM))
  }
})

it.each(['logs/a%23b', 'logs/a b', 'logs/../x', 'logs/\u0000', 'é'.repeat(10), 'logs/\u{1F600}', '/'])(
  'a name is kept as it is stored: %j',
  name => {
    expect(page({ ...ITEM, name })).toMatchObject({ ok: true, value: { objects: [{ name }] } })
  },
)

it.each([
  ['no JSON', '<html>'],
  ['a list', '[]'],
  ['nothing', ''],
  ['null', 'null'],
  ['items that are none', '{"items":{}}'],
  ['a token that is no text', '{"nextPageToken":7}'],
  ['an empty token', '{"nextPageToken":""}'],
])('%s is refused with a reason', (_, text) => {
  expect(parseListPage(text)).toEqual({ ok: false, error: expect.stringMatching(/./u) as string })
})

it.each([
  { ...ITEM, name: '' },
  { ...ITEM, name: 'x'.repeat(5_000) },
  { ...ITEM, name: '\ud800' },
  { ...ITEM, size: 7 },
  { ...ITEM, size: '-1' },
  { ...ITEM, size: '1e9' },
  { ...ITEM, size: '9'.repeat(16) },
  { ...ITEM, generation: 'x' },
  { ...ITEM, crc32c: '***' },
  { name: 'a', size: '1' },
])('an item %j makes the page unusable rather than shorter', item => {
  expect(page(item).ok).toBe(false)
})

it('S27 a name that is a word of the language is a name', () => {
  const text = '{"items":[{"name":"__proto__","size":"1","generation":"1","__proto__":{"polluted":1}}]}'
  expect(parseListPage(text)).toMatchObject({ ok: true, value: { objects: [{ name: '__proto__' }] } })
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})
