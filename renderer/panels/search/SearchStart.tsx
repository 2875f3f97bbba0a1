import type { LineQuery } from '#shared/ipc/views.ts'
import { useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'

const words = strings.search.start

/** Logs speak English: what is looked for in them is not translated. */
const EXAMPLES: readonly { readonly query: LineQuery; readonly what: string }[] = [
  { query: queryOf('failed to start'), what: words.example.words },
  { query: queryOf(/\b(oom-kill|out of memory)\b/u.source, { isPattern: true }), what: words.example.pattern },
  {
    query: queryOf(String.raw`containerd.*v?[12]\.\d+\.\d+`, { isPattern: true, ignoresCase: false }),
    what: words.example.versions,
  },
  { query: queryOf('', { filters: 'severity:error unit:kubelet -err~"not found"' }), what: words.example.filters },
  {
    query: queryOf('sandbox', { filters: 'severity:warning path:**/containerd.log' }),
    what: words.example.wordsAndFilters,
  },
]

function queryOf(text: string, other: Partial<LineQuery> = {}): LineQuery {
  return { text, isPattern: false, ignoresCase: true, ...other }
}

/** What can be done here, before anything was. */
export function SearchStart() {
  const { search } = useStores()
  const tryOut = (query: LineQuery) => {
    search.getState().askForFocus()
    void search.getState().start(query)
  }
  return (
    <StateMessage title={words.title}>
      <p>{words.text}</p>
      <dl className="search-examples" aria-label={words.examples}>
        {EXAMPLES.map(({ query, what }) => (
          <div key={what}>
            <dt>
              <Button small onClick={() => tryOut(query)}>
                <code>{strings.search.query(query.text, query.filters ?? '')}</code>
              </Button>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>
        {words.filters(typed => (
          <code>{typed}</code>
        ))}
      </p>
      <p>
        {words.keys(key => (
          <kbd>{key}</kbd>
        ))}
      </p>
    </StateMessage>
  )
}
