import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteAround } from '#shared/report/quote-around.ts'

const host = 'tmp-node-e2e-d5c7c752-cos-beta-121-18867-0-24'
const refused = `Mar 05 09:35:42 ${host} containerd[1433]: time="2025-03-05T09:35:42Z" level=error msg="RunPodSandbox for &PodSandboxMetadata{Name:test-webserver,Attempt:0,} failed, error" error="failed to create containerd task: failed to start shim: start failed: unsupported shim version (3): not implemented"`

test('shows the innermost words of a wrapped error rather than the head of the line', () => {
  const about = 'containerd refuses the shim: it answers with bootstrap version 3, which this daemon does not support'
  expect(quoteAround(refused, { about, place: `artifacts/${host}/containerd.log:55`, width: 110 })).toBe(
    '… containerd task: failed to start shim: start failed: unsupported shim version (3): not implemented"',
  )
})

test('a version in the sentence is found in the line', () => {
  const line = `Mar 05 ${host} containerd[1]: level=info msg="starting containerd" revision=${'a'.repeat(40)} version=1.7.25-40-g6a1c03d8e and ${'so on '.repeat(30)}`
  const about = 'containerd 1.7.25-40-g6a1c03d8e (running) is a pair that breaks'
  expect(quoteAround(line, { about, place: 'x:1', width: 80 })).toContain('version=1.7.25-40-g6a1c03d8e')
})

const misread = refused.replace(
  'unsupported shim version (3): not implemented',
  'failed to create TTRPC connection: unsupported protocol: Yunix',
)

test('shows how a line fails where the sentence has none of its words', () => {
  const about =
    'containerd 1.7.25 (running) is a pair that breaks: the daemon takes the protobuf answer of the shim for an address'
  const quote = quoteAround(misread, { about, place: `artifacts/${host}/containerd.log:55`, width: 110 })
  expect(quote).toContain('unsupported protocol: Yunix')
})

test('a version is not found within the digits of a time', () => {
  const line = `Mar 05 ${host} kubelet[2114]: E0305 09:35:42.377347 2114 log.go:32] "${'so on '.repeat(30)}" err="the shim says nothing"`
  const quote = quoteAround(line, {
    about: 'takes the answer of a shim 2.3 or newer for a name',
    place: 'x:1',
    width: 80,
  })
  expect(quote).toContain('the shim says nothing')
})

test('the name of the host does not draw the quote to the head of the line', () => {
  const about = `the new OS image cos-beta-121-18867-0-24 brings shim version 3`
  const quote = quoteAround(refused, { about, place: `artifacts/${host}/containerd.log:55`, width: 90 })
  expect(quote).not.toContain('cos-beta')
  expect(quote).toContain('shim version (3)')
})

test('a short line stays as it is, without its indent', () => {
  expect(quoteAround('   • [FAILED]  [3 seconds]', { about: 'x', place: '', width: 80 })).toBe('• [FAILED] [3 seconds]')
})

test('a line that says nothing of it is cut at its end', () => {
  expect(quoteAround('word '.repeat(40), { about: 'nothing here', place: '', width: 40 })).toMatch(/^word .* …$/u)
})

test('never longer than asked, never anything but words of the line, never half a character', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 })
  fc.assert(
    fc.property(text, text, fc.integer({ min: 30, max: 120 }), (line, about, width) => {
      const quote = quoteAround(line, { about, place: '', width })
      const flat = line.replace(/\s+/gu, ' ').trim()
      expect(quote.length).toBeLessThanOrEqual(width)
      if (flat.length > width) expect(flat).toContain(quote.replace(/^… | …$/gu, ''))
      expect(quote).not.toMatch(/\p{Cs}/u)
    }),
  )
})
