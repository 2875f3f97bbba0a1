import { visible } from '#shared/base/text.ts'
import type { RuledOut } from '#shared/model/verdict.ts'
import { strings } from '../../strings/index.ts'
import { Arguments } from './Arguments.tsx'

const words = strings.verdict.ruledOut

/** What was suspected and cannot be it, folded; nothing where nothing was refuted. */
export function RuledOutList({ ruledOut }: { readonly ruledOut: readonly RuledOut[] }) {
  if (ruledOut.length === 0) return undefined
  return (
    <section className="card ruled-out">
      <details className="disclosure">
        <summary>
          <h2>{words.title}</h2>
          <span className="group-note">{words.count(ruledOut.length)}</span>
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
