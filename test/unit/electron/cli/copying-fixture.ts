import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { ok } from '#shared/base/result.ts'
import type { CopyingParts } from '../../../../electron/cli/copying.ts'
import { createFileDigester } from '../../../../electron/services/cache/digest-file.ts'
import { buildRun } from '../../../support/sample/build-run.ts'
import { specs } from '../../../support/sample/sample-runs.ts'
import { BUCKET } from '../../../support/fetch-fixture.ts'
import { temporaryFolder } from '../../../support/open-temporary.ts'
import {
  serveStorage,
  type ObjectSpec,
  type StorageOptions,
  type StorageServer,
} from '../../../support/storage/server.js'

export interface CliFixture {
  readonly server: StorageServer
  readonly parts: CopyingParts
  /** A folder for what a command writes. */
  readonly folder: string
  /** What was said on standard error so far. */
  readonly said: () => string
  /** What was printed on standard output so far. */
  readonly printed: () => string
}

/** A run of the sample as objects of a bucket, with its address. */
export function sampleObjects(name: keyof typeof specs): {
  readonly address: string
  readonly objects: readonly ObjectSpec[]
} {
  const path = `logs/${specs[name].job}/${buildRun(specs[name]).id}`
  const objects = [...buildRun(specs[name]).files].map(([file, content]) => ({ name: `${path}/${file}`, content }))
  return { address: `gs://${BUCKET}/${path}`, objects }
}

/** A stand-in of the store (`lists`: package lists of OS images), a cache of its own, digests without a thread, and standard output and error listened to. */
export async function openCliFixture(
  objects: readonly ObjectSpec[],
  storage: Omit<StorageOptions, 'buckets'> = {},
  lists: readonly ObjectSpec[] = [],
): Promise<CliFixture> {
  const folder = await temporaryFolder()
  const buckets = { [BUCKET]: { objects, gzip: /kubelet\.log$/u }, 'cos-tools': { objects: lists } }
  const server = await serveStorage({ ...storage, buckets })
  const digest = await createFileDigester()
  const texts = { said: '', printed: '' }
  const listen = (stream: NodeJS.WriteStream, to: keyof typeof texts): void => {
    const spy = vi.spyOn(stream, 'write').mockImplementation((text, ...rest) => {
      texts[to] += String(text)
      for (const done of rest as readonly unknown[]) if (typeof done === 'function') (done as () => void)()
      return true
    })
    onTestFinished(() => spy.mockRestore())
  }
  listen(process.stderr, 'said')
  listen(process.stdout, 'printed')
  onTestFinished(() => server.close())
  return {
    server,
    folder,
    parts: {
      cacheDir: join(folder, 'cache'),
      quotaBytes: 1024 ** 3,
      environment: { STORAGE_EMULATOR_HOST: server.origin },
      digester: {
        start: () => undefined,
        digest: path => Promise.resolve(ok(digest(path))),
        close: () => Promise.resolve(),
      },
      program: () => 'the program of a test',
    },
    said: () => texts.said,
    printed: () => texts.printed,
  }
}

/** The same in another process: nothing but the disk is shared. */
export function withoutServer(parts: CopyingParts): CopyingParts {
  return { ...parts, environment: { STORAGE_EMULATOR_HOST: 'http://127.0.0.1:1' } }
}
