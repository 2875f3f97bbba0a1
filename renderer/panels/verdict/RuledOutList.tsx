import { visible } from '#shared/base/text.ts'
import type { RuledOut } from '#shared/model/verdict.ts'
import { plural } from '../../ui/number-text.ts'
import { Arguments } from './Arguments.tsx'

/** What was suspected and cannot be it, folded; nothing where nothing was refuted. */
export function RuledOutList({ ruledOut }: { readonly ruledOut: readonly RuledOut[] }) {
  if (ruledOut.length === 0) return undefined
  return (
    <section className="card ruled-out">
      <details className="disclosure">
        <summary>
          <h2>Ruled out</h2>
          <span className="group-note">{plural(ruledOut.length, 'suspect')}, with what refutes each</span>
        </summary>
        <ul className="ruled-out-list">
          {ruledOut.map(({ title, because }, index) => (
            <li key={index}>
              <h3>{visible(title)}</h3>
              <Arguments list={[because]} sign="−" isOpen />
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
