import {
  expect,
  test as withBrowser,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { signInAsOperator, signInAsStaff } from './pages/sign-in';

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Sign-ins of this run by person: a one-time code serves once, and nobody signs in forty times a minute. */
const signedIn = new Map<string, Kept>();

/** The people of one test, each with a browser of his own; what goes wrong on their pages fails the test. */
export class Hall {
  private readonly contexts: BrowserContext[] = [];
  private readonly crashes: string[] = [];

  constructor(private readonly browser: Browser) {}

  /** Somebody who has not signed in. */
  guest(options: BrowserContextOptions = {}): Promise<Page> {
    return this.open(options);
  }

  /** An operator of the unit, at the home page. */
  operator(unitAccountNo: string, loginName = 'operator1'): Promise<Page> {
    return this.person(`${unitAccountNo} ${loginName}`, (page) =>
      signInAsOperator(page, { unitAccountNo, loginName }),
    );
  }

  /** One of the centre's staff, where his role begins. */
  staff(loginName: string): Promise<Page> {
    return this.person(loginName, (page) => signInAsStaff(page, loginName));
  }

  async close(): Promise<void> {
    for (const context of this.contexts) {
      // A request that a test has taken over may still be on its way when the test is through.
      for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    }
    expect(this.crashes, 'uncaught errors on the pages').toEqual([]);
  }

  private async person(name: string, signIn: (page: Page) => Promise<void>): Promise<Page> {
    const kept = signedIn.get(name);
    const page = await this.open(kept === undefined ? {} : { storageState: kept });
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (new URL(page.url()).pathname === '/login') {
      await signIn(page);
      signedIn.set(name, await page.context().storageState());
    }
    return page;
  }

  private async open(options: BrowserContextOptions): Promise<Page> {
    const context = await this.browser.newContext(options);
    this.contexts.push(context);
    context.on('weberror', (error) => this.crashes.push(error.error().message));
    return context.newPage();
  }
}

export const test = withBrowser.extend<{ hall: Hall }>({
  hall: async ({ browser }, use) => {
    const hall = new Hall(browser);
    await use(hall);
    await hall.close();
  },
});

export { expect };
