// What Electron costs by itself: a window, locked down as Postil's, that shows one file.
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')

const argument = process.argv.find((word) => word.startsWith('--page='))
app.setPath('userData', process.argv.find((word) => word.startsWith('--data='))?.slice('--data='.length))

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(argument?.slice('--page='.length) ?? join(__dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
