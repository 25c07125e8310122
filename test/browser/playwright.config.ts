import { defineConfig } from '@playwright/test';
import { testEnvironment } from '#config/test-environment';

/** How a browser without a profile, a sandbox or a graphics card is started; no browser is ever downloaded. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The smallest desk the hall is made for; the journeys share one city, so one goes after the other. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: false,
  workers: 1,
  expect: { timeout: 15_000 },
  use: {
    baseURL: testEnvironment.hallUrl(),
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 15_000,
    // The hall keeps still on request: what a test looks at is then never half-way between two colours.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: testEnvironment.chromiumPath(), args: FLAGS },
  },
});
