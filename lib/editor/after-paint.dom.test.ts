import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { afterPaint } from './after-paint'

describe('after the paint', () => {
  const frames: FrameRequestCallback[] = []
  const draw = () => {
    for (const frame of frames.splice(0)) frame(0)
    vi.advanceTimersByTime(0)
  }
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
    vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0))
  })
  afterEach(() => {
    vi.runAllTimers()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('runs once what was asked for several times, when the frame is drawn and not before', () => {
    const run = vi.fn()
    afterPaint(run)
    afterPaint(run)
    expect(run).not.toHaveBeenCalled()
    draw()
    expect(run).toHaveBeenCalledTimes(1)
    draw()
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('runs what is asked for while it runs after the next frame', () => {
    const second = vi.fn()
    afterPaint(() => void afterPaint(second))
    draw()
    expect(second).not.toHaveBeenCalled()
    draw()
    expect(second).toHaveBeenCalledTimes(1)
  })

  it('runs before a key or a press is heard by anybody else', () => {
    for (const type of ['keydown', 'pointerdown']) {
      const heard: string[] = []
      document.body.addEventListener(type, () => heard.push('page'), { once: true })
      afterPaint(() => heard.push('waiting'))
      document.body.dispatchEvent(new Event(type, { bubbles: true }))
      expect(heard).toEqual(['waiting', 'page'])
      draw()
      expect(heard).toEqual(['waiting', 'page'])
    }
  })

  it('runs in a window that draws no frames', () => {
    const run = vi.fn()
    afterPaint(run)
    vi.advanceTimersByTime(1000)
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('does not run what was taken back', () => {
    const run = vi.fn()
    afterPaint(run)()
    draw()
    expect(run).not.toHaveBeenCalled()
  })
})
