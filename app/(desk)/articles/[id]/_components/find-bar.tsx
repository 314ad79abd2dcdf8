'use client'

import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '@/app/_components/icon-button'
import { matchKey } from '@/app/_components/keys'
import { soughtWords } from './sought-words'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** Finds in the draft; pressed again, the key is the browser's own. */
export function FindBar() {
  const { editor } = useWorkspace()
  const { openPanel } = useWorkspaceState()
  const [query, setQuery] = useState(soughtWords)
  const [at, setAt] = useState(0)
  const [count, setCount] = useState(0)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    field.current?.focus()
    return () => {
      editor.find('', 0)
    }
  }, [editor])
  useEffect(() => {
    setCount(editor.find(query, at))
  }, [editor, query, at])

  const move = (by: number) => setAt(now => (count === 0 ? 0 : (now + by + count) % count))
  const close = () => {
    openPanel(null)
    editor.focus()
  }
  return (
    <search className="find-bar">
      <input
        ref={field}
        className="field"
        type="search"
        aria-label="Find in the draft"
        placeholder="Find in the draft"
        dir="auto"
        value={query}
        onChange={event => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={event => {
          if (matchKey(event.nativeEvent, 'Escape')) close()
          else if (matchKey(event.nativeEvent, 'Enter')) move(1)
          else if (matchKey(event.nativeEvent, 'Shift+Enter')) move(-1)
          else return
          event.preventDefault()
        }}
      />
      <span className="faint" role="status">
        {query === '' ? '' : count === 0 ? 'Not found' : `${at + 1} of ${count}`}
      </span>
      <IconButton label="Previous" icon={ChevronUp} keys="Shift+Enter" onClick={() => move(-1)} />
      <IconButton label="Next" icon={ChevronDown} keys="Enter" onClick={() => move(1)} />
      <IconButton label="Close" icon={X} keys="Escape" onClick={close} />
    </search>
  )
}
