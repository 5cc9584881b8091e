import { create } from 'zustand'

/** Whether what is shown is a copy of the library, in which nothing is saved. */
export const useCopy = create<{ isReadOnly: boolean }>(() => ({ isReadOnly: false }))
