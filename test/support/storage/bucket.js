import { indexSpecs, readFolder } from './folder.js'
import { makeStoredObject, nextGeneration } from './stored-object.js'

/** A bucket that can be asked and changed. Names come in the order of their UTF-8 bytes, as the store lists them. */
export function makeBucket(name, spec) {
  const objects = new Map()
  let sorted
  const add = object => {
    objects.set(object.name, makeStoredObject(object, spec.gzip))
    sorted = undefined
  }
  const files = (spec.folders ?? []).flatMap(readFolder)
  for (const object of indexSpecs(
    name,
    files.map(file => file.name),
  ))
    add(object)
  for (const object of [...files, ...(spec.objects ?? [])]) add(object)
  return {
    name,
    refuses: spec.refuses,
    get: object => objects.get(object),
    names: () => (sorted ??= sortByBytes([...objects.keys()])),
    put: object => {
      const old = objects.get(object.name)
      add(old === undefined ? object : { generation: nextGeneration(old.generation), ...object })
    },
  }
}

/** Order of the UTF-8 bytes, which differs from the order of JavaScript's code units above U+FFFF. */
export function compareBytes(one, other) {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}

function sortByBytes(names) {
  return names
    .map(name => ({ name, bytes: Buffer.from(name) }))
    .sort((one, other) => Buffer.compare(one.bytes, other.bytes))
    .map(({ name }) => name)
}
