import { expect, test } from 'vitest'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { readRuntimeConfig, readScriptConfig, type RuntimeConfig } from '#shared/analysis/preflight/runtime-config.ts'
import { configureSh, RUNTIME_PATH } from '../../../../support/preflight-files.ts'

const file = (text: string) => ({ name: 'x', bytes: encodeUtf8(text) })
const shown = ({ version, runtimes, systemdCgroup, driverDefault }: RuntimeConfig) => ({
  version: version?.value,
  runtimes: runtimes.map(({ name, type, path, header }) => [name, type?.value, path?.value, header.line]),
  systemdCgroup: systemdCgroup?.value,
  driverDefault: driverDefault?.line,
})
const CRI = 'plugins."io.containerd.grpc.v1.cri".containerd.runtimes'

test('a configuration file: quotes, comments, spaces and line ends of any kind', () => {
  const text = [
    'version = 3 # the newest',
    `[ ${CRI}.runc ]`,
    "  runtime_type = 'io.containerd.runc.v2'",
    '\truntime_path="/opt/a#b/shim" # not this',
    `[${CRI}.runc.options]`,
    'SystemdCgroup=true',
    "[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.kata]",
    '# runtime_path = "/x"',
    'runtime_path = ""',
  ].join('\r\n')
  expect(shown(readRuntimeConfig(file(text)))).toEqual({
    version: '3',
    runtimes: [
      ['runc', 'io.containerd.runc.v2', '/opt/a#b/shim', 2],
      ['kata', undefined, undefined, 7],
    ],
    systemdCgroup: 'true',
    driverDefault: undefined,
  })
})

test('a text of several lines is no setting', () => {
  const text = ['x = """', `[${CRI}.runc]`, 'runtime_path = "/x"', '"""', `[${CRI}.runc]`].join('\n')
  expect(shown(readRuntimeConfig(file(text))).runtimes).toEqual([['runc', undefined, undefined, 5]])
})

test('a script says what it writes, and not what it does', () => {
  expect(shown(readScriptConfig(file(configureSh(RUNTIME_PATH))))).toEqual({
    version: '2',
    runtimes: [
      ['runc', 'io.containerd.runc.v2', '${CONTAINERD_HOME}/usr/local/bin/containerd-shim-runc-v2', 7],
      ['${containerd_extra_runtime_handler}', '${CONTAINERD_EXTRA_RUNTIME_TYPE:-io.containerd.runc.v2}', undefined, 15],
    ],
    systemdCgroup: '${systemdCgroup}',
    driverDefault: 2,
  })
  const outside = ['runtime_path = "/x"', `[${CRI}.runc]`, '# cat <<EOF', `[${CRI}.runc]`, 'version = 9'].join('\n')
  expect(shown(readScriptConfig(file(outside)))).toEqual({
    version: undefined,
    runtimes: [],
    systemdCgroup: undefined,
    driverDefault: undefined,
  })
})

test('a here document that never ends, bytes that are no text, and no bytes at all', () => {
  expect(shown(readScriptConfig(file(`cat <<EOF\n[${CRI}.runc]\n`))).runtimes).toEqual([
    ['runc', undefined, undefined, 2],
  ])
  const bytes = new Uint8Array(100_000).map((_, index) => index % 251)
  expect(readRuntimeConfig({ name: 'x', bytes })).toEqual({ runtimes: [] })
  expect(readRuntimeConfig(file(''))).toEqual({ runtimes: [] })
})
