/** One header of a hand-made tar, with its data. */
export interface TarPart {
  readonly name: string
  readonly data?: string | Uint8Array
  readonly type?: string
  readonly link?: string
  /** The twelve bytes of the size field, instead of the true size. */
  readonly rawSize?: Uint8Array
  readonly badChecksum?: boolean
  readonly prefix?: string
}

export const TAR_END = Buffer.alloc(1024)

/** Header and padded data of one entry. */
export function tarPart(part: TarPart): Buffer {
  const data = Buffer.from(part.data ?? '')
  const header = Buffer.alloc(512)
  header.write(part.name, 0, 100)
  header.write('0000644\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124)
  if (part.rawSize !== undefined) header.set(part.rawSize, 124)
  header.write('00000000000\0', 136)
  header.write(part.type ?? '0', 156)
  header.write(part.link ?? '', 157, 100)
  header.write('ustar\x0000', 257)
  header.write(part.prefix ?? '', 345, 155)
  header.fill(' ', 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${(part.badChecksum === true ? sum + 1 : sum).toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512)])
}

/** A pax header for the entry that follows. */
export function paxPart(fields: Readonly<Record<string, string>>): Buffer {
  const records = Object.entries(fields).map(([key, value]) => paxRecord(` ${key}=${value}\n`))
  return tarPart({ name: 'PaxHeader', type: 'x', data: records.join('') })
}

function paxRecord(body: string): string {
  const bytes = Buffer.byteLength(body)
  let length = bytes + 1
  while (length !== bytes + String(length).length) length = bytes + String(length).length
  return `${length}${body}`
}

/** A sound archive of the parts. */
export function tarOf(parts: readonly TarPart[]): Buffer {
  return Buffer.concat([...parts.map(tarPart), TAR_END])
}
