/** Back and forward through the steps of the investigation. */
export const steps = {
  group: 'Steps',
  back: 'Back',
  forward: 'Forward',
  /** `Back to Versions` */
  to: (word: string, where: string) => `${word} to ${where}`,
  withKeys: (name: string, keys: string) => `${name} (${keys})`,
  noneBefore: 'No step before this one',
  noneAfter: 'No step after this one',
  /** `Logs, kubelet.log line 55`; `line` undefined = the whole artifact. */
  place: (panel: string, artifact: string, line: number | undefined) =>
    line === undefined ? `${panel}, ${artifact}` : `${panel}, ${artifact} line ${line.toString()}`,
  ofOtherRuns: (name: string) => `${name} of other runs`,
}
