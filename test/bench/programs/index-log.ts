// The line index of one log, as the window builds it, as a whole process: `FILE`. Prints how many lines there are.
import { open } from 'node:fs/promises'
import { readRange } from '../../../electron/services/archive/file-bytes.ts'
import { LineIndex } from '../../../electron/services/logs/line-index.ts'

async function main(): Promise<void> {
  const handle = await open(process.argv[2] ?? '')
  const index = new LineIndex()
  for await (const chunk of readRange(handle)) index.add(chunk)
  await handle.close()
  console.log(JSON.stringify({ lines: index.totalLines }))
}

void main()
