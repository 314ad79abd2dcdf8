'use client'

import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { draftFeed } from '@/app/_components/live'
import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import { showToast } from '@/app/_components/toast'
import { call } from '@/lib/contracts/call'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'
import type { Status } from '@/lib/domain/status'
import { afterPaint, withoutWaiting } from '@/lib/editor/after-paint'
import { createClaimStore } from '@/lib/editor/claim-store'
import { createEditor } from '@/lib/editor/create-editor'
import { createClaimActions } from './claim-actions'
import { passOver } from './coverage'
import { Dock } from './dock'
import { createHalfTypedForms } from './half-typed'
import { Margin } from './margin'
import { NARROW } from './margin-layout'
import { NoClaimsYet } from './no-claims-yet'
import { openOutbox } from './outbox-here'
import { Panels } from './panels'
import { PaperTools } from './paper-tools'
import { Rail } from './rail'
import { SaveBanner } from './save-banner'
import { soughtWords } from './sought-words'
import { type Standing, standingOf } from './standing-claims'
import { TopBar } from './top-bar'
import { useClaims, useEditor } from './use-editor'
import { useWorkspaceKeys } from './use-workspace-keys'
import type { Loaded } from './workspace'
import {
  type CardForm,
  type Panel,
  SharedContext,
  StateContext,
  useWorkspace,
  useWorkspaceState,
  type WorkspaceShared,
} from './workspace-context'

/* Milliseconds until the bar and the rail follow what others did to the article. */
const ARTICLE_SHOWN_AFTER = 400

interface Props {
  readonly loaded: Loaded
  readonly actor: Actor
  readonly claimId: string | null
  readonly onReload: () => void
}

/** The workspace once its draft is here. ProseMirror lives in one effect; React only reads it. */
export function LoadedWorkspace({ loaded, actor, claimId, onReload }: Props) {
  const mount = useRef<HTMLDivElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const layout = useRef(new Set<() => void>())
  const [shared, setShared] = useState<WorkspaceShared | null>(null)
  const [article, setArticle] = useState(loaded.draft.article)
  const [signOff, setSignOff] = useState(loaded.draft.signOff)
  const [form, openForm] = useState<CardForm | null>(null)
  const [covering, setCovering] = useState(false)
  const [panel, openPanel] = useState<Panel | null>(() => (soughtWords() === '' ? null : 'find'))
  const [filter, setFilter] = useState<ReadonlySet<Status>>(new Set())

  useEffect(() => {
    const place = mount.current
    if (!place) return
    const store = createClaimStore(loaded.draft.claims)
    const focusCard = { current: false }
    // Others who type change the article several times a second; what is shown of it can wait.
    let latest = loaded.draft.article
    let showing: ReturnType<typeof setTimeout> | undefined
    const showSoon = (article: typeof latest) => {
      latest = article
      showing ??= setTimeout(() => {
        showing = undefined
        startTransition(() => setArticle(latest))
      }, ARTICLE_SHOWN_AFTER)
    }
    const editor = createEditor({
      mount: place,
      article: loaded.draft,
      claims: store,
      personId: actor.personId,
      mayWrite: may(actor, 'article.write') && loaded.draft.article.trashedAt === null,
      mayMark: may(actor, 'claim.mark') && loaded.draft.article.trashedAt === null,
      onOpenCard: id => {
        focusCard.current = true
        editor.choose(id, { scroll: true })
        withoutWaiting()
        const open = document.getElementById(`note-${id}`)
        if (open?.classList.contains('card')) {
          focusCard.current = false
          open.focus({ preventScroll: true })
        }
      },
      onPassOver: () => void passOver(editor),
      onPasteUrl: (id, url) => {
        void actions
          .cite(id, {
            source: { kind: url.startsWith('mailto:') ? 'email' : 'web_page', title: titleOf(url), url },
            accessedAt: new Date().toISOString(),
          })
          .then(done => done && showToast({ message: 'Added as a source of this claim' }))
      },
      onArticle: showSoon,
      onDescribePicture: () => openPanel('picture'),
      feed: draftFeed(loaded.draft.article.id),
      onLayout: () => {
        for (const listener of layout.current) listener()
      },
    })
    const actions = createClaimActions({
      store,
      editor,
      articleId: loaded.draft.article.id,
      actor: { id: actor.personId, name: actor.name },
      tell: error => showToast({ message: error.message }),
      now: () => new Date(),
    })
    const goToNextBlocker = () => {
      const { order, chosen } = editor.getSnapshot()
      const { toDo } = standingOf(store.all(), order)
      const at = chosen === null ? -1 : order.indexOf(chosen)
      const next = toDo.find(id => order.indexOf(id) > at) ?? toDo[0]
      if (next === undefined) return
      focusCard.current = true
      editor.choose(next, { scroll: true })
      withoutWaiting()
    }
    const forms = createHalfTypedForms()
    const outbox = openOutbox({
      editor,
      articleId: loaded.draft.article.id,
      personId: actor.personId,
      forms,
    })
    setShared({
      actor,
      articleId: loaded.draft.article.id,
      store,
      editor,
      actions,
      forms,
      outbox,
      ownFindingsAllowed: loaded.ownFindingsAllowed,
      secondReviewer: loaded.secondReviewer,
      people: loaded.people,
      goToNextBlocker,
      focusCard,
    })
    if (claimId !== null) editor.choose(claimId, { scroll: true })
    return () => {
      setShared(null)
      clearTimeout(showing)
      outbox.close()
      editor.destroy()
    }
  }, [loaded, actor, claimId])

  const onLayout = useCallback((listener: () => void) => {
    layout.current.add(listener)
    return () => layout.current.delete(listener)
  }, [])

  const articleId = loaded.draft.article.id
  const reloadArticle = useCallback(async () => {
    const answer = await call('getArticle', { params: { id: articleId } })
    if (!answer.ok) return
    setArticle(answer.value.article)
    setSignOff(answer.value.signOff)
  }, [articleId])

  const state = useMemo(
    () => ({ article, signOff, form, openForm, panel, openPanel, reloadArticle, covering, setCovering }),
    [article, signOff, form, panel, reloadArticle, covering],
  )

  return (
    <SharedContext.Provider value={shared}>
      <StateContext.Provider value={state}>
        {shared && <Chrome onReload={onReload} />}
        <div className="ws">
          {shared ? (
            <RailFor filter={filter} onFilter={setFilter} />
          ) : (
            <aside className="rail" aria-label="Progress and filters" />
          )}
          <div className="sheet">
            <main className="paper">
              <div
                className="leaf"
                data-show={filter.size > 0 ? [...filter].join(' ') : undefined}
                data-coverage={covering || undefined}
              >
                {shared && <PaperTools />}
                <div ref={mount} className="mount" />
                <div ref={gutter} className="gutter" aria-hidden="true" />
              </div>
            </main>
            {shared && <MarginFor filter={filter} onLayout={onLayout} gutter={gutter} />}
          </div>
        </div>
        {shared && <Dock />}
        {shared && <Panels />}
      </StateContext.Provider>
    </SharedContext.Provider>
  )
}

function useStanding(): Standing {
  const { editor, store } = useWorkspace()
  const order = useEditor(editor, snapshot => snapshot.order)
  return useClaims(store, order, standingOf)
}

const signOffStamp = onDemand(() => import('./sign-off-stamp'))
const leaveGuard = onDemand(() => import('./leave-guard'))
const commands = onDemand(() => import('./workspace-commands'))

function Chrome({ onReload }: { readonly onReload: () => void }) {
  const { signOff } = useWorkspaceState()
  const standing = useStanding()
  const stamp = useOnDemand(signOffStamp, signOff !== null)
  const guard = useOnDemand(leaveGuard, false)
  const offered = useOnDemand(commands, false)
  useWorkspaceKeys()
  return (
    <>
      <Followers />
      <TopBar standing={standing} />
      <SaveBanner onReload={onReload} />
      {guard && <guard.LeaveGuard />}
      {offered && <offered.WorkspaceCommands />}
      {stamp && <stamp.SignOffStamp standing={standing} />}
    </>
  )
}

/** Draws nothing: what follows from the choice and the marks of claims, without the bar being drawn anew for it. */
function Followers() {
  useFormFollowsChoice()
  useWorkIsTold()
  useSignOffFollows()
  useNewbornClaims()
  useClaimAboveSheet()
  return null
}

function RailFor(props: {
  readonly filter: ReadonlySet<Status>
  readonly onFilter: (filter: ReadonlySet<Status>) => void
}) {
  return <Rail standing={useStanding()} {...props} />
}

function MarginFor({
  filter,
  ...rest
}: { readonly filter: ReadonlySet<Status> } & Omit<Parameters<typeof Margin>[0], 'shown' | 'numberOf'>) {
  const standing = useStanding()
  const shown = useMemo(
    () =>
      filter.size === 0
        ? null
        : new Set(standing.claims.filter(claim => filter.has(claim.status)).map(claim => claim.id)),
    [filter, standing],
  )
  return (
    <>
      <Margin shown={shown} numberOf={standing.numberOf} {...rest} />
      {standing.claims.length === 0 && standing.orphans.length === 0 && <NoClaimsYet />}
    </>
  )
}

/** A form belongs to one claim: choosing another closes it, unless the form was asked for together with the claim. */
function useFormFollowsChoice() {
  const { editor } = useWorkspace()
  const chosen = useEditor(editor, snapshot => snapshot.chosen)
  const before = useRef(chosen)
  const { openForm } = useWorkspaceState()
  useEffect(() => {
    if (before.current !== chosen) openForm(null)
    before.current = chosen
  }, [chosen, openForm])
}

/** Somebody else cleared the article: what was signed comes apart from the article itself. */
function useSignOffFollows() {
  const { article, signOff, reloadArticle } = useWorkspaceState()
  const cleared = article.cleared?.at ?? null
  const known = useRef(signOff?.clearedAt ?? null)
  useEffect(() => {
    if (signOff !== null) known.current = signOff.clearedAt
    if (cleared === null || cleared === known.current) return
    known.current = cleared
    void reloadArticle()
  }, [cleared, signOff, reloadArticle])
}

/** Whoever fills in a form is shown to the others as working on that claim. */
function useWorkIsTold() {
  const { editor } = useWorkspace()
  const { form } = useWorkspaceState()
  const works = form !== null && form.kind !== 'history'
  useEffect(() => editor.setWorking(works), [editor, works])
}

/** A claim marked by key has its card at once: it is put into the store before the server has heard of it. */
function useNewbornClaims() {
  const { editor, store, actions } = useWorkspace()
  useEffect(() => {
    let seen: readonly string[] = []
    const look = () => {
      const { order } = editor.getSnapshot()
      if (order === seen) return
      seen = order
      const unknown = new Set(order.filter(id => store.get(id) === undefined))
      if (unknown.size === 0) return
      const { selection } = editor.view.state
      for (const anchor of editor.anchors()) {
        if (!unknown.has(anchor.id)) continue
        actions.born(anchor.id, anchor.quote)
        const here = !selection.empty && anchor.from >= selection.from && anchor.to <= selection.to
        if (here && editor.view.hasFocus()) editor.choose(anchor.id)
      }
    }
    look()
    // The mark is painted first. Not by way of a render, which would put the card a frame later still.
    return editor.subscribe(() => void afterPaint(look))
  }, [editor, store, actions])
}

/* Where the claim's first line stands above the sheet: clear of the bar, as the design has it. */
const ABOVE_SHEET = 132

/** On a narrow screen the card is a sheet over the text: the claim's first line is kept in sight above it. */
function useClaimAboveSheet() {
  const { editor } = useWorkspace()
  const chosen = useEditor(editor, snapshot => snapshot.chosen)
  useEffect(() => {
    if (chosen === null || !matchMedia(NARROW).matches) return
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const rect = editor.elements(chosen)[0]?.getClientRects()[0]
        if (rect) scrollBy({ top: rect.top - ABOVE_SHEET, behavior: 'instant' })
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [chosen, editor])
}

/** Until somebody gives it a better one, a pasted address is called by its host and path. */
function titleOf(url: string): string {
  const { hostname, pathname } = new URL(url)
  return `${hostname.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`.slice(0, 200)
}
