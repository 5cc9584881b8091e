import type { Command } from '../app/command.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { useReader } from '../reader/reader-store.ts'
import {
  annotateSelection,
  deleteAnnotations,
  editAnnotations,
  showAnnotation,
  stepAnnotation,
} from './annotate.ts'
import { selectAnnotation, selectedAnnotation, useAnnotations } from './annotation-store.ts'
import { copyAnnotations } from './copy-annotation.ts'
import { offeredKinds } from './kind-store.ts'
import { actionTargets, focusedNotesPage, useNotesRoom } from './notes-room.ts'

const hasSelected = () => selectedAnnotation() !== null
const hasTargets = () => actionTargets().length > 0
/** Asked of the article itself: the state that components follow is a frame behind the keyboard. */
const hasPassage = () => useReader.getState().view?.selection() != null

function edit(editing: 'note' | 'tags'): void {
  const selected = selectedAnnotation()
  if (selected === null) return
  showAnnotation(selected.annotation.id)
  selectAnnotation(selected.annotation.id, editing)
}

/** What can be done with highlights; a digit for each of the first nine kinds. */
export function annotationCommands(): Command[] {
  const kinds = offeredKinds().map((kind, index): Command => {
    const key = index < 9 ? [String(index + 1)] : []
    return {
      id: `annotate.${kind.id}`,
      title: `${kind.name}: annotate the selection, or change the highlight`,
      group: 'Highlight',
      keys: key,
      isEnabled: () => hasPassage() || hasTargets(),
      run: async () => {
        const targets = actionTargets()
        if (focusedNotesPage() === null && hasPassage()) await annotateSelection(kind.id)
        else if (targets.length > 0) await editAnnotations(targets, { kindId: kind.id }, kind.name)
      },
    }
  })
  return [
    ...kinds,
    {
      id: 'annotation.next',
      title: 'Next highlight',
      group: 'Highlight',
      keys: ['J'],
      isEnabled: () => useAnnotations.getState().placed.size > 0,
      run: () => stepAnnotation(1),
    },
    {
      id: 'annotation.previous',
      title: 'Previous highlight',
      group: 'Highlight',
      keys: ['K'],
      isEnabled: () => useAnnotations.getState().placed.size > 0,
      run: () => stepAnnotation(-1),
    },
    {
      id: 'annotation.note',
      title: 'Write a note',
      group: 'Highlight',
      keys: ['N'],
      isEnabled: hasSelected,
      run: () => edit('note'),
    },
    {
      id: 'annotation.tags',
      title: 'Tag the highlight',
      group: 'Highlight',
      keys: ['T'],
      isEnabled: hasTargets,
      run: () => (actionTargets().length > 1 ? showOverlay('tag-highlights') : edit('tags')),
    },
    {
      id: 'annotation.copy',
      title: 'Copy the highlight as Markdown',
      group: 'Highlight',
      keys: ['C'],
      isEnabled: hasTargets,
      run: () => copyAnnotations(actionTargets()),
    },
    {
      id: 'annotation.delete',
      title: 'Delete the highlight',
      group: 'Highlight',
      keys: ['Backspace', 'Delete'],
      isEnabled: hasTargets,
      run: () => deleteAnnotations(actionTargets()),
    },
    {
      id: 'kinds.open',
      title: 'Kinds: names, colours, order',
      group: 'Highlight',
      keys: ['Mod+Shift+K'],
      run: () => showOverlay('kinds'),
    },
    {
      id: 'annotation.deselect',
      title: 'Back to the article',
      group: 'Highlight',
      keys: ['Escape'],
      run: () => {
        const { view } = useReader.getState()
        if (hasPassage()) view?.clearSelection()
        else {
          selectAnnotation(null)
          useNotesRoom.setState({ isDrawerOpen: false })
        }
        view?.focus()
      },
    },
  ]
}
