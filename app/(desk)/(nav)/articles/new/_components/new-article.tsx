'use client'

import { FileText, FileUp, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { TextField } from '@/app/_components/field'
import { Icon } from '@/app/_components/icon'
import { IconButton } from '@/app/_components/icon-button'
import { matchKey } from '@/app/_components/keys'
import { problemWords } from '@/app/_components/problem'
import { Segmented } from '@/app/_components/segmented'
import { Sending } from '@/app/_components/sending'
import { SignInDialog } from '@/app/_components/sign-in-dialog'
import { useSending } from '@/app/_components/use-sending'
import { commentsLeftOut, withoutComments } from '@/lib/editor/paste-comments'
import { decode, isWordFile, MAX_WORD_BYTES } from '@/lib/exchange/import/decode'
import { fromLocalField } from '../../../_components/local-time'
import { Imported } from './imported'
import {
  BLANK,
  carriesFormatting,
  type DraftFormat,
  isBlank,
  keepDraft,
  keptDraft,
  type NewDraft,
  withPaste,
  withText,
} from './new-draft'
import { type Created, sendArticle } from './send-article'
import { USUAL_CHOICES, type WordChoices } from './word-choices'
import { WordPreview } from './word-preview'

/** How long after the last key what was typed is put by. */
const KEEP_MS = 300

/** A new article: pasted or typed, or from a file. Nothing typed is lost, whatever the server says. */
export function NewArticle() {
  const router = useRouter()
  const [draft, setDraft] = useState<NewDraft>(BLANK)
  const [file, setFile] = useState<File | null>(null)
  /* Of a Word file; null for any other. */
  const [choices, setChoices] = useState<WordChoices | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [created, setCreated] = useState<Created | null>(null)
  const [signedOut, setSignedOut] = useState(false)
  const { sent, stopped, send, stop } = useSending()
  const [dragging, setDragging] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const kept = useRef(false)

  useEffect(() => {
    if (!kept.current) {
      kept.current = true
      const before = keptDraft()
      if (before) setDraft(before)
      return
    }
    const timer = setTimeout(() => keepDraft(draft), KEEP_MS)
    const keep = () => keepDraft(draft)
    addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      removeEventListener('pagehide', keep)
    }
  }, [draft])

  const unsent = created === null && (file !== null || !isBlank(draft))
  useEffect(() => {
    if (!unsent) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsent])

  async function take(chosen: File | null | undefined) {
    if (!chosen) return
    setRefused(null)
    /* The same reading as on the server, so that one need not send a film to be told that it is none. */
    const bytes = new Uint8Array(await chosen.arrayBuffer().catch(() => new ArrayBuffer(0)))
    if (isWordFile(bytes)) {
      if (bytes.length > MAX_WORD_BYTES) setRefused(tooLarge(chosen.name))
      else {
        setFile(chosen)
        setChoices(USUAL_CHOICES)
      }
      return
    }
    const text = decode(bytes, chosen.name)
    if (!text.ok) {
      setRefused(text.error.message)
      return
    }
    setFile(chosen)
    setChoices(null)
  }

  async function submit() {
    if (sent !== null) return
    setRefused(null)
    const answer = await send(options =>
      sendArticle(draft, fromLocalField(draft.deadline), file, choices, options),
    )
    if (answer === null) return
    if (!answer.ok) {
      if (answer.error.status === 401) setSignedOut(true)
      else setRefused(problemWords(answer.error))
      return
    }
    setDraft(BLANK)
    keepDraft(BLANK)
    /* Of a Word file all of that was said before. */
    const said = answer.value.dropped.length === 0 || choices !== null
    setCreated(said ? { ...answer.value, dropped: [] } : answer.value)
    if (said) router.push(`/articles/${answer.value.article.id}`)
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const html = event.clipboardData.getData('text/html')
    const text = event.clipboardData.getData('text/plain')
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const whole = selectionStart === 0 && selectionEnd === value.length
    if (!whole || text === '' || !carriesFormatting(html)) return
    event.preventDefault()
    const clean = withoutComments(html)
    setDraft(withPaste(draft, text, clean.html, clean.comments))
  }

  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setDragging(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (event.currentTarget === event.target) setDragging(false)
    },
    onDrop: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setDragging(false)
      void take(event.dataTransfer.files[0])
    },
  }

  if (created && created.dropped.length > 0) return <Imported created={created} />
  const formats: { value: DraftFormat; label: string }[] = [
    { value: 'text', label: 'plain text' },
    { value: 'markdown', label: 'Markdown' },
    ...(draft.pasted ? [{ value: 'html' as const, label: 'as pasted, formatted' }] : []),
  ]
  return (
    <form
      className="folio-in new-article"
      data-dragging={dragging || undefined}
      {...drop}
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={event => {
        if (sent !== null && matchKey(event.nativeEvent, 'Escape')) stop()
        if (!matchKey(event.nativeEvent, 'Mod+Enter')) return
        event.preventDefault()
        void submit()
      }}
    >
      <header className="dh">
        <h1 className="t">New article</h1>
      </header>
      {refused ? <Alert>{refused}</Alert> : null}
      <div className="new-grid">
        <div className="new-main">
          {file ? (
            <>
              <div className="new-file">
                <Icon of={FileText} />
                <div>
                  <b dir="auto">{file.name}</b>
                  <span className="faint">{sizeWords(file.size)}</span>
                  {draft.text.trim() === '' ? null : (
                    <span className="faint">
                      The file is taken, not what you typed. That comes back when you take the file off.
                    </span>
                  )}
                </div>
                <IconButton label={`Take ${file.name} off`} icon={X} onClick={() => setFile(null)} />
              </div>
              {choices ? (
                <WordPreview
                  file={file}
                  choices={choices}
                  onChoices={setChoices}
                  onRefused={error => {
                    if (error.status === 401) setSignedOut(true)
                    else setRefused(problemWords(error))
                    setFile(null)
                  }}
                />
              ) : null}
            </>
          ) : (
            <>
              <label className="vh" htmlFor="draft">
                Draft
              </label>
              <textarea
                id="draft"
                className="new-text t"
                dir="auto"
                placeholder="Paste or type the draft. The first line becomes the headline."
                value={draft.text}
                onPaste={paste}
                onChange={event => setDraft(withText(draft, event.target.value))}
              />
              <div className="new-under">
                <span id="read-as">Read it as</span>
                <Segmented
                  labelledBy="read-as"
                  value={draft.format}
                  options={formats}
                  onChange={format => format && setDraft({ ...draft, format })}
                />
              </div>
              {draft.pasted?.comments ? (
                <p className="faint mt-2" role="status">
                  {commentsLeftOut(draft.pasted.comments)}.
                </p>
              ) : null}
            </>
          )}
          <p className="new-drop">
            <Icon of={FileUp} />
            <span>
              Or{' '}
              <button type="button" className="as-link" onClick={() => chooser.current?.click()}>
                choose a file
              </button>
              : Word (.docx), .txt, .md or .html. You can also drop one here.
            </span>
            <input
              ref={chooser}
              type="file"
              className="vh"
              tabIndex={-1}
              aria-label="File"
              accept=".docx,.txt,.text,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
              onChange={event => {
                void take(event.target.files?.[0])
                event.target.value = ''
              }}
            />
          </p>
        </div>
        <div className="new-side">
          <div className="form">
            <TextField
              label="Headline"
              dir="auto"
              help="Blank: the first line of the draft."
              value={draft.headline}
              onChange={event => setDraft({ ...draft, headline: event.target.value })}
            />
            <TextField
              label="Desk"
              dir="auto"
              value={draft.desk}
              onChange={event => setDraft({ ...draft, desk: event.target.value })}
            />
            <TextField
              label="Byline"
              dir="auto"
              value={draft.byline}
              onChange={event => setDraft({ ...draft, byline: event.target.value })}
            />
            <TextField
              label="Deadline"
              type="datetime-local"
              value={draft.deadline}
              onChange={event => setDraft({ ...draft, deadline: event.target.value })}
            />
            <Button kind="main" size="wide" type="submit" keys="Mod+Enter" busy={sent !== null}>
              {sent === null ? 'Create the article' : 'Creating…'}
            </Button>
            {sent === null ? null : (
              <Sending sent={file ? sent : 1} then="Reading it and creating the article" onStop={stop} />
            )}
            {stopped && sent === null ? (
              <p className="faint" role="status">
                Stopped. What you chose is still here.
              </p>
            ) : null}
          </div>
        </div>
      </div>
      <SignInDialog open={signedOut} onOpenChange={setSignedOut} onSignedIn={() => void submit()} />
    </form>
  )
}

function tooLarge(name: string): string {
  return `“${name}” is larger than 40 MB. Take the pictures out of it, or paste the text. Nothing was imported.`
}

function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
