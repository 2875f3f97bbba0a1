import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createCell, type Cell } from './cell.ts'

export interface Frame {
  /** Paints with the next frame, once, however often it is asked. */
  readonly request: () => void
  /** What painting means now. */
  readonly paint: Cell<() => void>
}

/** Painting outside of React, at most once a frame. */
export function useFrame(): Frame {
  const [paint] = useState(() => createCell<() => void>(() => undefined))
  const frame = useRef<number>(undefined)
  const request = useCallback(() => {
    frame.current ??= requestAnimationFrame(() => {
      frame.current = undefined
      paint.get()()
    })
  }, [paint])
  useEffect(
    () => () => {
      if (frame.current !== undefined) cancelAnimationFrame(frame.current)
      frame.current = undefined
    },
    [],
  )
  return useMemo(() => ({ request, paint }), [request, paint])
}
