import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // What a story takes on two busy cores, several times over: these are for what never comes to its end.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // On a machine that others use too, one more try tells a slow moment from a fault; it is reported as flaky.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
})
