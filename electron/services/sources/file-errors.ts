import type { AppError } from '#shared/base/result.ts'

/** What a system error code means for a source that a person named. */
export function sourceError(path: string, code: string): AppError {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'source/not-found', path }
  if (code === 'EACCES' || code === 'EPERM') return { code: 'source/denied', path }
  return { code: 'source/unsupported', path, reason: code }
}
