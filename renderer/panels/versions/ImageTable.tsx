import { visible } from '#shared/base/text.ts'
import type { ComparedImage } from '#shared/model/comparison.ts'
import type { ImageReference } from '#shared/model/image-reference.ts'
import { EvidenceLink, type Side } from '../../domain/EvidenceLink.tsx'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { strings } from '../../strings/index.ts'
import { Popover } from '../../ui/Popover.tsx'
import { groupByTag, imageVersion, type TagGroup } from './version-rows.ts'

const words = strings.versions.images

/** Container images that differ between the runs. */
export function ImageTable({ images }: { readonly images: readonly ComparedImage[] }) {
  return (
    <section className="images">
      <h2>{words.title}</h2>
      <table className="table">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.image}</th>
            <th scope="col">
              <span className="th-side">
                <SideMark side="good" /> {words.columns.good}
              </span>
            </th>
            <th scope="col">
              <span className="th-side">
                <SideMark side="bad" /> {words.columns.bad}
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
  if (references.length === 0) return <span className="no-version">{words.notNamed}</span>
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
      <ImageLink side={side} reference={only} /> <span className="times">{words.lines(group.lines)}</span>
    </>
  )
}

/** A tag, or the lack of one, with the digests behind it on hover and focus. */
function SeveralReferences({ side, group }: { readonly side: Side; readonly group: TagGroup }) {
  return (
    <Popover
      trigger={id => (
        <button type="button" className="why" aria-describedby={id}>
          <span className={group.tag === undefined ? undefined : 'mono'}>{visible(group.tag ?? words.noTag)}</span>
          <span className="times"> {words.counts(group.digests.length, group.lines)}</span>
        </button>
      )}
    >
      <ul className="image-digests">
        {group.references.map((reference, index) => (
          <li key={index}>
            <ImageLink side={side} reference={reference} />{' '}
            <span className="times">{words.lines(reference.count)}</span>
            <CopyButton label={words.copy} iconOnly text={() => imageName(reference)} />
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
