/** The text of each compiled kernel's module as its source stands, by its path. */
export function buildKernels(): Promise<ReadonlyMap<string, string>>
