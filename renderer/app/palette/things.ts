/** What has a name in an investigation, and is found beside the commands. */
export const THINGS = ['Finding', 'Component', 'Test', 'Artifact'] as const
export type Thing = (typeof THINGS)[number]
