import { existsSync } from 'node:fs'
import { findNeeds, type Needs, packagesFor } from './linux-needs.ts'
import {
  aptCommandToType,
  aptInstallArguments,
  currentNames,
  dnfCommandToType,
  installablePackages,
  renamedPackage,
} from './linux-packages.ts'
import { withProgress } from './progress.ts'
import { capture } from './run-command.ts'

const APT_ENVIRONMENT = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
const APT_TIMEOUT_MS = 15 * 60 * 1000

type PackageSystem = 'apt' | 'dnf' | 'other'

function packageSystem(): PackageSystem {
  if (existsSync('/usr/bin/apt-get')) return 'apt'
  return existsSync('/usr/bin/dnf') ? 'dnf' : 'other'
}

async function namesHere(packages: readonly string[]): Promise<string[]> {
  const asked = packages.flatMap((name) => [name, renamedPackage(name)])
  const policy = await capture('apt-cache', ['policy', ...asked], { environment: APT_ENVIRONMENT })
  return currentNames(packages, installablePackages(policy.stdout))
}

/** The sentence for a person who has to install what is lacking, with the command to type. */
export function instruction(needs: Needs, packages: readonly string[], system: PackageSystem): string {
  const lacking = [...needs.libraries, ...needs.commands].join(', ')
  const opening = `This system lacks what is needed to run Postil: ${lacking}.`
  if (system === 'apt') return `${opening} Type:\n  ${aptCommandToType(packages)}`
  if (system === 'dnf') return `${opening} Type:\n  ${dnfCommandToType(needs.libraries, needs.commands)}`
  return `${opening} Install them with your system's packages; on Debian they are ${packages.join(', ')}.`
}

async function installWithApt(packages: readonly string[]): Promise<void> {
  console.log(`This system lacks Debian packages that are needed: ${packages.join(' ')}`)
  await withProgress('Installing them with apt-get', async () => {
    const options = { environment: APT_ENVIRONMENT, timeout: APT_TIMEOUT_MS }
    const update = await capture('apt-get', ['update'], options)
    const install = await capture('apt-get', aptInstallArguments(await namesHere(packages)), options)
    // A list that could not be updated does no harm if everything was found in the ones that are there.
    if (install.code !== 0) throw new Error(`apt-get failed:\n${update.output}${install.output}`.trim())
  })
}

/**
 * Sees to it that this Linux has the libraries of an executable, and some commands: as root on a Debian-like
 * system by installing them, elsewhere by rejecting with the command that a person has to type.
 */
export async function installNeeds(executable: string, commands: readonly string[]): Promise<void> {
  const needs = await findNeeds(executable, commands)
  const { packages, unknown } = packagesFor(needs)
  if (packages.length === 0 && unknown.length === 0) return
  const system = packageSystem()
  const root = process.getuid?.() === 0
  if (system !== 'apt' || !root || unknown.length > 0) {
    const names = system === 'apt' ? await namesHere(packages) : packages
    throw new Error(instruction(needs, names, system))
  }
  await installWithApt(packages)
  const after = packagesFor(await findNeeds(executable, commands))
  if (after.packages.length > 0) {
    throw new Error(`apt-get ended well, but these are still missing: ${after.packages.join(', ')}`)
  }
}
