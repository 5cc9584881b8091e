import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron'
import type { UndoState } from '../shared/model/undo.ts'

/** Puts up the application menu. Its items name commands of the window, whose keys they show and do not take. */
export function setMenu(window: BrowserWindow, undo: UndoState): void {
  const command = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => window.webContents.send('menu:command', { command: id }),
  })
  const undoItem = command(undo.undo === null ? 'Undo' : `Undo ${undo.undo}`, 'edit.undo', 'CmdOrCtrl+Z')
  const redoItem = command(
    undo.redo === null ? 'Redo' : `Redo ${undo.redo}`,
    'edit.redo',
    'CmdOrCtrl+Shift+Z',
  )
  const isMac = process.platform === 'darwin'
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('Add Files…', 'library.open-files', 'CmdOrCtrl+O'),
        command('Add Folder…', 'library.open-folder', 'CmdOrCtrl+Shift+O'),
        command('Add Web Page…', 'library.fetch', 'CmdOrCtrl+L'),
        command('Paste as New Article', 'library.paste', 'CmdOrCtrl+Shift+V'),
        { type: 'separator' },
        command('Import Highlights…', 'import.highlights', 'CmdOrCtrl+Shift+I'),
        command('Export…', 'export.open', 'CmdOrCtrl+E'),
        command('Export as Markdown…', 'export.markdown', 'CmdOrCtrl+Shift+E'),
        command('Copy Highlight as Markdown', 'annotation.copy'),
        command('Folder in Step…', 'vault.open', 'CmdOrCtrl+Alt+E'),
        { type: 'separator' },
        command('Print…', 'reading.print', 'CmdOrCtrl+P'),
        { type: 'separator' },
        command('Backups…', 'library.backups'),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        undoItem,
        redoItem,
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        command('Find in the Article…', 'find.open', 'CmdOrCtrl+F'),
        command('Find Next', 'find.next', isMac ? 'Command+G' : 'F3'),
        command('Find Previous', 'find.previous', isMac ? 'Command+Shift+G' : 'Shift+F3'),
        command('Search Everything…', 'library.search', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '&Go',
      submenu: [
        command('Back', 'reading.back', isMac ? 'Command+[' : 'Alt+Left'),
        command('Forward', 'reading.forward', isMac ? 'Command+]' : 'Alt+Right'),
        { type: 'separator' },
        command('Next Article', 'library.next', isMac ? 'Command+Alt+Right' : 'Ctrl+]'),
        command('Previous Article', 'library.previous', isMac ? 'Command+Alt+Left' : 'Ctrl+['),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('Command Palette…', 'palette.open', 'CmdOrCtrl+Shift+P'),
        command('Contents…', 'reading.contents'),
        command('Shelf', 'view.shelf'),
        command('Margin', 'view.margin'),
        { type: 'separator' },
        command('Larger Text', 'view.larger', 'CmdOrCtrl+Plus'),
        command('Smaller Text', 'view.smaller', 'CmdOrCtrl+-'),
        command('Change Theme', 'view.theme'),
        { type: 'separator' },
        command('Read Aloud', 'read-aloud.start'),
        command('Focus Mode', 'view.focus'),
        command('Full Screen', 'view.full-screen', isMac ? 'Ctrl+Command+F' : 'F11'),
      ],
    },
    {
      label: '&Help',
      submenu: [command('Keyboard Shortcuts', 'help.keys', '?'), command('About Postil', 'help.about')],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
