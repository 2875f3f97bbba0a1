import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatViewLink, parseViewLink } from '../../../../shared/ipc/view-link.ts'

const GOOD = 'gs://kubernetes-ci-logs/logs/ci-node-e2e/1896855635358646272'
const BAD = 'gs://kubernetes-ci-logs/pr-logs/pull/130590/pull-node-e2e/1897218023224246272'
const of = (query: string) => parseViewLink(`runskew://compare?${query}`)
const pair = `good=${encodeURIComponent(GOOD)}&bad=${encodeURIComponent(BAD)}`

describe('parseViewLink', () => {
  it('gives back what was written', () => {
    const link = { good: GOOD, bad: BAD, view: 'logs?s=bad&a=artifacts%2Fkubelet.log&l=12' }
    expect(parseViewLink(formatViewLink(link) ?? '')).toEqual(link)
    expect(parseViewLink(formatViewLink({ ...link, view: '' }) ?? '')).toEqual({ ...link, view: '' })
  })

  it('takes the slash that systems put behind the host', () => {
    expect(parseViewLink(`runskew://compare/?${pair}`)).toEqual({ good: GOOD, bad: BAD, view: '' })
  })

  it.each([
    ['no query', 'runskew://compare'],
    ['another scheme', `https://compare?${pair}`],
    ['another host', `runskew://run?${pair}`],
    ['a path', `runskew://compare/../x?${pair}`],
    ['a name and password', `runskew://me:secret@compare?${pair}`],
    ['words around it', `see runskew://compare?${pair}`],
    ['a line break in it', `runskew://compare?${pair}\n--inspect`],
    ['half a pair', `runskew://compare?good=${encodeURIComponent(GOOD)}`],
    ['a name twice', `runskew://compare?${pair}&good=${encodeURIComponent(GOOD)}`],
    ['a name of a later version', `runskew://compare?${pair}&third=x`],
    ['a part without a name', `runskew://compare?${pair}&x`],
    ['a broken escape', `runskew://compare?${pair}&view=%E0%A4%A`],
    ['more than a link has', `runskew://compare?${pair}&view=logs?${'a'.repeat(8_000)}`],
  ])('refuses %s', (_what, text) => {
    expect(parseViewLink(text)).toBeUndefined()
  })

  it.each([
    '/etc/passwd',
    'file:///etc/passwd',
    'C:\\Windows',
    'https://prow.k8s.io/view/gs/a/b/1',
    's3://bucket/logs/job/1',
    'gs://bucket',
    'gs://UPPER/logs/job/1',
    'gs://bucket/logs/job 1',
    'gs://bucket/logs/job/1?x=1',
    'gs://bucket/logs\u0000',
    '--remote-debugging-port=1',
  ])('refuses a run at %s', place => {
    const other = encodeURIComponent(GOOD)
    expect(of(`good=${encodeURIComponent(place)}&bad=${other}`)).toBeUndefined()
    expect(of(`good=${other}&bad=${encodeURIComponent(place)}`)).toBeUndefined()
  })

  it.each(['Logs', '../logs', 'javascript:alert(1)', 'logs?a= b', 'logs\u202e', 'logs#x', '/logs'])(
    'refuses the view %s',
    view => {
      expect(of(`${pair}&view=${encodeURIComponent(view)}`)).toBeUndefined()
    },
  )

  it('gives back whatever a link was made of; of what it would refuse none is made', () => {
    const unit = fc.oneof(
      fc.constantFrom('+', ' ', '%', '%20', '&', '=', '#', '?', '~', 'é', "'"),
      fc.string({ unit: 'binary' }),
    )
    const name = fc.array(unit, { minLength: 1, maxLength: 3 }).map(parts => parts.join(''))
    const place = name.map(folder => `gs://bucket/${folder}/logs/job/1`)
    const view = fc.oneof(
      name,
      name.map(text => `logs?${new URLSearchParams({ a: text }).toString()}`),
    )
    fc.assert(
      fc.property(fc.record({ good: place, bad: place, view }), link => {
        const text = formatViewLink(link)
        if (text !== undefined) expect(parseViewLink(text)).toEqual(link)
      }),
    )
  })

  it('has a link for each name of an artifact, and for runs in folders with marks that addresses know', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), artifact => {
        const view = `logs?${new URLSearchParams({ a: artifact }).toString()}`
        const link = { good: 'gs://bucket/c++/a%20b/logs/job/1', bad: BAD, view }
        expect(parseViewLink(formatViewLink(link) ?? '')).toEqual(link)
      }),
    )
  })

  it('makes none that is too long to be read', () => {
    expect(formatViewLink({ good: GOOD, bad: BAD, view: `logs?q=${'%E2%82%AC'.repeat(500)}` })).toBeDefined()
    expect(formatViewLink({ good: GOOD, bad: BAD, view: `logs?q=${'%E2%82%AC'.repeat(600)}` })).toBeUndefined()
  })

  it('never throws, and never makes up a place', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom(GOOD, '%', '=', '&', 'good', 'bad', 'view', '%zz', 'gs://'))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), parts => {
        const link = of(parts.join(''))
        if (link !== undefined) expect([link.good, link.bad].every(place => place.startsWith('gs://'))).toBe(true)
      }),
    )
  })
})
