import { expect, test } from 'vitest'
import { analyseFiles, type Files } from '../../../../support/analyse-files.ts'

const HOST = 'tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24'
const SERIAL = `artifacts/${HOST}/serial-1.log`
const STARTED = Date.UTC(2025, 2, 5, 11) / 1_000
const FRAME = {
  'started.json': JSON.stringify({ timestamp: STARTED }),
  'finished.json': JSON.stringify({ timestamp: STARTED + 3_600, result: 'SUCCESS' }),
}
const serial = [
  '[    0.000000] Linux version 6.6.72+ (builder@host) #1 SMP',
  '[   48.250000] cbr0: port 1(veth0a1b2c3d) entered forwarding state',
].join('\n')
const kern = [
  `Mar 05 11:20:09 ${HOST} kernel: Linux version 6.6.72+ (builder@host) #1 SMP`,
  `Mar 05 11:20:49 ${HOST} kernel: cbr0: port 1(veth0a1b2c3d) entered forwarding state`,
]

function serialStart(files: Files) {
  const { artifacts, timeline } = analyseFiles({ ...FRAME, [SERIAL]: serial, ...files })
  const from = timeline.phases.find(phase => phase.artifact === SERIAL)?.from
  return { from, clock: artifacts.find(({ name }) => name === SERIAL)?.clock }
}

const seconds = (text: string) => Date.parse(`2025-03-05T${text}Z`) * 1_000

test('a serial console without a banner is placed by a kernel message that the machine’s journal has too', () => {
  expect(serialStart({ [`artifacts/${HOST}/kern.log`]: kern.join('\n') })).toEqual({
    from: seconds('11:20:00.750'),
    clock: {
      inferred: ['boot'],
      reason: "boot time from the same kernel messages in the machine's journal",
    },
  })
})

test('where the journal only has the kernel’s first message, that one counts', () => {
  expect(serialStart({ [`artifacts/${HOST}/kern.log`]: kern[0] ?? '' }).from).toBe(seconds('11:20:09'))
})

test('the journal of another machine tells nothing', () => {
  const other = HOST.replace('edd441f7', '0badcafe')
  expect(serialStart({ [`artifacts/${other}/kern.log`]: kern.join('\n') })).toEqual({
    from: undefined,
    clock: { inferred: [], reason: 'nothing ties its seconds since boot to a time of day' },
  })
})
