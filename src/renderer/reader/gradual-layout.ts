/** From this length on, in UTF-16 code units, an article is laid out by and by: about ten thousand words. */
const LONG = 60_000

/** About how many characters a line of the article holds: only what is out of sight is estimated with it. */
const LINE = 72

/** How many blocks are laid out between two looks at the clock. */
const SLICE = 16

/** How long a slice may take at least, however busy the thread is, and how long it waits for an idle period, in milliseconds. */
const LEAST = 6
const PATIENCE = 100

/** A long article of which only what is near the screen has been laid out so far. */
export type GradualLayout = {
  /** Whether all of it has been laid out: every height is the true one. */
  isDone(): boolean
  stop(): void
}

/**
 * Lets a long article under `root` be painted before all of it has been laid out: a block that is out of sight takes an
 * estimated height until the thread is idle, when they get their own in slices, those after `firstBelow` first, since they
 * move nothing that is in sight. Chromium skips the layout of blocks out of sight by `content-visibility`; it is taken
 * away again because scrolling is dearer with it. `onSlice` is called after each slice, the last one too.
 */
export function layOutGradually(
  root: HTMLElement,
  length: number,
  firstBelow: () => Element | null,
  onSlice: () => void,
): GradualLayout {
  const blocks = length < LONG ? [] : [...root.children].filter((child) => child instanceof HTMLElement)
  for (const { style, textContent } of blocks) {
    style.contentVisibility = 'auto'
    style.containIntrinsicBlockSize = `auto ${Math.ceil(textContent.length / LINE)}lh`
  }
  let left: HTMLElement[] | null = null
  let isDone = blocks.length === 0
  let idle = 0
  const layOutSome = (deadline: IdleDeadline) => {
    left ??= nearestLast(blocks, firstBelow())
    const until = performance.now() + Math.max(LEAST, deadline.timeRemaining() - LEAST)
    do {
      for (const { style } of left.splice(-SLICE)) style.cssText = ''
      // Laid out now: how long it takes decides whether there is time for more.
      root.getBoundingClientRect()
    } while (left.length > 0 && performance.now() < until)
    isDone = left.length === 0
    onSlice()
    if (!isDone) wait()
  }
  const wait = () => {
    idle = requestIdleCallback(layOutSome, { timeout: PATIENCE })
  }
  // The first frame goes before everything else.
  const frame = isDone ? 0 : requestAnimationFrame(wait)
  return {
    isDone: () => isDone,
    stop: () => {
      cancelAnimationFrame(frame)
      cancelIdleCallback(idle)
    },
  }
}

/** The blocks, to be taken from the end: those below what is in sight from the nearest on, then those above it. */
function nearestLast(blocks: readonly HTMLElement[], firstBelow: Element | null): HTMLElement[] {
  const at = blocks.findIndex((block) => block === firstBelow)
  const below = at === -1 ? [] : blocks.slice(at)
  const above = at === -1 ? blocks : blocks.slice(0, at)
  return [...above, ...below.toReversed()]
}
