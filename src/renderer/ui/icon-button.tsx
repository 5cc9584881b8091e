import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactNode } from 'react'
import { Keys } from './keys.tsx'

type IconButtonProps = {
  /** What it does; its name for screen readers, and its tooltip. */
  label: string
  /** Its key, shown in the tooltip. */
  binding?: string | undefined
  isPressed?: boolean
  onClick: () => void
  children: ReactNode
}

/** A button that is a picture. */
export function IconButton({ label, binding, isPressed, onClick, children }: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        className="icon-button"
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        onClick={(event) => {
          event.stopPropagation()
          onClick()
        }}
      >
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6}>
          <Tooltip.Popup className="tooltip">
            {label}
            {binding !== undefined && <Keys binding={binding} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
