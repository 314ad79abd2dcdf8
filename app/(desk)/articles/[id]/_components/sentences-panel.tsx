'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { Modal } from '@/app/_components/dialog'
import { matchKey } from '@/app/_components/keys'
import { coveredSentences, type SentenceCover } from '@/lib/domain/coverage'
import { may } from '@/lib/domain/permission'
import { sentencesOf } from '@/lib/domain/sentence'
import { toggleNothingToCheck } from '@/lib/editor/coverage-commands'
import { useEditor } from './use-editor'
import { useWorkspace } from './workspace-context'

const ROW = 44

/** Every sentence of the draft, one a row: a way to mark claims without selecting text. Enter marks, or opens. */
export function SentencesPanel({ onClose }: { readonly onClose: () => void }) {
  const { actor } = useWorkspace()
  const list = useRef<HTMLDivElement>(null)
  return (
    <Modal
      open
      onOpenChange={onClose}
      title="Sentences"
      description={
        may(actor, 'claim.mark')
          ? 'Enter marks a sentence as a claim; one that is marked opens its card. Shift Enter says that there is nothing to check in it, or takes that back.'
          : 'One sentence a row, with its claims.'
      }
      initialFocus={list}
    >
      <SentenceList list={list} onClose={onClose} />
    </Modal>
  )
}

/* A component of its own, so that its virtual rows are counted once the dialogue stands in the page. */
function SentenceList({
  list,
  onClose,
}: {
  readonly list: RefObject<HTMLDivElement | null>
  readonly onClose: () => void
}) {
  const { editor, actor, actions } = useWorkspace()
  const order = useEditor(editor, snapshot => snapshot.order)
  const [active, setActive] = useState(0)
  const [doc, setDoc] = useState(editor.view.state.doc)
  useEffect(() => editor.onMoved(() => setDoc(editor.view.state.doc)), [editor])
  const mayMark = may(actor, 'claim.mark')

  const rows = useMemo(() => {
    const numberOf = new Map(order.map((id, index) => [id, index + 1]))
    const anchors = editor.anchors()
    const covers = new Map(coveredSentences(doc).map(({ from, cover }) => [from, cover]))
    return sentencesOf(doc).map(sentence => ({
      ...sentence,
      cover: covers.get(sentence.from) ?? null,
      claims: anchors
        .filter(anchor => anchor.ranges.some(range => range.from < sentence.to && range.to > sentence.from))
        .map(anchor => ({
          id: anchor.id,
          number: numberOf.get(anchor.id) ?? 0,
          whole: anchor.from === sentence.from && anchor.to === sentence.to,
        })),
    }))
  }, [editor, order, doc])

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  useEffect(() => {
    virtual.scrollToIndex(active)
  }, [active, virtual])
  function act(index: number) {
    const row = rows[index]
    if (!row) return
    const marked = row.claims.find(claim => claim.whole)
    if (marked) {
      onClose()
      editor.choose(marked.id, { scroll: true })
      return
    }
    if (!mayMark) return
    const id = editor.markRange(row.from, row.to)
    if (id !== null) actions.born(id, row.text)
  }

  function pass(index: number) {
    const row = rows[index]
    if (!row || !mayMark) return
    const { view } = editor
    toggleNothingToCheck(row.from, row.to)(view.state, view.dispatch)
    setDoc(view.state.doc)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (matchKey(event.nativeEvent, 'ArrowDown')) setActive(at => Math.min(at + 1, rows.length - 1))
    else if (matchKey(event.nativeEvent, 'ArrowUp')) setActive(at => Math.max(at - 1, 0))
    else if (matchKey(event.nativeEvent, 'Home')) setActive(0)
    else if (matchKey(event.nativeEvent, 'End')) setActive(rows.length - 1)
    else if (matchKey(event.nativeEvent, 'Shift+Enter')) pass(active)
    else if (matchKey(event.nativeEvent, 'Enter') || matchKey(event.nativeEvent, ' ')) act(active)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={list}
      className="sents"
      role="listbox"
      tabIndex={0}
      aria-label="Sentences of the draft"
      aria-activedescendant={`sentence-${active}`}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          const numbers = row.claims.map(claim => claim.number)
          const marked = row.claims.some(claim => claim.whole)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox hears the keys for its rows
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active row
            <div
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              id={`sentence-${index}`}
              role="option"
              aria-selected={index === active}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={`sent${index === active ? ' hl' : ''}`}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                setActive(index)
                act(index)
              }}
            >
              <span className="t" dir="auto">
                {row.text}
              </span>
              <span className="nums2">
                {numbers.length > 0 && (
                  <>
                    <span className="vh">{numbers.length === 1 ? 'claim ' : 'claims '}</span>
                    {numbers.join(' ')}
                  </>
                )}
                <CoverWord
                  cover={row.cover}
                  onPass={
                    mayMark
                      ? () => {
                          setActive(index)
                          pass(index)
                        }
                      : null
                  }
                />
                {!marked && mayMark && <span className="mark-word">Mark</span>}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/* Pressed, it says or takes back that there is nothing to check; by key that is Shift Enter. */
function CoverWord({
  cover,
  onPass,
}: {
  readonly cover: SentenceCover | null
  readonly onPass: (() => void) | null
}) {
  if (cover === null || cover === 'claim') return null
  const words = cover === 'nothing_to_check' ? 'Nothing to check' : 'Unseen'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the listbox hears the keys for its rows
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox hears the keys for its rows
    <span
      className={cover === 'open' ? 'cover-word open' : 'cover-word'}
      title={onPass ? (cover === 'open' ? 'Nothing to check' : 'To be looked at again') : undefined}
      onClick={event => {
        if (!onPass) return
        event.stopPropagation()
        onPass()
      }}
    >
      {words}
    </span>
  )
}
