'use client'

import { Modal } from './dialog'
import { CheckField } from './field'
import { KeyCap } from './key-cap'
import { KEY_GROUPS } from './key-groups'
import { setSingleKeys, useSingleKeys } from './keys'

/** Every key, in groups, and whether single letters act. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const single = useSingleKeys()
  return (
    <Modal
      open
      onOpenChange={open => open || onClose()}
      title="Keys"
      scrolls
      description="Everything here is also a button, and in the palette."
      footer={
        <CheckField
          label="Single-key shortcuts"
          help="Letters and digits alone. Chords and function keys act either way."
          checked={single ?? true}
          onChange={event => setSingleKeys(event.target.checked)}
        />
      }
    >
      <div className="keys">
        {KEY_GROUPS.map(column => (
          <div className="keys-col" key={column[0]?.title}>
            {column.map(group => (
              <div key={group.title}>
                <h3>{group.title}</h3>
                <dl>
                  {group.keys.map(entry => (
                    <div key={entry.does}>
                      <dt>{entry.does}</dt>
                      <dd>
                        {entry.combos.map(combo => (
                          <KeyCap key={combo} combo={combo} spoken />
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </div>
            ))}
          </div>
        ))}
      </div>
    </Modal>
  )
}
