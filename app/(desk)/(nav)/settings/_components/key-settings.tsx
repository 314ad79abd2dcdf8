'use client'

import { Button } from '@/app/_components/button'
import { CheckField } from '@/app/_components/field'
import { openKeyHelp } from '@/app/_components/key-help'
import { setSingleKeys, useSingleKeys } from '@/app/_components/keys'

/** Single letters as shortcuts: a setting of this browser. */
export function KeySettings() {
  const on = useSingleKeys()
  return (
    <section aria-labelledby="keys">
      <h2 id="keys" className="h-sec">
        Keys
      </h2>
      <div className="form">
        <CheckField
          label="Single-key shortcuts"
          help="Letters and digits alone act on a claim and in lists. Turn them off if you dictate, or hit keys by accident. Kept in this browser."
          checked={on ?? true}
          onChange={event => setSingleKeys(event.target.checked)}
        />
        <div>
          <Button keys="?" onClick={openKeyHelp}>
            All keys
          </Button>
        </div>
      </div>
    </section>
  )
}
