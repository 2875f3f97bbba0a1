import { createKernel } from '../scan/kernel/create-kernel.ts'
import { LINE_FIELDS, type LineHasher } from './line-hasher.ts'
import { createPlainHasher } from './plain-hasher.ts'
import { SEPARATORS, TOKEN_CLASS } from './token-classes.ts'
import { codeWords, fixedWords, httpWord } from './walk-tokens.ts'

let shared: LineHasher | undefined

/** Runs in WebAssembly where there are vectors, and in plain code elsewhere; the answers are the same. One for all artifacts. */
export function lineHasher(): LineHasher {
  return (shared ??= createKernelHasher() ?? createPlainHasher())
}

/** Undefined where WebAssembly, or its vectors, are missing. */
export function createKernelHasher(): LineHasher | undefined {
  const kernel = createKernel()
  if (kernel === undefined) return undefined
  // In the order of `assembly/hash-lines.ts`, which knows where each lies.
  kernel.layOut([TOKEN_CLASS, SEPARATORS, fixedWords, codeWords, httpWord])
  let lines: Int32Array = new Int32Array()
  return {
    memory: kernel.memory,
    get lines() {
      return lines
    },
    hash({ bytes, length }, from) {
      lines = kernel.hashLines(bytes.subarray(0, length), from)
      return lines.length / LINE_FIELDS
    },
  }
}
