'use client'

import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react'

/** What `matchKey` reads of a keyboard event. */
export interface KeyStroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing?: boolean
  readonly keyCode?: number
}

/** A single key or a chord: `a`, `?`, `F8`, `Shift+F8`, `Mod+Enter`. `Mod` is ⌘ on Apple machines, Ctrl elsewhere. */
export type KeyCombo = string

/** Whether the machine is one with a ⌘ key. False on the server. */
function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
}

/**
 * Whether the stroke is the combination. Goes by the character or name in `event.key`, so that it holds on every
 * keyboard layout; never while an input method is composing. Shift counts for letters and named keys only, since
 * layouts differ in whether `?` or `1` needs it.
 */
export function matchKey(event: KeyStroke, combo: KeyCombo, apple = isApple()): boolean {
  if (event.isComposing || event.keyCode === 229) return false
  const parts = combo.split('+')
  const key = parts.pop() ?? ''
  const mod = parts.includes('Mod')
  if (event.ctrlKey !== (parts.includes('Ctrl') || (mod && !apple))) return false
  if (event.metaKey !== (mod && apple)) return false
  if (event.altKey !== parts.includes('Alt')) return false
  const shiftCounts = key.length > 1 || /\p{L}/u.test(key)
  if (shiftCounts && event.shiftKey !== parts.includes('Shift')) return false
  return event.key.toLowerCase() === key.toLowerCase()
}

/** The combination as printed on a key: `Mod+Enter` → `Ctrl ↵` or `⌘ ↵`. */
export function keyLabel(combo: KeyCombo, apple = isApple()): string {
  return combo
    .split('+')
    .map(part => {
      if (part === 'Mod') return apple ? '⌘' : 'Ctrl'
      if (part === 'Shift') return '⇧'
      if (part === 'Enter') return '↵'
      if (part === 'Escape') return 'Esc'
      return part.length === 1 ? part.toUpperCase() : part
    })
    .join(' ')
}

/** The combination as `aria-keyshortcuts` writes it: `Mod+k` → `Control+K Meta+K`, either of the two. */
export function ariaKeys(combo: KeyCombo): string {
  const write = (mod: string) =>
    combo
      .split(/[+ ]/)
      .map(part =>
        part === 'Mod' || part === 'Ctrl' ? mod : part === '↵' ? 'Enter' : part === 'Esc' ? 'Escape' : part,
      )
      .map(part => (part.length === 1 ? part.toUpperCase() : part))
      .join('+')
  return combo.includes('Mod+') ? `${write('Control')} ${write('Meta')}` : write('Control')
}

const SETTING = 'stet-single-keys'
const listeners = new Set<() => void>()

/** Whether single letters act as shortcuts in this browser; people who speak or tremble can turn them off. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(SETTING) !== 'off'
  } catch {
    return true
  }
}

export function setSingleKeys(on: boolean) {
  try {
    localStorage.setItem(SETTING, on ? 'on' : 'off')
  } catch {
    /* Without storage the setting cannot be kept; the default stands. */
  }
  for (const listener of listeners) listener()
}

/** The single-key setting, following changes in this tab and in others; null while hydrating. */
export function useSingleKeys(): boolean | null {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      addEventListener('storage', listener)
      return () => {
        listeners.delete(listener)
        removeEventListener('storage', listener)
      }
    },
    singleKeysOn,
    () => null,
  )
}

/** Whether keys typed here are text: a field, or the draft. */
function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type)
  )
}

/** Whether the combination is a single character, which may only act outside fields and can be switched off. */
export function isSingleKey(combo: KeyCombo): boolean {
  const parts = combo.split('+')
  return (parts.at(-1) ?? '').length === 1 && parts.every(part => part.length === 1 || part === 'Shift')
}

/** What a key does; answering false lets the key pass on. */
export type KeyAction = (event: KeyboardEvent) => unknown

/**
 * Binds keys while the component is shown. With `scope`, only strokes inside that element count. Single
 * characters never act in a field, in an open menu or dialogue outside the scope, or when switched off.
 */
export function useKeys(
  map: Readonly<Record<KeyCombo, KeyAction>>,
  {
    scope,
    enabled = true,
  }: { readonly scope?: RefObject<HTMLElement | null>; readonly enabled?: boolean } = {},
) {
  const current = useRef(map)
  useEffect(() => {
    current.current = map
  })
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const within = scope?.current
      const target = event.target
      if (scope && !(within && target instanceof Node && within.contains(target))) return
      for (const [combo, action] of Object.entries(current.current)) {
        if (!matchKey(event, combo)) continue
        if (
          isSingleKey(combo) &&
          (isEditable(target) || !singleKeysOn() || isInOverlay(target, within ?? null))
        )
          continue
        if (action(event) === false) continue
        event.preventDefault()
        return
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [scope, enabled])
}

function isInOverlay(target: EventTarget | null, scope: HTMLElement | null): boolean {
  if (!(target instanceof Element)) return false
  const overlay = target.closest('[role="menu"],[role="dialog"],[role="alertdialog"],[role="listbox"]')
  return overlay !== null && !(scope && overlay.contains(scope)) && !scope?.contains(overlay)
}
