import { z } from 'zod'
import type { Result } from '#shared/base/result.ts'
import { loadSavedJson } from '../services/saved-json.ts'
import { writeFileAtomic } from '../services/write-file-atomic.ts'

/** A rectangle of the desktop in device-independent pixels. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const WindowState = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximized: z.boolean(),
  /** Electron's zoom level: 0 = 100 %, each step 20 % more or less. */
  zoom: z.number().min(-8).max(9).default(0),
})
export type WindowState = z.output<typeof WindowState>

export const MIN_SIZE = { width: 900, height: 600 } as const
const DEFAULT_SIZE = { width: 1400, height: 900 } as const

export function loadWindowState(path: string): Promise<WindowState | undefined> {
  return loadSavedJson(path, WindowState)
}

export function saveWindowState(path: string, state: WindowState): Promise<Result<void>> {
  return writeFileAtomic(path, `${JSON.stringify(state)}\n`)
}

/**
 * Where the window goes: where it was, moved and shrunk into the screen it overlaps most; in the middle of the first
 * screen when it overlaps none, as after a screen was unplugged.
 */
export function placeWindow(saved: Bounds | undefined, screens: readonly Bounds[]): Bounds | typeof DEFAULT_SIZE {
  const [first] = screens
  if (first === undefined) return DEFAULT_SIZE
  const wanted = saved ?? centred(first)
  const best = screens.reduce((a, b) => (overlap(wanted, b) > overlap(wanted, a) ? b : a))
  return clamp(overlap(wanted, best) > 0 ? wanted : centred(first), best)
}

function centred(screen: Bounds): Bounds {
  const { width, height } = DEFAULT_SIZE
  const x = screen.x + Math.round((screen.width - width) / 2)
  return { x, y: screen.y + Math.round((screen.height - height) / 2), width, height }
}

function clamp(bounds: Bounds, screen: Bounds): Bounds {
  const width = Math.min(Math.max(bounds.width, MIN_SIZE.width), screen.width)
  const height = Math.min(Math.max(bounds.height, MIN_SIZE.height), screen.height)
  const x = Math.min(Math.max(bounds.x, screen.x), screen.x + screen.width - width)
  const y = Math.min(Math.max(bounds.y, screen.y), screen.y + screen.height - height)
  return { x, y, width, height }
}

function overlap(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}
