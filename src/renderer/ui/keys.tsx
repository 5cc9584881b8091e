import { keyNames } from '../app/key-binding.ts'
import { platform } from '../app/platform.ts'

type KeysProps = { binding: string }

/** A key binding as it is printed on the keyboard. */
export function Keys({ binding }: KeysProps) {
  return (
    <span className="keys">
      {keyNames(binding, platform.isMac).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  )
}
