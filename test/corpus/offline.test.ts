import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { serveStorage } from '../support/storage/server.js'

const JOB = 'logs/ci-containerd-node-e2e-1-7'
const GOOD = `gs://kubernetes-ci-logs/${JOB}/1896855635358646272`
// The old name of the bucket, as it stands in old issues: the same run.
const BAD = `https://prow.k8s.io/view/gs/kubernetes-jenkins/${JOB}/1897218023224246272`

function start(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['out/main/cli.cjs', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

async function compare(env: NodeJS.ProcessEnv, ...more: readonly string[]): Promise<string> {
  const child = start(['compare', GOOD, BAD, '--json', ...more], env)
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(child, 'close')
  return text
}

/** The program behind the window, asked as the window asks it. */
async function openWindow(env: NodeJS.ProcessEnv) {
  const host = start(['serve', '--no-open'], env)
  const address = await new Promise<string>(done => {
    let text = ''
    host.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) done(text.trim())
    })
  })
  onTestFinished(async () => {
    host.kill('SIGTERM')
    await once(host, 'exit')
  })
  const { origin, hash } = new URL(address)
  return async (command: string, input: object): Promise<unknown> => {
    const response = await fetch(`${origin}/api/call`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${hash.replace('#token=', '')}` },
      body: JSON.stringify({ command, input }),
    })
    const result = (await response.json()) as { readonly ok: boolean; readonly value: unknown }
    expect(result).toMatchObject({ ok: true })
    return result.value
  }
}

async function openRun(call: Awaited<ReturnType<typeof openWindow>>, text: string): Promise<string> {
  const { referenceId } = (await call('source.parse', { text })) as { readonly referenceId: string }
  const sourceId = await call('source.fetch', { referenceId })
  const sources = (await call('source.list', {})) as { sourceId: string; runs: { runId: string }[] }[]
  return sources.find(source => source.sourceId === sourceId)?.runs[0]?.runId ?? ''
}

test('without a network, the window and the command line give the bytes that were given with one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'runskew-offline-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const server = await serveStorage({
    buckets: {
      'kubernetes-ci-logs': { folders: [{ path: 'sample/logs', prefix: 'logs' }] },
      'kubernetes-jenkins': { refuses: 403 },
    },
  })
  const env = {
    STORAGE_EMULATOR_HOST: server.origin,
    RUNSKEW_CACHE: join(folder, 'cache'),
    XDG_CONFIG_HOME: folder,
    APPDATA: folder,
  }
  const online = await compare(env)
  await server.close()
  mkdirSync(join(folder, 'runskew'))
  writeFileSync(join(folder, 'runskew', 'settings.json'), '{"offline":true}')
  const call = await openWindow(env)
  const pair = { baseline: await openRun(call, GOOD), target: await openRun(call, BAD) }
  const { investigationId } = (await call('investigation.open', pair)) as { readonly investigationId: string }
  const shown = (await call('report.render', { investigationId, form: 'json' })) as { readonly body: string }
  expect(online).toContain('"status": "cause"')
  expect(await compare(env, '--offline')).toBe(online)
  expect(shown.body.trim()).toBe(online.trim())
})
