import { createKernel, type Kernel } from '../scan/kernel/create-kernel.ts'
import { LINE_FIELDS, type HashText, type LineHasher } from './line-hasher.ts'
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
  layOut(kernel)
  const plain = createPlainHasher()
  let lines: Int32Array = new Int32Array()
  return {
    get lines() {
      return lines
    },
    hash(text, from) {
      const count = hashPart(kernel, text, from)
      lines = kernel.found(count * LINE_FIELDS)
      if (count > 0 || from >= text.length) return count
      // A line that is longer than the kernel's text.
      const one = plain.hash({ bytes: text.bytes, length: text.length }, from)
      lines = plain.lines
      return one
    },
  }
}

/** In the order of `assembly/hash-lines.ts`. */
function layOut(kernel: Kernel): void {
  let at = kernel.tables
  for (const { buffer, byteOffset, byteLength } of [TOKEN_CLASS, SEPARATORS, fixedWords, codeWords, httpWord]) {
    kernel.bytes().set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += byteLength
  }
}

function hashPart(kernel: Kernel, { bytes, length }: HashText, from: number): number {
  const to = Math.min(length, from + kernel.textBytes)
  kernel.put(bytes.subarray(from, to))
  return kernel.hashLines(to - from, from, to === length)
}
