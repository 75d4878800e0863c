import { drawIcon } from '@/ui/icon'

export const StepOverIcon = drawIcon(
  <>
    <path d="M2.75 8.5a5.25 5.25 0 0 1 10-2.2M12.9 3v3.4H9.5" />
    <circle cx="8" cy="12" r="1" fill="currentColor" />
  </>,
)
export const StepIntoIcon = drawIcon(
  <>
    <path d="M8 2.5v6M5.25 5.9 8 8.65l2.75-2.75" />
    <circle cx="8" cy="12.5" r="1" fill="currentColor" />
  </>,
)
export const StepBackIcon = drawIcon(<path d="M5.75 3.5 3 6.25 5.75 9M3 6.25h6.25a3.4 3.4 0 0 1 0 6.8H6.5" />)
export const RestartIcon = drawIcon(<path d="M4.2 4.8A4.9 4.9 0 1 1 3.1 8M3.75 2.5v2.75H6.5" />)
export const StopIcon = drawIcon(<rect x="4" y="4" width="8" height="8" rx="1" />, true)
export const CursorIcon = drawIcon(<path d="M2.5 8h7M7 5.25 9.75 8 7 10.75M12.75 3v10" />)
export const CoverageIcon = drawIcon(<path d="M3.5 3v10M6.5 4h7M6.5 8h5M6.5 12h6" />)
