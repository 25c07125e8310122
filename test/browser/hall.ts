import {
  expect,
  test as withBrowser,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  type Request,
} from '@playwright/test';
import { signInAsOperator, signInAsStaff } from './pages/sign-in';

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Sign-ins of this run by person: a one-time code serves once, and nobody signs in forty times a minute. */
const signedIn = new Map<string, Kept>();

/** The people of one test, each with a browser of his own; what goes wrong on their pages fails the test. */
export class Hall {
  private readonly contexts: BrowserContext[] = [];
  private readonly crashes: string[] = [];
  /** Requests that failed, were refused, or are still unanswered. */
  private readonly troubles = new Set<string>();

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

  /** Where everybody stands and what his page says: an expectation that was not met tells only what was missing. */
  async seen(): Promise<string> {
    const pages = this.contexts.flatMap((context) => context.pages());
    const told = pages.map(async (page) => {
      const text = await page.locator('body').innerText({ timeout: 2_000 }).catch(String);
      const focus = await page
        .locator(':focus')
        .evaluateAll((all) => all.map((one) => one.outerHTML));
      const said = text.replaceAll(/\s+/g, ' ').slice(0, 1_500);
      return `${page.url()}\n${said}\nfocus: ${focus.join().slice(0, 200)}`;
    });
    return [...(await Promise.all(told)), ...this.troubles].join('\n');
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
    if (kept !== undefined && (await isAtHome(page))) return page;
    await signIn(page);
    signedIn.set(name, await page.context().storageState());
    return page;
  }

  private watchRequests(context: BrowserContext): void {
    context.on('request', (request) => this.troubles.add(`unanswered: ${nameOf(request)}`));
    context.on('requestfailed', (request) => {
      this.troubles.delete(`unanswered: ${nameOf(request)}`);
      this.troubles.add(`failed: ${nameOf(request)} ${request.failure()?.errorText ?? ''}`);
    });
    context.on('response', (response) => {
      const request = nameOf(response.request());
      this.troubles.delete(`unanswered: ${request}`);
      if (response.status() >= 400) this.troubles.add(`${String(response.status())}: ${request}`);
    });
  }

  private async open(options: BrowserContextOptions): Promise<Page> {
    const context = await this.browser.newContext(options);
    this.contexts.push(context);
    context.on('weberror', (error) => this.crashes.push(error.error().message));
    this.watchRequests(context);
    return context.newPage();
  }
}

/** A sign-in that is kept may have ended meanwhile: then the page is that of the sign-in. */
async function isAtHome(page: Page): Promise<boolean> {
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  return new URL(page.url()).pathname !== '/login';
}

function nameOf(request: Request): string {
  return `${request.method()} ${new URL(request.url()).pathname}`;
}

export const test = withBrowser.extend<{ hall: Hall }>({
  hall: async ({ browser }, use, { errors }) => {
    const hall = new Hall(browser);
    await use(hall);
    if (errors.length > 0) process.stdout.write(`${await hall.seen()}\n`);
    await hall.close();
  },
});

export { expect };
