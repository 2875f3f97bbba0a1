import { beginPiece, createJunitCases, finishCases, finishPiece, junitHandler } from './junit-cases.ts'
import { createLineSplitter } from './line-pieces.ts'
import type { ArtifactReader, ReaderContext, StructuredFormat } from './reader.ts'
import { EMPTY, isUtf16, UTF_16 } from './whole-file.ts'
import { createXmlReader } from './xml-reader.ts'

/** JUnit in every dialect met on Prow: ginkgo 1 and 2, kubetest, ci-operator, gotestsum. Any `.xml` may be one. */
export const junitFormat: StructuredFormat = {
  id: 'junit',
  title: 'JUnit test results',
  matches: artifact => /\.xml(?:\.gz)?$/iu.test(artifact),
  open: createJunitReader,
}

function createJunitReader(context: ReaderContext): ArtifactReader {
  const isNamedJunit = /(?:^|\/)[^/]*junit[^/]*$/iu.test(context.artifact)
  const cases = createJunitCases(context)
  const xml = createXmlReader(junitHandler(cases))
  const lines = createLineSplitter(piece => {
    if (xml.isStopped()) return
    if (piece.offset === 0 && isUtf16(piece.bytes)) return xml.stop(UTF_16)
    beginPiece(cases, piece)
    xml.read(piece)
    finishPiece(cases)
    if (cases.stopped !== undefined) xml.stop(cases.stopped)
  })
  let isEmpty = true
  return {
    feed(chunk) {
      if (chunk.length > 0) isEmpty = false
      if (!xml.isStopped()) lines.feed(chunk)
    },
    end() {
      if (isEmpty) return { problem: EMPTY }
      lines.end()
      const problem = xml.end()
      // Some other XML is not damaged JUnit; it is read as text like any file.
      if (cases.root === 'foreign' && !isNamedJunit) return {}
      return { tests: finishCases(cases), ...(problem === undefined ? {} : { problem }) }
    },
  }
}
