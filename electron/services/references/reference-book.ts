import { randomUUID } from 'node:crypto'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { ReferenceView } from '#shared/ipc/views.ts'
import type { Reference } from '#shared/model/reference.ts'
import { describeReference, referenceAnchor } from './describe-reference.ts'

/** More than a person pastes or a list shows; the oldest are forgotten. */
const KEPT = 20_000

/** References that the window knows by id: an address never comes back from it as text. */
export class ReferenceBook {
  readonly #references = new Map<string, Reference>()

  /** Remembers a reference and answers with its id. */
  add(reference: Reference): string {
    const id = randomUUID()
    this.#references.set(id, reference)
    const [oldest] = this.#references.keys()
    if (this.#references.size > KEPT && oldest !== undefined) this.#references.delete(oldest)
    return id
  }

  find(id: string): Result<Reference> {
    const found = this.#references.get(id)
    return found === undefined ? err({ code: 'rpc/unknown-id', id }) : ok(found)
  }

  /** Remembers it, and says what it is. */
  view(reference: Reference): ReferenceView {
    const anchor = referenceAnchor(reference)
    return {
      referenceId: this.add(reference),
      kind: reference.kind,
      ...describeReference(reference),
      ...(anchor === undefined ? {} : { anchor }),
    }
  }
}
