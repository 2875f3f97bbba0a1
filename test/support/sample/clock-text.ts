const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')

/** How each writer spells an instant. All take milliseconds since 1970, as JavaScript's clock does, and write UTC. */
export const clockText = {
  /** `0305 11:26:07.123000` */
  klog: (ms: number) => {
    const d = new Date(ms)
    return `${pad(d.getUTCMonth() + 1)}${pad(d.getUTCDate())} ${d.toISOString().slice(11, 23)}${pad(micros(ms), 3)}`
  },
  /** `Mar 05 11:26:07`, journalctl's default on the images in use. */
  journal: (ms: number) => {
    const d = new Date(ms)
    return `${MONTHS[d.getUTCMonth()] ?? ''} ${pad(d.getUTCDate())} ${d.toISOString().slice(11, 19)}`
  },
  /** `2025-03-05T11:26:07.123456789Z` */
  nano: (ms: number) => `${new Date(ms).toISOString().slice(0, 23)}${pad(micros(ms), 3)}${pad((ms * 7919) % 1000, 3)}Z`,
  seconds: (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`,
  /** `03/05/25 11:26:07.123`, Go's layout with trailing zeros trimmed. */
  ginkgo: (ms: number) => {
    const iso = new Date(ms).toISOString()
    return `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(2, 4)} ${iso.slice(11, 23).replace(/\.?0+$/u, '')}`
  },
  /** `Mar  5 11:26:07.123`, the e2e framework's own log. */
  framework: (ms: number) => {
    const d = new Date(ms)
    return `${MONTHS[d.getUTCMonth()] ?? ''} ${String(d.getUTCDate()).padStart(2, ' ')} ${d.toISOString().slice(11, 23)}`
  },
  /** `2025-03-05 11:26:07,123` */
  cloudInit: (ms: number) => new Date(ms).toISOString().slice(0, 23).replace('T', ' ').replace('.', ','),
  /** `Wed, 05 Mar 2025 11:20:33 +0000` */
  banner: (ms: number) => new Date(ms).toUTCString().replace('GMT', '+0000'),
}

/** Microseconds below the millisecond, made of the time itself so that the text is the same every time. */
function micros(ms: number): number {
  return (Math.floor(ms) * 611) % 1000
}
