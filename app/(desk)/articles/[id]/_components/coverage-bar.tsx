'use client'

import { ChevronDown, ChevronUp, CircleSlash2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '@/app/_components/button'
import { coverageWords } from '@/app/_components/coverage-words'
import { IconButton } from '@/app/_components/icon-button'
import { coverageOf } from '@/lib/domain/coverage'
import { may } from '@/lib/domain/permission'
import { showCoverage } from '@/lib/editor/coverage-view'
import { goToOpen, passOver } from './coverage'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/* Milliseconds from a key press to the numbers that follow it. */
const COUNT_AFTER = 250

/** While it stands, what has been looked at steps back in the draft; in numbers, and the way to what has not. */
export function CoverageBar() {
  const { editor, actor } = useWorkspace()
  const { setCovering } = useWorkspaceState()
  const [coverage, setCoverage] = useState(() => coverageOf(editor.view.state.doc))

  useEffect(() => {
    showCoverage(editor.view, true)
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = editor.onMoved(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setCoverage(coverageOf(editor.view.state.doc)), COUNT_AFTER)
    })
    return () => {
      stop()
      clearTimeout(timer)
      showCoverage(editor.view, false)
    }
  }, [editor])

  const none = coverage.openSentences === 0
  return (
    <section className="cover-bar" aria-label="Coverage">
      <p>{coverageWords(coverage)}</p>
      <div className="row">
        {none ? null : (
          <>
            <IconButton
              label="Previous unseen sentence"
              icon={ChevronUp}
              keys="Shift+F9"
              onClick={() => void goToOpen(editor, -1)}
            />
            <IconButton
              label="Next unseen sentence"
              icon={ChevronDown}
              keys="F9"
              onClick={() => void goToOpen(editor, 1)}
            />
          </>
        )}
        {may(actor, 'claim.mark') ? (
          <Button
            icon={CircleSlash2}
            keys="Mod+Shift+Enter"
            // The selection in the draft is what it is about.
            onMouseDown={event => event.preventDefault()}
            onClick={() => void passOver(editor)}
          >
            Nothing to check
          </Button>
        ) : null}
        <IconButton label="Close coverage" icon={X} keys="Mod+F9" onClick={() => setCovering(false)} />
      </div>
    </section>
  )
}
