'use client'

import { CloudAlert, CloudCheck, CloudOff, CloudUpload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '@/app/_components/icon'
import { Moment } from '@/app/_components/moment'
import { useEditor } from './use-editor'
import { useWorkspace } from './workspace-context'

/** Saved / saving / offline / not saved, always in sight. Only the turns for the worse, and back, are spoken. */
export function SaveIndicator() {
  const { editor } = useWorkspace()
  const save = useEditor(editor, snapshot => snapshot.save)
  const [spoken, setSpoken] = useState('')
  const worried = useRef(false)
  useEffect(() => {
    if (save.kind === 'offline') setSpoken('Offline, keeping your changes')
    else if (save.kind === 'failed') setSpoken('Not saved')
    else if (save.kind === 'saved' && worried.current) setSpoken('Saved again')
    if (save.kind !== 'saving') worried.current = save.kind !== 'saved'
  }, [save.kind])
  return (
    <>
      {save.kind === 'saved' && (
        <span className="save">
          <Icon of={CloudCheck} />
          <span>Saved {save.at && <Moment at={save.at.toISOString()} style="time" />}</span>
        </span>
      )}
      {save.kind === 'saving' && (
        <span className="save">
          <Icon of={CloudUpload} />
          <span>Saving…</span>
        </span>
      )}
      {save.kind === 'offline' && (
        <span className="save warn">
          <Icon of={CloudOff} />
          <span>Offline, keeping your changes</span>
        </span>
      )}
      {save.kind === 'failed' && (
        <span className="save bad">
          <Icon of={CloudAlert} />
          <span>Not saved</span>
        </span>
      )}
      <span className="vh" role="status">
        {spoken}
      </span>
    </>
  )
}
