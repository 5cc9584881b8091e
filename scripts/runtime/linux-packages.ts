/** The Debian package that holds each library which Electron is linked with, by the library's soname. */
const PACKAGE_OF_LIBRARY: Readonly<Record<string, string>> = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
}

/** The Debian package of a library, or null if it is not one that Electron is known to need. */
export function packageOfLibrary(soname: string): string | null {
  return PACKAGE_OF_LIBRARY[soname] ?? null
}

/** The sonames that `ldd` did not find, each once, in its order. */
export function missingLibraries(lddOutput: string): string[] {
  const found = lddOutput.matchAll(/^\s*(\S+) => not found$/gm)
  return [...new Set([...found].flatMap((match) => match[1] ?? []))]
}

/** The name that a package has since Debian 13 and Ubuntu 24.04, where it was renamed for 64-bit times. */
export function renamedPackage(name: string): string {
  return `${name}t64`
}

/** The packages among those listed by `apt-cache policy` (in English) that can be installed. */
export function installablePackages(policyOutput: string): Set<string> {
  const names = new Set<string>()
  let current = ''
  for (const line of policyOutput.split('\n')) {
    const heading = /^(\S+):$/.exec(line)?.[1]
    if (heading !== undefined) current = heading
    else if (/^\s+Candidate: (?!\(none\))/.test(line)) names.add(current)
  }
  return names
}

/** Each package under the name that this system knows it by; its first name if apt knows neither. */
export function currentNames(packages: readonly string[], installable: ReadonlySet<string>): string[] {
  return packages.map((name) => (installable.has(renamedPackage(name)) ? renamedPackage(name) : name))
}

/** The arguments of `apt-get` that install packages without asking, and wait for another apt to end. */
export function aptInstallArguments(packages: readonly string[]): string[] {
  return ['install', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...packages]
}

/** What a person types to install packages on a Debian-like system. */
export function aptCommandToType(packages: readonly string[]): string {
  return `sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${packages.join(' ')}`
}

/** What a person types on a system with dnf, which finds packages by the files and libraries they hold. */
export function dnfCommandToType(libraries: readonly string[], commands: readonly string[]): string {
  const capabilities = [
    ...libraries.map((soname) => `'${soname}()(64bit)'`),
    ...commands.map((name) => `/usr/bin/${name}`),
  ]
  return `sudo dnf install ${capabilities.join(' ')}`
}
