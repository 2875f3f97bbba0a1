import { expect, test } from 'vitest'
import { citeLine } from '#shared/analysis/collect/line-context.ts'
import { buildLine } from '../../../../support/build-draft.ts'

test('keeps of a line what a citation needs: the evidence, the host and both times', () => {
  const raw = 'Mar 05 09:33:33 h containerd[1]: time="2025-03-05T09:33:33Z" level=info msg=x'
  const { evidence, host, parsed } = citeLine(buildLine(raw, { host: 'h' }), [])
  expect([evidence.text, host]).toEqual([raw, 'h'])
  expect(parsed).toEqual({
    time: { style: 'rfc3339', text: '2025-03-05T09:33:33Z' },
    outerTime: { style: 'journal-short', text: 'Mar 05 09:33:33' },
  })
})

test('keeps no time of a line without one', () => {
  expect(citeLine(buildLine('hello'), []).parsed).toEqual({})
})
