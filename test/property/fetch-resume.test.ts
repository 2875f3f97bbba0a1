import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf16Of } from '../../electron/services/sources/transcode-utf16.ts'
import type { FaultAction } from '../support/storage/server.js'
import { objectOf, openFetchFixture, PLACE } from '../support/fetch-fixture.ts'

const NAME = 'artifacts/a.log'

/** Ways in which a body ends too early, or is not what the store says. */
const action: fc.Arbitrary<(at: number) => FaultAction> = fc.oneof(
  fc
    .record({ kind: fc.constantFrom('cut', 'chunked', 'unsized'), end: fc.constantFrom('fin', 'rst') })
    .map(({ kind, end }) => (after: number): FaultAction => ({ kind, after, end })),
  fc.constant((to: number): FaultAction => ({ kind: 'shorten', to })),
  fc.constant((at: number): FaultAction => ({ kind: 'flip', at })),
  fc
    .integer({ min: 1, max: 50 })
    .map(by => (at: number): FaultAction => ({ kind: 'wrong-length', by: at % 2 === 0 ? by : -by })),
  fc.constant((): FaultAction => ({ kind: 'status', status: 503 })),
)

/** What begins as UTF-16 is read decoded, and not as it is stored. */
const stored = fc.uint8Array({ minLength: 1, maxLength: 5_000 }).filter(bytes => utf16Of(bytes) === undefined)

const broken = fc.record({ action, part: fc.double({ min: 0, max: 1, noNaN: true }) })

/** Law P5: wherever and however a download breaks, it is never shown as verified until it is whole, and then it is equal. */
it(
  'P5 a download that breaks anywhere is never verified until it is whole, and ends byte-equal',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        stored,
        fc.array(broken, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (content, breaks, isGivenUp) => {
          const faults = breaks.map(({ action, part }, index) => ({
            match: `${PLACE.path}/${NAME}`,
            attempts: [index + 1],
            action: action(Math.floor(part * (content.length - 1))),
          }))
          const fixture = await openFetchFixture({
            objects: [objectOf(NAME, content)],
            storage: { faults },
            // Given up after each break and begun again by hand, or tried again within one go.
            limits: { retries: isGivenUp ? 0 : breaks.length, circuitFailures: 1_000 },
          })
          try {
            const source = Buffer.from(content).toString('latin1')
            for (let go = 0; go <= breaks.length; go++) {
              const copied = await fixture.copyAll()
              const [copy] = fixture.copier.copies()
              const integrity = fixture.run.copies().get(NAME)?.integrity
              expect({ integrity, state: copy?.state }).toEqual(
                copied.ok ? { integrity: 'verified', state: 'cached' } : { integrity: undefined, state: 'failed' },
              )
              if (integrity !== undefined) expect(await fixture.read(NAME)).toBe(source)
            }
            expect(await fixture.read(NAME)).toBe(source)
          } finally {
            await fixture.close()
          }
        },
      ),
      {
        numRuns: 40,
        // A length below zero, which undici reports in a way of its own.
        examples: [
          [Uint8Array.of(0, 0, 0), [{ action: (): FaultAction => ({ kind: 'wrong-length', by: -4 }), part: 0 }], false],
        ],
      },
    )
  },
)
