import { TextSelect } from 'lucide-react'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { useReader } from '../reader/reader-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { takeSelection, takingKeys, type TakenField } from './take-selection.ts'

type TakeSelectionButtonProps = { id: AnnotationId; field: TakenField }

/** Beside the label of a field while a passage is selected: puts its words into the field. */
export function TakeSelectionButton({ id, field }: TakeSelectionButtonProps) {
  const hasSelection = useReader(({ selection }) => selection !== null)
  if (!hasSelection) return null
  return (
    // Pressing the button must not collapse the selection it is about.
    <span className="take-selection" onPointerDown={(event) => event.preventDefault()}>
      <IconButton
        label={`Take the ${field} from the selection`}
        binding={takingKeys[field]}
        onClick={() => void takeSelection(id, field)}
      >
        <TextSelect />
      </IconButton>
    </span>
  )
}
