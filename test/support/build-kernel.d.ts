/** The text of `kernel-code.ts` for the kernel as it stands. */
export function buildKernel(): Promise<string>
