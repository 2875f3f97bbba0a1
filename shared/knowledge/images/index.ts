import type { ImageFamily } from '../schema.ts'
import { al2023 } from './al2023.ts'
import { cos } from './cos.ts'
import { fcos } from './fcos.ts'
import { ubuntuCloud } from './ubuntu-cloud.ts'
import { ubuntuGke } from './ubuntu-gke.ts'

export const imageFamilies: readonly ImageFamily[] = [al2023, cos, fcos, ubuntuCloud, ubuntuGke]
