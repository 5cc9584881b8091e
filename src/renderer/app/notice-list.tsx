import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { notices } from './notices.ts'

/** The messages at the window's foot. */
export function NoticeList() {
  return (
    <Toast.Provider toastManager={notices} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="notices">
          <Notices />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Notices() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="notice" data-kind={toast.type} aria-label="Message">
      <Toast.Content className="notice-content">
        <Toast.Description className="notice-text" />
        {toast.actionProps !== undefined && <Toast.Action className="button" />}
        <Toast.Close className="icon-button" aria-label="Close the message">
          <X />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
