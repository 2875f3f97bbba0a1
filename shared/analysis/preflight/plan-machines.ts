import type { PreflightGap } from '../../model/preflight.ts'
import type { FindFile } from './find-file.ts'
import { imageConfigsOf } from './job-facts.ts'
import type { ConfigDocument } from './read-documents.ts'
import type { Cited, ImageEntry } from './read-image-entries.ts'
import type { JobEntry } from './read-jobs.ts'

export interface MachinePlan {
  readonly pairs: readonly { readonly image: ImageEntry; readonly job?: JobEntry }[]
  /** Jobs whose image configuration is not here. */
  readonly lost: readonly PreflightGap[]
  /** Documents that a job led to. */
  readonly used: readonly ConfigDocument[]
}

/** Every image together with every job that uses it; an image that no job names stands alone. */
export function planMachines(
  starts: readonly ConfigDocument[],
  all: readonly ConfigDocument[],
  find: FindFile,
): MachinePlan {
  const images = all.filter(document => document.images.length > 0)
  const steps = starts
    .flatMap(({ jobs }) => jobs)
    .flatMap(job => imageConfigsOf(job).map(path => ({ job, path, found: findImages(path, { job, images, find }) })))
  const used = new Set(steps.flatMap(({ found }) => (typeof found === 'string' ? [] : [found])))
  const led = steps.flatMap(({ job, found }) =>
    typeof found === 'string' ? [] : found.images.map(image => ({ image, job })),
  )
  const alone = starts.filter(document => !used.has(document)).flatMap(one => one.images.map(image => ({ image })))
  const lost = steps.flatMap(({ job, path, found }): readonly PreflightGap[] =>
    typeof found === 'string'
      ? [{ text: `the images of the job: ${path.text} is ${found}`, machines: [job.name], evidence: [path.evidence] }]
      : [],
  )
  return { pairs: [...led, ...alone], lost, used: [...used] }
}

interface Search {
  readonly job: JobEntry
  readonly images: readonly ConfigDocument[]
  readonly find: FindFile
}

/** The configuration that a job names, or why there is none. One of that name suffices, in whatever folder it lies. */
function findImages({ text }: Cited, { job, images, find }: Search): ConfigDocument | string {
  const found = find(text, job.artifact)
  if (found.kind === 'found')
    return images.find(({ file }) => file === found.file) ?? 'no image configuration, or one without images'
  const base = text.slice(text.lastIndexOf('/') + 1)
  const named = images.filter(({ file }) => file.name.slice(file.name.lastIndexOf('/') + 1) === base)
  const [only] = named
  return only !== undefined && named.length === 1 && !text.includes('..') ? only : found.why
}
