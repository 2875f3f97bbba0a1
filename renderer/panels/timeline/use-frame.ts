import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

/** Which part of the panel is painted. */
type Part = 'lanes' | 'minimap'

export interface Frame {
  /** Paints with the next frame, once, however often it is asked. */
  readonly request: () => void
  /** What painting means now. */
  readonly paint: { set(part: Part, paint: () => void): void }
}

/** Painting outside of React, at most once a frame. */
export function useFrame(): Frame {
  const [paints] = useState(() => new Map<Part, () => void>())
  const frame = useRef<number>(undefined)
  const request = useCallback(() => {
    frame.current ??= requestAnimationFrame(() => {
      frame.current = undefined
      for (const paint of paints.values()) paint()
    })
  }, [paints])
  useEffect(
    () => () => {
      if (frame.current !== undefined) cancelAnimationFrame(frame.current)
      frame.current = undefined
    },
    [],
  )
  return useMemo(() => ({ request, paint: { set: (part, paint) => void paints.set(part, paint) } }), [request, paints])
}
