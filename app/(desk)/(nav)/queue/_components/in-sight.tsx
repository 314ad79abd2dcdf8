'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** What was opened inside the claim is brought into sight, all of it where there is room. */
export function InSight({
  className,
  children,
}: {
  readonly className: string
  readonly children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, [])
  return (
    <div ref={box} className={className}>
      {children}
    </div>
  )
}
