/** Types of `read-arguments.js`. */
import type { Fault, StorageOptions } from './server.js'

export function readArguments(args: readonly string[], sampleLogs: string): StorageOptions & { readonly help: boolean }
export function readFault(text: string): Fault
