import { Component, type ErrorInfo, type ReactNode } from 'react'
import { logError } from './notices.ts'

type ErrorBoundaryProps = { children: ReactNode }
type ErrorBoundaryState = { error: Error | null }

/** Catches what goes wrong while rendering, writes it into the log, and offers to reload. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    logError(error instanceof Error ? new Error(`${error.message}${info.componentStack ?? ''}`) : error)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div className="full-page" role="alert">
        <h1>Something went wrong in this window</h1>
        <p>Everything that was saved is safe on the disk. Reload to go on where you were.</p>
        <pre>{error.message}</pre>
        <button type="button" className="button primary" onClick={() => window.location.reload()} autoFocus>
          Reload
        </button>
      </div>
    )
  }
}
