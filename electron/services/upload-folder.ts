import { relative } from 'node:path'

const DIGITS = 32

/** The folder that an upload moves to once its bytes are known: many files have one name, and these tell them apart. */
export function uploadFolder(folder: string, sha256: string): string {
  return `${folder}.${sha256.slice(0, DIGITS)}`
}

/** The digest in the path of an upload below the spool folder; undefined for any other path. */
export function uploadDigest(spoolDir: string, path: string): string | undefined {
  return /^upload-[^./\\]+\.([0-9a-f]{32})[/\\]/u.exec(relative(spoolDir, path))?.[1]
}
