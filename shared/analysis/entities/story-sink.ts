/** Takes one artifact's decoded bytes in chunks of any size. */
export interface StorySink {
  feed(chunk: Uint8Array): void
  end(): void
}
