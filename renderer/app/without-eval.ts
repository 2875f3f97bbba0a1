import { z } from 'zod'

// zod tries whether it may compile schemas with `new Function`; the page's policy refuses and reports the try as a violation.
// Imported before anything that makes a schema.
z.config({ jitless: true })
