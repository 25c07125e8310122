import { launch, type Browser, type Page } from 'puppeteer';

export interface PrintedDocument {
  readonly pdf: Buffer;
  readonly pages: number;
}

const LAUNCH_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  // The last of three walls (interception, offline, this one): no name and no address leads anywhere.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Chromium's own sandbox needs a user other than root; containers run as one, demonstrations may not.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
const ENDS_MILLISECONDS_MAX = 5_000;

/** One browser and its idle pages. Launched with the first print; counts what it has begun and what is under way. */
export class PrintingBrowser {
  started = 0;
  underWay = 0;
  /** Ended by itself: killed, or out of memory. */
  gone = false;
  private readonly idle: Page[] = [];
  private readonly browser: Promise<Browser>;

  constructor(chromiumPath: string) {
    this.browser = launch({
      executablePath: chromiumPath,
      headless: true,
      args: LAUNCH_FLAGS,
      pipe: true,
      // A worker that is told to end finishes its prints first and closes the browser itself.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    // Each print that waits for a browser that does not start throws by itself.
    this.browser.then(
      (browser) => {
        browser.once('disconnected', () => (this.gone = true));
        outliveBrokenPipes(browser);
      },
      () => (this.gone = true),
    );
  }

  begin(): void {
    this.started += 1;
    this.underWay += 1;
  }

  finish(): void {
    this.underWay -= 1;
  }

  async print(html: string, millisecondsMax: number): Promise<PrintedDocument> {
    const page = this.idle.pop() ?? (await closedPage(await this.browser));
    await page.setContent(html, { timeout: millisecondsMax });
    // Fonts are the system's: nothing to wait for, and waiting would need a script.
    const bytes = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      waitForFonts: false,
      timeout: millisecondsMax,
    });
    this.idle.push(page);
    const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { pdf, pages: pagesOf(pdf) };
  }

  async processId(): Promise<number | undefined> {
    return (await this.browser).process()?.pid;
  }

  /** Asked first, killed when it does not listen: a page in an endless layout does not. */
  async end(): Promise<void> {
    const browser = await this.browser.catch(() => null);
    const killing = setTimeout(() => browser?.process()?.kill('SIGKILL'), ENDS_MILLISECONDS_MAX);
    await browser?.close().catch(() => undefined);
    clearTimeout(killing);
  }
}

/** A page that runs no script of the document and reaches nothing outside it. */
async function closedPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setOfflineMode(true);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const answer = request.url().startsWith('data:')
      ? request.continue()
      : request.abort('blockedbyclient');
    // A request of a page that is gone needs no answer.
    answer.catch(() => undefined);
  });
  return page;
}

const PAGE_MARK = '/Type /Page\n';

/** Chromium writes its page objects uncompressed, one mark each. */
function pagesOf(pdf: Buffer): number {
  let pages = 0;
  for (let at = pdf.indexOf(PAGE_MARK); at >= 0; at = pdf.indexOf(PAGE_MARK, at + PAGE_MARK.length))
    pages += 1;
  return pages;
}

/** A browser that is killed resets its pipes; without a listener that would end the whole worker. */
function outliveBrokenPipes(browser: Browser): void {
  for (const stream of browser.process()?.stdio ?? []) stream?.on('error', () => undefined);
}
