'use client'

import { Bold, CircleSlash2, Highlighter, Italic, Link as LinkIcon, Pilcrow } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import { Button } from '@/app/_components/button'
import { IconButton } from '@/app/_components/icon-button'
import { MenuButton } from '@/app/_components/menu'
import { may } from '@/lib/domain/permission'
import { blockCommands, runCommand, toggleEm, toggleStrong } from '@/lib/editor/format-commands'
import { passOver } from './coverage'
import { markSelection } from './mark-selection'
import { useEditor } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** Over the selected words: mark them as a claim, and what a writer does to words. */
export function SelectionBubble() {
  const { editor, actor, actions } = useWorkspace()
  const { openPanel } = useWorkspaceState()
  const hasSelection = useEditor(editor, snapshot => snapshot.hasSelection)
  const bubble = useRef<HTMLDivElement>(null)
  const mayMark = may(actor, 'claim.mark')
  const mayWrite = may(actor, 'article.write')

  const place = useCallback(() => {
    const element = bubble.current
    const page = element?.parentElement
    if (!element || !page) return
    const { view } = editor
    const { from, to } = view.state.selection
    const page$ = page.getBoundingClientRect()
    const start = view.coordsAtPos(from)
    const end = view.coordsAtPos(to, -1)
    const below = end.bottom - page$.top + 8
    const above = start.top - page$.top - element.offsetHeight - 8
    const fits = end.bottom + 8 + element.offsetHeight < innerHeight
    element.style.top = `${Math.round(fits ? below : above)}px`
    const oneLine = Math.abs(start.top - end.top) < 8
    const middle = (oneLine ? (start.left + end.right) / 2 : end.left) - page$.left
    element.style.left = `${Math.round(Math.max(0, Math.min(middle - element.offsetWidth / 2, page$.width - element.offsetWidth)))}px`
  }, [editor])

  useEffect(() => {
    if (!hasSelection) return
    place()
    const moved = () => requestAnimationFrame(place)
    document.addEventListener('selectionchange', moved)
    addEventListener('resize', moved)
    return () => {
      document.removeEventListener('selectionchange', moved)
      removeEventListener('resize', moved)
    }
  }, [hasSelection, place])

  if (!hasSelection || !(mayMark || mayWrite)) return null
  return (
    <div
      ref={bubble}
      className="bubble"
      role="toolbar"
      aria-label="Selection"
      onMouseDown={event => event.preventDefault()}
    >
      {mayMark && (
        <Button
          kind="main"
          icon={Highlighter}
          keys="Mod+Enter"
          onClick={() => markSelection(editor, actions)}
        >
          Mark as claim
        </Button>
      )}
      {mayMark && (
        <IconButton
          label="Nothing to check"
          icon={CircleSlash2}
          keys="Mod+Shift+Enter"
          onClick={() => void passOver(editor)}
        />
      )}
      {mayWrite && (
        <>
          <IconButton
            label="Bold"
            icon={Bold}
            keys="Mod+b"
            onClick={() => runCommand(editor.view, toggleStrong)}
          />
          <IconButton
            label="Italic"
            icon={Italic}
            keys="Mod+i"
            onClick={() => runCommand(editor.view, toggleEm)}
          />
          <IconButton label="Link" icon={LinkIcon} onClick={() => openPanel('link')} />
          <MenuButton
            trigger={<IconButton label="Kind of paragraph" icon={Pilcrow} />}
            items={blockCommands.map(({ label, command }) => ({
              label,
              onSelect: () => runCommand(editor.view, command),
            }))}
          />
        </>
      )}
    </div>
  )
}
