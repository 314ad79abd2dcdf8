import { collab } from 'prosemirror-collab'
import { history } from 'prosemirror-history'
import { keydownHandler } from 'prosemirror-keymap'
import { Node } from 'prosemirror-model'
import { EditorState, Plugin } from 'prosemirror-state'
import type { ArticleWithDraft } from '@/lib/contracts/article'
import { manuscriptSchema, SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import { claimPlugin } from './claim-plugin'
import { findPlugin } from './find-plugin'
import { blockRules } from './input-rules'
import { type KeyActions, textKeys } from './keymap'
import { linkClicks } from './link-clicks'
import { placeholderPlugin } from './placeholders'
import { type Rights, rightsPlugin } from './rights'
import { sectionTyping } from './section-typing'

export interface StateOptions extends Rights {
  readonly doc: Node
  readonly version: number
  readonly clientId: string
  readonly keys: KeyActions
  /** Plugins that need more than the state, such as paste. */
  readonly plugins?: readonly Plugin[]
}

/** The draft of an article, checked against the schema. Throws RangeError when it is not one that can be edited here. */
export function readDraft({ doc, schemaVersion }: Pick<ArticleWithDraft, 'doc' | 'schemaVersion'>): Node {
  if (schemaVersion > SCHEMA_VERSION)
    throw new RangeError('The draft is newer than this window. Reload the page.')
  const draft = Node.fromJSON(manuscriptSchema, doc)
  draft.check()
  return draft
}

/** The state of an editor with all its plugins. */
export function createEditorState({
  doc,
  version,
  clientId,
  mayWrite,
  mayMark,
  keys,
  plugins = [],
}: StateOptions): EditorState {
  const rights = { mayWrite, mayMark }
  return EditorState.create({
    doc,
    plugins: [
      ...plugins,
      keyPlugin(rights, keys),
      ...(mayWrite ? [sectionTyping(), blockRules()] : []),
      rightsPlugin(rights),
      history(),
      collab({ version, clientID: clientId }),
      claimPlugin(),
      findPlugin(),
      linkClicks(),
      placeholderPlugin(),
    ],
  })
}

/* A view that is not editable hands keys to nobody, but a reader still steps from claim to claim. */
function keyPlugin(rights: Rights, actions: KeyActions): Plugin {
  const onKey = keydownHandler(textKeys(rights, actions))
  if (rights.mayWrite || rights.mayMark) return new Plugin({ props: { handleKeyDown: onKey } })
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (event.isComposing || !onKey(view, event)) return false
          event.preventDefault()
          return true
        },
      },
    },
  })
}
