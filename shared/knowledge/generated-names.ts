/**
 * Random parts of names that have no digit often enough to matter; one with a digit is masked anyway. Looked for in a
 * template's text, where `*` stands for what is masked already.
 */
export const generatedNames: readonly RegExp[] = [
  // Instance groups of GCE put four of a-z and 0-9 behind their base name (kubernetes: cluster/gce/util.sh); a quarter has no digit.
  /(?<=-minion-group-)[a-z]{4}(?![\w-])/gu,
  // GKE: cluster, pool, eight hexadecimal digits, four characters as above.
  /(?<=\bgke-[\w*-]{1,80}-\*-)[a-z]{4}(?![\w-])/gu,
  // mktemp(1): six to ten characters behind a dot, hardly ever all of them small letters.
  /(?<=\/tmp\/[\w-]{1,40}\.)(?=[a-z]{0,9}[A-Z])[A-Za-z]{6,10}(?![\w.])/gu,
]
