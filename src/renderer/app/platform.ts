/** What the window must know of the system it runs on. */
export const platform = { isMac: navigator.userAgent.includes('Mac OS X') }
