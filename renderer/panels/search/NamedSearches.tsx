import { visible } from '#shared/base/text.ts'
import type { LineQuery } from '#shared/ipc/views.ts'
import { namedSearches } from '#shared/knowledge/named-searches.ts'
import { useSettings, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'

const words = strings.search.named

/** Searches that ship with the program, and those that were kept: choosing one starts it. */
export function NamedSearches() {
  const { search } = useStores()
  const kept = useSettings(state => state.settings.searches)
  const choose = (chosen: string) => {
    const query = queryOf(chosen, kept)
    if (query !== undefined) void search.getState().start(query)
  }
  return (
    <label className="search-named">
      <span className="visually-hidden">{words.title}</span>
      <select value="" onChange={event => choose(event.target.value)}>
        <option value="">{words.choose}</option>
        <optgroup label={words.shipped}>
          {namedSearches.map(({ id, title }) => (
            <option key={id} value={`named ${id}`}>
              {title}
            </option>
          ))}
        </optgroup>
        {kept.length === 0 ? undefined : (
          <optgroup label={words.kept}>
            {kept.map(({ name }) => (
              <option key={name} value={`kept ${name}`}>
                {visible(name)}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  )
}

function queryOf(
  chosen: string,
  kept: readonly { readonly name: string; readonly query: LineQuery }[],
): LineQuery | undefined {
  const named = namedSearches.find(({ id }) => chosen === `named ${id}`)
  return (named ?? kept.find(({ name }) => chosen === `kept ${name}`))?.query
}
