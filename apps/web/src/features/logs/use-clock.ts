'use client'

import { useEffect, useState } from 'react'

/** The time in epoch milliseconds, renewed every so many milliseconds while `running`, and whenever that changes. */
export function useClock(everyMs: number, running: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    setNow(Date.now())
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, running])
  return now
}
