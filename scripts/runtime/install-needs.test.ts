import { expect, it } from 'vitest'
import { instruction } from './install-needs.ts'
import { packagesFor } from './linux-needs.ts'

const needs = { libraries: ['libnss3.so', 'libsmime3.so', 'libgbm.so.1'], commands: ['Xvfb', 'python3'] }

it('asks for each package once, whatever it holds', () => {
  expect(packagesFor(needs)).toEqual({ packages: ['libgbm1', 'libnss3', 'python3', 'xvfb'], unknown: [] })
})

it('says which library it knows no package for', () => {
  expect(packagesFor({ libraries: ['libnonsense.so.9'], commands: [] })).toEqual({
    packages: [],
    unknown: ['libnonsense.so.9'],
  })
})

it('tells a person without root rights what is lacking, and the exact command', () => {
  const { packages } = packagesFor(needs)
  expect(instruction(needs, packages, 'apt')).toBe(
    'This system lacks what is needed to run Postil: libnss3.so, libsmime3.so, libgbm.so.1, Xvfb, python3. Type:\n' +
      '  sudo apt-get update && sudo apt-get install --yes --no-install-recommends libgbm1 libnss3 python3 xvfb',
  )
  expect(instruction(needs, packages, 'dnf')).toContain('sudo dnf install')
  expect(instruction(needs, packages, 'other')).toContain('libgbm1, libnss3, python3, xvfb')
})
