import { visible } from '#shared/base/text.ts'
import type { ComparedImage } from '#shared/model/comparison.ts'
import type { ImageReference } from '#shared/model/image-reference.ts'
import { EvidenceLink, type Side } from '../../domain/EvidenceLink.tsx'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { plural } from '../../ui/number-text.ts'
import { Popover } from '../../ui/Popover.tsx'
import { groupByTag, imageVersion, type TagGroup } from './version-rows.ts'

/** Container images that differ between the runs. */
export function ImageTable({ images }: { readonly images: readonly ComparedImage[] }) {
  return (
    <section className="images">
      <h2>Container images that differ</h2>
      <table className="table">
        <caption className="visually-hidden">Container images in the good and the bad run</caption>
        <thead>
          <tr>
            <th scope="col">Image</th>
            <th scope="col">
              <span className="th-side">
                <SideMark side="good" /> Good
              </span>
            </th>
            <th scope="col">
              <span className="th-side">
                <SideMark side="bad" /> Bad
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {images.map(image => (
            <tr key={image.name}>
              <th scope="row" className="mono">
                {visible(image.name)}
              </th>
              <td>
                <References side="good" references={image.good} />
              </td>
              <td>
                <References side="bad" references={image.bad} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function References({ side, references }: { readonly side: Side; readonly references: readonly ImageReference[] }) {
  if (references.length === 0) return <span className="no-version">not named in any artifact that was read</span>
  return (
    <ul className="versions">
      {groupByTag(references).map(group => (
        <li key={group.tag ?? ''}>
          <TagLine side={side} group={group} />
        </li>
      ))}
    </ul>
  )
}

function TagLine({ side, group }: { readonly side: Side; readonly group: TagGroup }) {
  const [only] = group.references
  if (group.references.length > 1 || only === undefined) return <SeveralReferences side={side} group={group} />
  return (
    <>
      <ImageLink side={side} reference={only} /> <span className="times">{plural(group.lines, 'line')}</span>
    </>
  )
}

/** A tag, or the lack of one, with the digests behind it on hover and focus. */
function SeveralReferences({ side, group }: { readonly side: Side; readonly group: TagGroup }) {
  const counts = [plural(group.digests.length, 'digest'), plural(group.lines, 'line')].join(', ')
  return (
    <Popover
      trigger={id => (
        <button type="button" className="why" aria-describedby={id}>
          <span className={group.tag === undefined ? undefined : 'mono'}>{visible(group.tag ?? 'no tag')}</span>
          <span className="times"> {counts}</span>
        </button>
      )}
    >
      <ul className="image-digests">
        {group.references.map((reference, index) => (
          <li key={index}>
            <ImageLink side={side} reference={reference} />{' '}
            <span className="times">{plural(reference.count, 'line')}</span>
            <CopyButton label="Copy" iconOnly text={() => imageName(reference)} />
          </li>
        ))}
      </ul>
    </Popover>
  )
}

function ImageLink({ side, reference }: { readonly side: Side; readonly reference: ImageReference }) {
  const [first] = reference.evidence
  const text = <span className="mono">{visible(imageVersion(reference))}</span>
  return first === undefined ? (
    text
  ) : (
    <EvidenceLink side={side} evidence={first}>
      {text}
    </EvidenceLink>
  )
}

/** As an image is written where it is pulled. */
function imageName({ name, tag, digest }: ImageReference): string {
  return `${name}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
}
