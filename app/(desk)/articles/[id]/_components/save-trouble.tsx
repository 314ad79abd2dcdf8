'use client'

import { CloudAlert, CloudOff, Info, LogIn, RotateCcw, Split, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Banner } from '@/app/_components/banner'
import { Button } from '@/app/_components/button'
import { Moment } from '@/app/_components/moment'
import { SignInDialog } from '@/app/_components/sign-in-dialog'
import { showToast } from '@/app/_components/toast'
import { call } from '@/lib/contracts/call'
import { may } from '@/lib/domain/permission'
import type { Keeping } from '@/lib/editor/outbox'
import { copyText, DroppedDialog } from './dropped-dialog'
import { howManyLost } from './dropped-words'
import { useEditor } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** What happened to what was typed, what is safe, what to do: a banner for each. */
export function SaveTrouble({ onReload }: { readonly onReload: () => void }) {
  const { editor, outbox } = useWorkspace()
  const keeping = useSyncExternalStore(outbox.subscribe, outbox.keeping, outbox.keeping)
  const save = useEditor(editor, snapshot => snapshot.save)
  const dropped = useEditor(editor, snapshot => snapshot.dropped)
  const notice = useEditor(editor, snapshot => snapshot.notice)
  const [signIn, setSignIn] = useState(false)
  const [showing, setShowing] = useState(false)
  const count = useRef(0)
  useEffect(() => {
    // What is new is shown at once; what one has closed is not opened again for being fewer.
    if (dropped.length > count.current) setShowing(true)
    count.current = dropped.length
  }, [dropped.length])
  const copyDraft = <Button onClick={() => copyText(editor.text())}>Copy the text</Button>
  return (
    <>
      <TrashBanner onReload={onReload} />
      {save.kind === 'offline' && (
        <Banner
          kind="warn"
          icon={CloudOff}
          actions={<Button onClick={() => editor.saveNow()}>Try now</Button>}
        >
          <b>You are offline.</b> {save.pending === 1 ? 'One change' : `${save.pending} changes`} since{' '}
          <Moment at={save.since.toISOString()} style="time" /> {save.pending === 1 ? 'goes' : 'go'} out when
          the line is back. {keptWhere(keeping)}
        </Banner>
      )}
      {save.kind === 'failed' && save.error.status === 401 && (
        <Banner
          icon={LogIn}
          actions={
            <Button kind="main" onClick={() => setSignIn(true)}>
              Sign in
            </Button>
          }
        >
          <b>{save.error.code === 'other_person' ? save.error.message : 'Your session has ended.'}</b> Sign in
          here; nothing you typed is lost.
        </Banner>
      )}
      {save.kind === 'failed' && save.error.status !== 401 && (
        <Banner
          kind="bad"
          icon={CloudAlert}
          actions={
            <>
              {[409, 410, 426].includes(save.error.status) ? (
                <Button onClick={onReload}>Load again</Button>
              ) : (
                <Button onClick={() => editor.saveNow()}>Try now</Button>
              )}
              {copyDraft}
            </>
          }
        >
          <b>Not saved.</b> {save.error.message} {keptWhere(keeping)}
          {save.retryAt && <Countdown to={save.retryAt} />}
        </Banner>
      )}
      {dropped.length > 0 && (
        <Banner
          kind="warn"
          icon={Split}
          actions={
            <>
              <Button onClick={() => setShowing(true)}>Show {dropped.length === 1 ? 'it' : 'them'}</Button>
              <Button kind="bare" onClick={() => editor.letGo()}>
                Let {dropped.length === 1 ? 'it' : 'them'} go
              </Button>
            </>
          }
        >
          <b>{howManyLost(dropped.length)}.</b>
        </Banner>
      )}
      <DroppedDialog
        dropped={dropped}
        open={showing && dropped.length > 0}
        onOpenChange={open => {
          setShowing(open)
          if (!open) editor.focus()
        }}
      />
      {notice !== null && (
        <Banner
          icon={Info}
          actions={
            <Button kind="bare" onClick={() => editor.dismissNotice()}>
              Close
            </Button>
          }
        >
          {notice}.
        </Banner>
      )}
      <SignInDialog
        open={signIn}
        onOpenChange={setSignIn}
        onSignedIn={() => {
          setSignIn(false)
          outbox.renewKey()
          editor.saveNow()
        }}
      />
    </>
  )
}

/* What is safe, and how safe. */
function keptWhere(keeping: Keeping | null): string {
  if (keeping === 'kept')
    return 'Until then your text is kept in this browser, locked away, also when you reload.'
  if (keeping === 'insecure') {
    return 'Your text is safe in this window: keep it open. Over plain HTTP the browser keeps nothing beyond it.'
  }
  return 'Your text is safe in this window: keep it open.'
}

/** An article in the trash can be read and nothing more, until it is restored. */
function TrashBanner({ onReload }: { readonly onReload: () => void }) {
  const { actor, articleId } = useWorkspace()
  const { article } = useWorkspaceState()
  if (article.trashedAt === null) return null
  const restore = async () => {
    const answer = await call('patchArticle', { params: { id: articleId }, body: { trashed: false } })
    if (answer.ok) onReload()
    else showToast({ message: answer.error.message })
  }
  return (
    <Banner
      kind="warn"
      icon={Trash2}
      actions={
        may(actor, 'article.manage') && (
          <Button icon={RotateCcw} onClick={() => void restore()}>
            Restore
          </Button>
        )
      }
    >
      <b>This article is in the trash.</b> It can be read; nothing in it can be changed.
    </Banner>
  )
}

function Countdown({ to }: { readonly to: Date }) {
  const [left, setLeft] = useState(() => Math.ceil((to.getTime() - Date.now()) / 1000))
  useEffect(() => {
    const tick = () => setLeft(Math.ceil((to.getTime() - Date.now()) / 1000))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [to])
  return <> {left > 0 ? `Trying again in ${left} ${left === 1 ? 'second' : 'seconds'}.` : 'Trying again.'}</>
}
