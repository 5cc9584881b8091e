import { describe, expect, it } from 'vitest'
import {
  aptCommandToType,
  aptInstallArguments,
  currentNames,
  dnfCommandToType,
  installablePackages,
  missingLibraries,
  packageOfLibrary,
} from './linux-packages.ts'

const LDD = `	linux-vdso.so.1 (0x00007ffd5a5f2000)
	libffmpeg.so => /cache/electron/libffmpeg.so (0x00007f2f4c000000)
	libnss3.so => not found
	libnssutil3.so => not found
	libgtk-3.so.0 => not found
	libnss3.so => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2f4bc00000)
	/lib64/ld-linux-x86-64.so.2 (0x00007f2f50000000)
`

// What `readelf -d electron` names as NEEDED, without what every Debian has.
const NEEDED = `
libglib-2.0.so.0 libgobject-2.0.so.0 libgio-2.0.so.0 libnss3.so libnssutil3.so libsmime3.so libnspr4.so
libdbus-1.so.3 libatk-1.0.so.0 libatk-bridge-2.0.so.0 libcups.so.2 libdrm.so.2 libgtk-3.so.0 libpango-1.0.so.0
libcairo.so.2 libX11.so.6 libXcomposite.so.1 libXdamage.so.1 libXext.so.6 libXfixes.so.3 libXrandr.so.2
libgbm.so.1 libexpat.so.1 libxcb.so.1 libxkbcommon.so.0 libudev.so.1 libasound.so.2 libatspi.so.0
`

const POLICY = `libgtk-3-0:
  Installed: (none)
  Candidate: (none)
  Version table:
libgtk-3-0t64:
  Installed: (none)
  Candidate: 3.24.41-4ubuntu1.3
  Version table:
     3.24.41-4ubuntu1.3 500
xvfb:
  Installed: (none)
  Candidate: 2:21.1.12-1ubuntu1
`

describe('what a Linux lacks', () => {
  it('is each library that ldd did not find, once', () => {
    expect(missingLibraries(LDD)).toEqual(['libnss3.so', 'libnssutil3.so', 'libgtk-3.so.0'])
  })

  it('is nothing where ldd found everything', () => {
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([])
  })

  it.each(NEEDED.trim().split(/\s+/))('has a Debian package for %s', (soname) => {
    expect(packageOfLibrary(soname)).not.toBeNull()
  })

  it('has no package for a library that Electron does not need', () => {
    expect(packageOfLibrary('libnonsense.so.9')).toBeNull()
  })
})

describe('the packages to install', () => {
  it('have the names of the system: new ones where packages were renamed, else the old ones', () => {
    const installable = installablePackages(POLICY)
    expect([...installable]).toEqual(['libgtk-3-0t64', 'xvfb'])
    expect(currentNames(['libgtk-3-0', 'xvfb'], installable)).toEqual(['libgtk-3-0t64', 'xvfb'])
    expect(currentNames(['libgtk-3-0'], new Set(['libgtk-3-0']))).toEqual(['libgtk-3-0'])
  })

  it('are installed without a question and without what is merely recommended', () => {
    const commandLine = aptInstallArguments(['libnss3', 'xvfb'])
    expect(commandLine[0]).toBe('install')
    expect(commandLine).toContain('--yes')
    expect(commandLine).toContain('--no-install-recommends')
    expect(commandLine.slice(-2)).toEqual(['libnss3', 'xvfb'])
  })

  it('are named in a command that can be typed as it is', () => {
    expect(aptCommandToType(['libnss3', 'xvfb'])).toBe(
      'sudo apt-get update && sudo apt-get install --yes --no-install-recommends libnss3 xvfb',
    )
    expect(dnfCommandToType(['libnss3.so'], ['Xvfb'])).toBe(
      `sudo dnf install 'libnss3.so()(64bit)' /usr/bin/Xvfb`,
    )
  })
})
