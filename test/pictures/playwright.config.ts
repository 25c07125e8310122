import browser from '../browser/playwright.config';

/** The browser tests' desk, for the pictures alone. */
export default { ...browser, testDir: '.' };
