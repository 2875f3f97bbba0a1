/** A file of a job's configuration above this is not read. Bytes; the largest real ones have about half a megabyte. */
export const CONFIG_BYTES = 4 * 1024 * 1024
/** Jobs of one file, and machines of one folder; the rest is not judged, and said so. */
export const JOBS = 2_000
export const MACHINES = 500
/** Images of one configuration, containers of a job, arguments and variables of a container. Real ones have about ten. */
export const IMAGES = 200
export const CONTAINERS = 20
export const ARGUMENTS = 200
/** Lines of a script or TOML text. */
export const TEXT_LINES = 20_000
/** A longer line is no setting. Characters. */
export const SETTING_LENGTH = 4_096
