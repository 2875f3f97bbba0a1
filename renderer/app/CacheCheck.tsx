import { useEffect, useRef, useState } from 'react'
import { visible } from '#shared/base/text.ts'
import type { EventPayload } from '#shared/ipc/contract.ts'
import type { CacheCheckView } from '#shared/ipc/views.ts'
import { idle, loading, toAnswer, type Answer } from '../state/answer.ts'
import { useBackend } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { OneLineError } from './OneLineError.tsx'

const words = strings.app.settings.check

/** Reads every byte of the cache on demand and says what was found. Going away stops it. */
export function CacheCheck({ onChanged }: { readonly onChanged: () => void }) {
  const backend = useBackend()
  const [answer, setAnswer] = useState<Answer<CacheCheckView>>(idle)
  const [progress, setProgress] = useState<Progress>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  useEffect(() => backend.on('cache.progress', setProgress), [backend])
  const check = async () => {
    const mine = new AbortController()
    running.current = mine
    setAnswer(loading)
    setProgress(undefined)
    const result = await backend.call('cache.check', {}, mine.signal)
    if (running.current !== mine) return
    setAnswer(toAnswer(result))
    onChanged()
  }
  const isRunning = answer.kind === 'loading'
  return (
    <div className="cache-check">
      <div className="cache-check-head">
        <Button onClick={() => (isRunning ? running.current?.abort() : void check())}>
          {isRunning ? words.stop : words.start}
        </Button>
        {isRunning ? <Checking progress={progress} /> : undefined}
        <span aria-live="polite">{resultText(answer)}</span>
      </div>
      {answer.kind === 'failed' ? <OneLineError error={answer.error} /> : undefined}
      {answer.kind === 'ready' && answer.value.damagedCount > 0 ? <Damaged found={answer.value} /> : undefined}
    </div>
  )
}

type Progress = EventPayload<'cache.progress'>

function Checking({ progress }: { readonly progress: Progress | undefined }) {
  const { doneBytes = 0, totalBytes = 0 } = progress ?? {}
  return (
    <>
      <ProgressBar label={words.running} part={totalBytes === 0 ? undefined : doneBytes / totalBytes} />
      <span className="cache-check-part">{totalBytes === 0 ? '' : words.progress(doneBytes, totalBytes)}</span>
    </>
  )
}

function resultText(answer: Answer<CacheCheckView>): string {
  if (answer.kind === 'cancelled') return words.stopped
  return answer.kind === 'ready' ? words.done(answer.value) : ''
}

function Damaged({ found: { damaged, damagedCount } }: { readonly found: CacheCheckView }) {
  return (
    <details className="disclosure">
      <summary>{words.damaged}</summary>
      <ul className="cache-damaged mono">
        {damaged.map((name, index) => (
          <li key={index}>{visible(name)}</li>
        ))}
      </ul>
      {damagedCount > damaged.length ? <p>{words.more(damagedCount - damaged.length)}</p> : undefined}
      <p>{words.todo}</p>
    </details>
  )
}
