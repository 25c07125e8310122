import { defineConfig } from '@playwright/test';
import { testEnvironment } from '#config/test-environment';

/** Against the hall that `npm test` stands up with its demonstration city; no browser is ever downloaded. */
export default defineConfig({
  testMatch: ['**/*.browser-spec.ts', '**/*.spec.ts'],
  outputDir: '../../test-results',
  use: {
    baseURL: testEnvironment.hallUrl(),
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: testEnvironment.browserPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
