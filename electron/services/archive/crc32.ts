/** CRC-32 (IEEE 802.3, as in gzip and zip). `zlib.crc32` is missing from Node 20, hence our own. */
const LANES = 8
const TABLES = buildTables()

// One table per byte position: eight bytes a step ("slicing-by-8") instead of one.
function buildTables(): Int32Array {
  const tables = new Int32Array(LANES * 256)
  for (let n = 0; n < 256; n++) {
    let c = n
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    tables[n] = c
  }
  for (let n = 256; n < tables.length; n++) {
    const previous = tables[n - 256] ?? 0
    tables[n] = (tables[previous & 0xff] ?? 0) ^ (previous >>> 8)
  }
  return tables
}

/** The checksum of what `crc` covers followed by `bytes`; start with 0. Unsigned 32 bits. */
// eslint-disable-next-line complexity -- one unrolled expression; the type checker makes every table access a branch
export function crc32(bytes: Uint8Array, crc = 0): number {
  const t = TABLES
  const bulk = bytes.length - (bytes.length % LANES)
  let c = ~crc
  let at = 0
  for (; at < bulk; at += LANES) {
    const low =
      c ^ ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24))
    c =
      (t[1792 + (low & 255)] ?? 0) ^
      (t[1536 + ((low >>> 8) & 255)] ?? 0) ^
      (t[1280 + ((low >>> 16) & 255)] ?? 0) ^
      (t[1024 + (low >>> 24)] ?? 0) ^
      (t[768 + (bytes[at + 4] ?? 0)] ?? 0) ^
      (t[512 + (bytes[at + 5] ?? 0)] ?? 0) ^
      (t[256 + (bytes[at + 6] ?? 0)] ?? 0) ^
      (t[bytes[at + 7] ?? 0] ?? 0)
  }
  for (; at < bytes.length; at++) c = (t[(c ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (c >>> 8)
  return ~c >>> 0
}
