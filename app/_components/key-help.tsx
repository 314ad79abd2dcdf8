'use client'

import { Modal } from './dialog'
import { CheckField } from './field'
import { KeyCap } from './key-cap'
import { KEY_GROUPS } from './key-groups'
import { setSingleKeys, useKeys, useSingleKeys } from './keys'
import { showOverlay, useOverlay } from './overlay'

/** Opens the list of keys. */
export function openKeyHelp() {
  showOverlay('keys')
}

/** The list of keys, shown by `?` and from menus. */
export function KeyHelp() {
  const open = useOverlay() === 'keys'
  const single = useSingleKeys()
  useKeys({ '?': openKeyHelp })
  return (
    <Modal
      open={open}
      onOpenChange={next => showOverlay(next ? 'keys' : null)}
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
