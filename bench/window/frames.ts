import type { Page } from '@playwright/test'

/**
 * What the window's thread did in each frame while `work` went on, in milliseconds: from the frame's first callback to
 * the end of its rendering, measured by a message that is handled right after it.
 */
export async function frameWork(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    const channel = new MessageChannel()
    let begun = 0
    let isRunning = true
    channel.port1.addEventListener('message', () => {
      times.push(performance.now() - begun)
      if (isRunning) requestAnimationFrame(frame)
    })
    channel.port1.start()
    const frame = (): void => {
      begun = performance.now()
      channel.port2.postMessage(null)
    }
    requestAnimationFrame(frame)
    Object.assign(window, {
      benchFrames: () => {
        isRunning = false
        return times
      },
    })
  })
  await work()
  return page.evaluate(() => {
    const stop: unknown = Reflect.get(window, 'benchFrames')
    const times: unknown = typeof stop === 'function' ? stop() : []
    return Array.isArray(times) ? times.map(Number) : []
  })
}

/** Scrolls the article by `pixels` in each of `frames` frames. */
export async function scrollArticle(
  page: Page,
  selector: string,
  frames: number,
  pixels: number,
): Promise<void> {
  await page.evaluate(
    ([wanted, count, step]) =>
      new Promise<void>((resolve) => {
        const scroller = document.querySelector(wanted)
        let left = count
        const next = () => {
          if (left === 0 || scroller === null) return resolve()
          left -= 1
          scroller.scrollTop += step
          requestAnimationFrame(next)
        }
        requestAnimationFrame(next)
      }),
    [selector, frames, pixels] as const,
  )
}

/**
 * Runs `act`, and answers how many milliseconds after the time stamp of its first `event` in the page a frame was out for
 * which `isShown`, run in the page with `argument`, holds.
 */
export async function frameAfter<Argument>(
  page: Page,
  event: 'click' | 'keydown',
  isShown: (argument: Argument) => boolean,
  argument: Argument,
  act: () => Promise<void>,
): Promise<number> {
  const test = await page.evaluateHandle(`(${isShown.toString()})`)
  await page.evaluate(
    ([wanted, holds, given]) => {
      const isOut = holds as (argument: unknown) => boolean
      const time = new Promise<number>((resolve) => {
        const heard = ({ timeStamp }: Event) => {
          const look = () => {
            if (!isOut(given)) return requestAnimationFrame(look)
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => resolve(performance.now() - timeStamp))
            port1.start()
            port2.postMessage(null)
          }
          requestAnimationFrame(look)
        }
        addEventListener(wanted, heard, { capture: true, once: true })
      })
      Object.assign(window, { benchFrame: time })
    },
    [event, test, argument] as const,
  )
  await act()
  return page.evaluate(async () => Number(await Reflect.get(window, 'benchFrame')))
}
