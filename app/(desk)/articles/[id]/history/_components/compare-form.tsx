'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '@/app/_components/button'
import { TextField } from '@/app/_components/field'
import { historyAddress } from './history-address'

/** Holds a version against another one, the present if nothing else is asked for. */
export function CompareForm({
  articleId,
  version,
  present,
}: {
  readonly articleId: string
  readonly version: number
  readonly present: number
}) {
  const router = useRouter()
  const [other, setOther] = useState(String(version === present ? 0 : present))
  const compare = (event: FormEvent) => {
    event.preventDefault()
    const number = Math.min(present, Math.max(0, Math.round(Number(other)) || 0))
    router.push(historyAddress(articleId, { from: Math.min(version, number), to: Math.max(version, number) }))
  }
  return (
    <form className="compare-form" onSubmit={compare}>
      <TextField
        label="Compare with version"
        type="number"
        min={0}
        max={present}
        value={other}
        onChange={event => setOther(event.target.value)}
      />
      <Button type="submit">Compare</Button>
    </form>
  )
}
