import type { ReactNode } from 'react'

/** All icons: 16 × 16, drawn in the current colour, hidden from assistive technology (the text beside them speaks). */
export function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export function VerdictIcon() {
  return (
    <Icon>
      <path d="M8 1.8v12.4M4.6 14.2h6.8M3 4.2l5-1.2 5 1.2" />
      <path d="M3 4.4 1.2 8.8a2 2 0 0 0 3.6 0zM13 4.4l-1.8 4.4a2 2 0 0 0 3.6 0z" />
    </Icon>
  )
}

export function VersionsIcon() {
  return (
    <Icon>
      <path d="M8.6 2H14v5.4l-6 6a1 1 0 0 1-1.4 0L2.6 9.4a1 1 0 0 1 0-1.4z" />
      <circle cx="11" cy="5" r="0.9" fill="currentColor" stroke="none" />
    </Icon>
  )
}

export function TestsIcon() {
  return (
    <Icon>
      <path d="M2 4.2 3.2 5.4 5.4 3M2 11.2l1.2 1.2L5.4 10M8 4.2h6M8 11.4h6" />
    </Icon>
  )
}

export function ArtifactsIcon() {
  return (
    <Icon>
      <path d="M1.8 12.6V3.4h4.4l1.6 1.8h6.4v7.4z" />
    </Icon>
  )
}

export function ReportIcon() {
  return (
    <Icon>
      <path d="M3.4 1.8h6l3.2 3.2v9.2H3.4zM9.2 2v3.2h3.2M5.6 8h4.8M5.6 10.8h4.8" />
    </Icon>
  )
}

/** Lines of several artifacts, one after the other. */
export function StoriesIcon() {
  return (
    <Icon>
      <path d="M3 2v12M3 4h4M3 8h10M3 12h6" />
    </Icon>
  )
}

export function NovelIcon() {
  return (
    <Icon>
      <path d="M2 4h7M2 8h5M2 12h7M12 5.5v5M9.5 8h5" />
    </Icon>
  )
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="7" cy="7" r="4.4" />
      <path d="m10.4 10.4 3.6 3.6" />
    </Icon>
  )
}

export function CopyIcon() {
  return (
    <Icon>
      <rect x="5.4" y="5.4" width="8.4" height="8.4" rx="1.4" />
      <path d="M3.4 10.6H3a.8.8 0 0 1-.8-.8V3a.8.8 0 0 1 .8-.8h6.8a.8.8 0 0 1 .8.8v.4" />
    </Icon>
  )
}

export function CheckIcon() {
  return (
    <Icon>
      <path d="m3 8.6 3.2 3.2L13 4.6" />
    </Icon>
  )
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="m4 4 8 8M12 4l-8 8" />
    </Icon>
  )
}

export function SunIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1" />
    </Icon>
  )
}

export function MoonIcon() {
  return (
    <Icon>
      <path d="M13.6 9.6A6 6 0 0 1 6.4 2.4a6 6 0 1 0 7.2 7.2z" />
    </Icon>
  )
}

export function ContrastIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </Icon>
  )
}

export function HelpIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M6.2 6.2a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.7-.8 1.4" />
      <circle cx="8" cy="11.4" r="0.6" fill="currentColor" stroke="none" />
    </Icon>
  )
}

export function CommandIcon() {
  return (
    <Icon>
      <path d="M3 4.6 6.2 8 3 11.4M8 11.6h5" />
    </Icon>
  )
}

export function FolderIcon() {
  return (
    <Icon>
      <path d="M1.8 12.6V3.4h4.4l1.6 1.8h6.4v7.4zM1.8 7.2h12.4" />
    </Icon>
  )
}

export function FileIcon() {
  return (
    <Icon>
      <path d="M3.8 1.8h5.4l3 3v9.4H3.8zM9 2v3h3" />
    </Icon>
  )
}

export function DownloadIcon() {
  return (
    <Icon>
      <path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.6 13.4h10.8" />
    </Icon>
  )
}

export function StopIcon() {
  return (
    <Icon>
      <rect x="4" y="4" width="8" height="8" rx="1.2" />
    </Icon>
  )
}

export function LinkIcon() {
  return (
    <Icon>
      <path d="M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.5-2.5a2.6 2.6 0 0 0-3.7-3.7L8.2 4.1" />
      <path d="M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l.9-.9" />
    </Icon>
  )
}

export function GearIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.6v2M8 12.4v2M1.6 8h2M12.4 8h2M3.5 3.5l1.4 1.4M11.1 11.1l1.4 1.4M12.5 3.5l-1.4 1.4M4.9 11.1l-1.4 1.4" />
      <circle cx="8" cy="8" r="4.6" />
    </Icon>
  )
}

export function UndoIcon() {
  return (
    <Icon>
      <path d="M5.4 3 2.6 5.8l2.8 2.8M2.8 5.8h6.4a4 4 0 0 1 0 8H6" />
    </Icon>
  )
}

export function SwapIcon() {
  return (
    <Icon>
      <path d="M4.6 3 2 5.6l2.6 2.6M2.2 5.6h11M11.4 7.8 14 10.4 11.4 13M13.8 10.4h-11" />
    </Icon>
  )
}

export function ExternalIcon() {
  return (
    <Icon>
      <path d="M9.4 2.4h4.2v4.2M13.4 2.6 7.6 8.4M6.6 3.4H3a.8.8 0 0 0-.8.8V13a.8.8 0 0 0 .8.8h8.8a.8.8 0 0 0 .8-.8V9.4" />
    </Icon>
  )
}

export function WarningIcon() {
  return (
    <Icon>
      <path d="M8 2.2 14.4 13.4H1.6zM8 6.6v3.2" />
      <circle cx="8" cy="11.6" r="0.5" fill="currentColor" stroke="none" />
    </Icon>
  )
}

export function ArrowIcon() {
  return (
    <Icon>
      <path d="M2.6 8h10.4M9.4 4.4 13 8l-3.6 3.6" />
    </Icon>
  )
}

export function PinIcon({ isSet = false }: { readonly isSet?: boolean }) {
  return (
    <Icon>
      <path d="M5.4 1.8h5.2L10 6.4l2.6 2.4H3.4L6 6.4z" fill={isSet ? 'currentColor' : 'none'} />
      <path d="M8 8.8v5.4" />
    </Icon>
  )
}

export function CaseIcon() {
  return (
    <Icon>
      <path d="M2 5.4h12v8H2zM5.6 5.2V3h4.8v2.2M2 9h12" />
    </Icon>
  )
}

export function NoteIcon() {
  return (
    <Icon>
      <path d="M9.4 3.2 12.8 6.6 6 13.4l-4 .6.6-4zM8 4.6 11.4 8" />
    </Icon>
  )
}

export function DismissIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6" />
      <path d="m3.8 3.8 8.4 8.4" />
    </Icon>
  )
}

export function UpIcon() {
  return (
    <Icon>
      <path d="M8 13V3.4M4 7.2l4-4 4 4" />
    </Icon>
  )
}

export function DownIcon() {
  return (
    <Icon>
      <path d="M8 3v9.6M4 8.8l4 4 4-4" />
    </Icon>
  )
}

export function ClockIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.4V8l2.4 1.6" />
    </Icon>
  )
}
