import { drawIcon } from './icon.tsx'

export const PlusIcon = drawIcon(<path d="M8 3v10M3 8h10" />)
export const MinusIcon = drawIcon(<path d="M3 8h10" />)
export const CloseIcon = drawIcon(<path d="m4 4 8 8M12 4l-8 8" />)
export const CheckIcon = drawIcon(<path d="m3 8.5 3.2 3.2L13 4.8" />)
export const ChevronDownIcon = drawIcon(<path d="m4.5 6.25 3.5 3.5 3.5-3.5" />)
export const ChevronUpIcon = drawIcon(<path d="m4.5 9.75 3.5-3.5 3.5 3.5" />)
export const ChevronRightIcon = drawIcon(<path d="m6.25 4.5 3.5 3.5-3.5 3.5" />)
export const ChevronLeftIcon = drawIcon(<path d="m9.75 4.5-3.5 3.5 3.5 3.5" />)
export const SearchIcon = drawIcon(
  <>
    <circle cx="7" cy="7" r="4" />
    <path d="m10 10 3.25 3.25" />
  </>,
)
export const MoreIcon = drawIcon(
  <>
    <circle cx="3.5" cy="8" r="1.1" />
    <circle cx="8" cy="8" r="1.1" />
    <circle cx="12.5" cy="8" r="1.1" />
  </>,
  true,
)
export const PointerIcon = drawIcon(<path d="m4 2.75 8 5.5-3.6.7-1.9 3.3z" />)
export const UndoIcon = drawIcon(<path d="M5.5 3.5 3 6l2.5 2.5M3 6h6a3.5 3.5 0 0 1 0 7H7" />)
export const RedoIcon = drawIcon(<path d="M10.5 3.5 13 6l-2.5 2.5M13 6H7a3.5 3.5 0 0 0 0 7h2" />)
export const LayoutIcon = drawIcon(
  <>
    <rect x="2.5" y="2.5" width="4" height="4" rx="1" />
    <rect x="9.5" y="2.5" width="4" height="4" rx="1" />
    <rect x="9.5" y="9.5" width="4" height="4" rx="1" />
    <path d="M4.5 6.5v3a2 2 0 0 0 2 2h3" />
  </>,
)
export const DesignIcon = drawIcon(
  <>
    <rect x="2" y="2.5" width="5" height="4" rx="1" />
    <rect x="9" y="6.5" width="5" height="3" rx="1" />
    <rect x="9" y="11.5" width="5" height="3" rx="1" />
    <path d="M4.5 6.5V11a2 2 0 0 0 2 2H9M4.5 8H9" />
  </>,
)
export const BracesIcon = drawIcon(
  <path d="M6 2.5H5.2c-.9 0-1.4.6-1.4 1.5v2c0 .9-.5 1.6-1.6 2 1.1.4 1.6 1.1 1.6 2v2c0 .9.5 1.5 1.4 1.5H6M10 2.5h.8c.9 0 1.4.6 1.4 1.5v2c0 .9.5 1.6 1.6 2-1.1.4-1.6 1.1-1.6 2v2c0 .9-.5 1.5-1.4 1.5H10" />,
)
export const ConsoleIcon = drawIcon(
  <>
    <rect x="2" y="2.75" width="12" height="10.5" rx="1.5" />
    <path d="m4.75 6 2 2-2 2M8.5 10.25h2.75" />
  </>,
)
export const StagesIcon = drawIcon(<path d="m8 2 6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3" />)
export const ExportIcon = drawIcon(<path d="M8 10V2.5M5 5.25 8 2.25l3 3M3 8.5v4a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1v-4" />)
export const ImportIcon = drawIcon(
  <path d="M8 6v7.5M5 10.75l3 3 3-3M5 9H3.5a1 1 0 0 1-1-1V3.5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1V8a1 1 0 0 1-1 1H11" />,
)
export const ShareIcon = drawIcon(
  <>
    <circle cx="4" cy="8" r="1.75" />
    <circle cx="11.75" cy="4" r="1.75" />
    <circle cx="11.75" cy="12" r="1.75" />
    <path d="m5.6 7.2 4.6-2.4M5.6 8.8l4.6 2.4" />
  </>,
)
export const HomeIcon = drawIcon(
  <path d="M2.5 7 8 2.5 13.5 7v6a.75.75 0 0 1-.75.75H10V9.5H6v4.25H3.25A.75.75 0 0 1 2.5 13z" />,
)
export const StarIcon = drawIcon(<path d="m8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.2l-3.7 2.1.8-4.1L2 6.3l4.2-.5z" />)
export const UserIcon = drawIcon(
  <>
    <circle cx="8" cy="5.5" r="2.75" />
    <path d="M3 13.5a5 5 0 0 1 10 0" />
  </>,
)
export const FileIcon = drawIcon(<path d="M9 2H4.5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V5.5zM9 2v3.5h3.5" />)
export const PanelIcon = drawIcon(
  <>
    <rect x="2" y="2.75" width="12" height="10.5" rx="1.5" />
    <path d="M6 2.75v10.5" />
  </>,
)
export const PlayIcon = drawIcon(
  <path d="M4.5 2.9v10.2c0 .4.4.6.7.4l8-5.1a.5.5 0 0 0 0-.8l-8-5.1c-.3-.2-.7 0-.7.4z" />,
  true,
)
export const TrashIcon = drawIcon(
  <path d="M2.75 4.25h10.5M6 4.25V2.75h4v1.5M4 4.25l.6 8.3a1 1 0 0 0 1 .95h4.8a1 1 0 0 0 1-.95l.6-8.3M6.75 7v3.75M9.25 7v3.75" />,
)
export const CopyIcon = drawIcon(
  <>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.25" />
    <path d="M3.5 10.5h-.25a.75.75 0 0 1-.75-.75v-6.5c0-.4.3-.75.75-.75h6.5c.4 0 .75.3.75.75v.25" />
  </>,
)
export const WrenchIcon = drawIcon(
  <path d="M13.3 4.6 11 6.9 9.1 5l2.3-2.3a3.4 3.4 0 0 0-4.5 4.3l-4.2 4.2a1.35 1.35 0 0 0 1.9 1.9l4.2-4.2a3.4 3.4 0 0 0 4.5-4.3z" />,
)
export const ArrowRightIcon = drawIcon(<path d="M3 8h10M9.5 4.5 13 8l-3.5 3.5" />)
export const ContrastIcon = drawIcon(
  <>
    <circle cx="8" cy="8" r="5.25" />
    <path d="M8 2.75a5.25 5.25 0 0 1 0 10.5z" fill="currentColor" />
  </>,
)
export const HelpIcon = drawIcon(
  <path d="M5.75 5.75A2.3 2.3 0 0 1 8 3.75c1.3 0 2.35.9 2.35 2.1 0 1.7-2.35 1.9-2.35 3.65M8 12.2v.05" />,
)
export const ErrorIcon = drawIcon(
  <>
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 5v3.5M8 10.9v.05" />
  </>,
)
export const WarningIcon = drawIcon(<path d="M8 2.75 14 13.25H2zM8 6.5v3M8 11.4v.05" />)
export const InfoIcon = drawIcon(
  <>
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 7.5V11M8 5.1v.05" />
  </>,
)
export const KeyIcon = drawIcon(
  <>
    <circle cx="5" cy="11" r="2.4" />
    <path d="m6.8 9.2 6-6M10.5 5.5l2 2M8.75 7.25l1.25 1.25" />
  </>,
)
export const ValidatorIcon = drawIcon(<path d="M2.5 4h11M2.5 8h6M2.5 12h4M9 11l1.75 1.75L14 9.25" />)
export const ClockIcon = drawIcon(
  <>
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 5v3l2 1.5" />
  </>,
)
export const ShieldIcon = drawIcon(<path d="M8 2 3 3.75v4C3 10.75 5 13 8 14c3-1 5-3.25 5-6.25v-4z" />)
export const FunctionIcon = drawIcon(
  <path d="M11.5 3.1C9.9 2.4 8.9 3.2 8.6 5L7.4 11c-.3 1.8-1.3 2.6-2.9 1.9M5.5 7h5.25" />,
)
export const DatabaseIcon = drawIcon(
  <>
    <ellipse cx="8" cy="4" rx="5" ry="1.9" />
    <path d="M3 4v8c0 1 2.2 1.9 5 1.9s5-.9 5-1.9V4M3 8c0 1 2.2 1.9 5 1.9S13 9 13 8" />
  </>,
)
export const GlobeIcon = drawIcon(
  <>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M2.25 8h11.5M8 2.25c2 1.6 2.9 3.6 2.9 5.75S10 12.15 8 13.75C6 12.15 5.1 10.15 5.1 8S6 3.85 8 2.25" />
  </>,
)
export const MockIcon = drawIcon(
  <>
    <rect x="2.5" y="2.5" width="11" height="11" rx="2" strokeDasharray="2.4 2" />
    <path d="M5.5 6.25h5M5.5 9.75h3" />
  </>,
)
export const LinkIcon = drawIcon(
  <path d="M6.75 9.25a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.75.75M9.25 6.75a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.75-.75" />,
)
export const ModelIcon = drawIcon(
  <>
    <path d="m8 2 5.25 3v6L8 14l-5.25-3V5z" />
    <path d="M2.75 5 8 8l5.25-3M8 8v6" />
  </>,
)
export const ReplyIcon = drawIcon(<path d="M6.5 3.5 3 7l3.5 3.5M3 7h6.5a3.5 3.5 0 0 1 3.5 3.5V13" />)
export const ExpandIcon = drawIcon(<path d="M2.75 6V2.75H6M10 2.75h3.25V6M13.25 10v3.25H10M6 13.25H2.75V10" />)
export const SwapIcon = drawIcon(<path d="M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13" />)
export const PencilIcon = drawIcon(<path d="m3 13 .6-3L10.4 3.2a1 1 0 0 1 1.4 0l1 1a1 1 0 0 1 0 1.4L6 12.4z" />)
export const LogsIcon = drawIcon(<path d="M2.5 2.5v11h11M5.5 11V8M8.25 11V4.5M11 11V6.5" />)
export const CodeIcon = drawIcon(<path d="m5.5 5-3 3 3 3M10.5 5l3 3-3 3M9 3.5l-2 9" />)
