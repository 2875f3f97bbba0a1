/**
 * The most that is saved at once, in characters of the message that carries it: text as it stands, bytes as base64.
 * A picture of the timeline has at most 16 million pixels of four bytes, which base64 makes 86 million characters.
 */
export const MOST_SAVED = { utf8: 64_000_000, base64: 90_000_000 } as const
