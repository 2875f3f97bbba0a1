import { readTextLines, type ConfigFile, type TextLine } from './config-file.ts'

/** The lines of a machine's user data that tell which containerd it runs, and with which shim. */
export interface UserData {
  readonly installs?: TextLine
  readonly usesBuiltIn?: TextLine
  /** Puts what was installed before everything else in the PATH of the service. */
  readonly path?: TextLine
}

const BUILT_IN = /built-in containerd|^[\s-]*ctr version\b/u
const INSTALLS =
  /containerd-configure-sh|\/home\/containerd\/usr\/local\/bin\/containerd\b|contrib\/gce\/configure\.sh/u
const PATH_WITH_INSTALLED = /\bPATH=["']?\/home\/containerd\/usr\/local\/bin\b/u

export function readUserData(file: ConfigFile): UserData {
  const lines = readTextLines(file)
  const [installs, usesBuiltIn, path] = [INSTALLS, BUILT_IN, PATH_WITH_INSTALLED].map(pattern =>
    lines.find(({ text }) => pattern.test(text)),
  )
  return {
    ...(installs === undefined ? {} : { installs }),
    ...(usesBuiltIn === undefined ? {} : { usesBuiltIn }),
    ...(path === undefined ? {} : { path }),
  }
}
