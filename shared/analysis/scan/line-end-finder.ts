import type { LineEnds } from './byte-search.ts'
import { createKernel } from './kernel/create-kernel.ts'
import { TEXT_BYTES } from './line-buffer.ts'
import { findLineEnds } from './line-ends.ts'

/** Finds the line ends of texts of at most `TEXT_BYTES`: by the kernel where it runs, which is five times as fast. */
export function createLineEndFinder(): (text: Uint8Array) => LineEnds {
  const kernel = createKernel()
  return kernel === undefined ? findLineEnds : text => kernel.findLineEnds(text)
}

/** A text of any length in parts that a finder takes. */
export function* textParts(text: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < text.length; at += TEXT_BYTES) yield text.subarray(at, at + TEXT_BYTES)
}
