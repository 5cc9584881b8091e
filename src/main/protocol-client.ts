import type { App } from 'electron'

/**
 * Says to the system that `postil://` links are ours; answers whether it was asked. Only for an installed app, which is what
 * the links should still open tomorrow: a checkout would leave the system with a path that comes and goes. On Linux the
 * desktop file of the package says it, which the user's own choice overrides.
 */
export function claimLinks(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>,
  platform: NodeJS.Platform,
): boolean {
  if (!app.isPackaged || platform === 'linux') return false
  return app.setAsDefaultProtocolClient('postil')
}
