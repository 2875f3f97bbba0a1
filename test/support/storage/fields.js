// Google's partial answers: `fields=items(name,size),nextPageToken` or `items/name`.

/** The selection as a tree of maps; undefined when the text cannot be read. */
export function parseFields(text) {
  const tokens = text.match(/[\w*]+|[(),/]/g) ?? []
  if (tokens.join('') !== text) return undefined
  const tree = parseList(tokens)
  return tokens.length === 0 ? tree : undefined
}

function parseList(tokens) {
  const tree = new Map()
  do {
    const name = tokens.shift()
    if (name === undefined || !/^\w+$/.test(name)) return undefined
    const inner = parseInner(tokens)
    if (inner === undefined) return undefined
    tree.set(name, inner)
  } while (tokens[0] === ',' && tokens.shift())
  return tree
}

function parseInner(tokens) {
  if (tokens[0] === '/') {
    tokens.shift()
    const name = tokens.shift()
    const inner = name === undefined ? undefined : parseInner(tokens)
    return inner && new Map([[name, inner]])
  }
  if (tokens[0] !== '(') return new Map()
  tokens.shift()
  const tree = parseList(tokens)
  return tokens.shift() === ')' ? tree : undefined
}

/** The selected part of a JSON value. */
export function selectFields(value, tree) {
  if (tree.size === 0 || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(item => selectFields(item, tree))
  const chosen = Object.entries(value).filter(([key]) => tree.has(key))
  return Object.fromEntries(chosen.map(([key, item]) => [key, selectFields(item, tree.get(key))]))
}
