/** Types of `start.js`, which is plain JavaScript because it runs before anything is built. */
type Environment = Readonly<Record<string, string | undefined>>
export function newestChange(path: string): number
export function needsBuild(folder: string): boolean
export function missingScreen(environment: Environment, platform: NodeJS.Platform): string | undefined
export function sourcesOf(args: readonly string[]): readonly string[]
export function findElectron(folder: string, environment: Environment): string | undefined
