'use client'

import { useCommands } from '@/app/_components/command-palette'
import { STATUS_LABEL, STATUSES } from '@/lib/domain/status'
import { CARD_ACTIONS, FLAG_KEY, STATUS_KEY } from './claim-keys'
import type { CardCommands } from './use-card-commands'

/** Offers everything that a card does in the palette, while it is open. */
export function useCardPalette({ run, setStatus, mayCheck }: CardCommands) {
  const group = 'On this claim'
  useCommands(
    mayCheck
      ? [
          ...CARD_ACTIONS.map(({ label, keys, does }) => ({
            id: `card-${keys}`,
            label,
            group,
            keys,
            run: () => run(does),
          })),
          {
            id: 'card-flag',
            label: 'Flag: legal, sensitive',
            group,
            keys: FLAG_KEY,
            run: () => run({ do: 'flag' }),
          },
          ...STATUSES.map(status => ({
            id: `card-${status}`,
            label: STATUS_LABEL[status],
            group,
            keys: STATUS_KEY[status],
            run: () => setStatus(status),
          })),
        ]
      : [],
  )
}
