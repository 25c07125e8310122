import { launch, type Browser, type Page } from 'puppeteer';
import { Slots } from '#libs/documents/slots';

export interface PrinterOptions {
  readonly chromiumPath: string;
  /** Pages printing at once; two per core keep a core busy while another page waits for the pipe. */
  readonly pages?: number;
  /** A browser is replaced after this many prints: it never gives all of its memory back. */
  readonly printsPerBrowser?: number;
  readonly millisecondsMax?: number;
}

export interface PrintedDocument {
  readonly pdf: Buffer;
  readonly pages: number;
}

const PAGES = 4;
const PRINTS_PER_BROWSER = 500;
const MILLISECONDS_MAX = 30_000;

const LAUNCH_FLAGS = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-dev-shm-usage', '--disable-extensions',
  // The last of three walls (interception, offline, this one): no name and no address leads anywhere.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Chromium's own sandbox needs a user other than root; containers run as one (Dockerfile), demonstrations may not.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** One browser with its idle pages; retires after its share of prints and ends when the last of them is done. */
class PrintingBrowser {
  readonly idle: Page[] = [];
  started = 0;
  underWay = 0;

  constructor(readonly browser: Browser) {}

  async takePage(): Promise<Page> {
    return this.idle.pop() ?? closedPage(this.browser);
  }
}

/** HTML → PDF: A4, script off, network blocked, bounded in time and memory, one browser for the process. */
export class Printer {
  private readonly slots: Slots;
  private readonly printsPerBrowser: number;
  private readonly millisecondsMax: number;
  private current: Promise<PrintingBrowser> | null = null;
  private readonly retiring = new Set<PrintingBrowser>();
  private closed = false;

  constructor(private readonly options: PrinterOptions) {
    this.slots = new Slots(options.pages ?? PAGES);
    this.printsPerBrowser = options.printsPerBrowser ?? PRINTS_PER_BROWSER;
    this.millisecondsMax = options.millisecondsMax ?? MILLISECONDS_MAX;
  }

  /** Throws when the time is up or the browser dies; the caller tries again with a fresh page. */
  async print(html: string): Promise<PrintedDocument> {
    return this.slots.run(async () => {
      const host = await this.host();
      try {
        return await this.printOn(host, html);
      } finally {
        host.underWay -= 1;
        await this.endIfDone(host);
      }
    });
  }

  /** Ends the browser, whatever is under way. */
  async close(): Promise<void> {
    this.closed = true;
    const hosts = [...this.retiring, ...(this.current === null ? [] : [await this.current])];
    this.current = null;
    await Promise.all(hosts.map((host) => host.browser.close()));
  }

  private async printOn(host: PrintingBrowser, html: string): Promise<PrintedDocument> {
    const page = await host.takePage();
    try {
      await page.setContent(html, { timeout: this.millisecondsMax });
      // Fonts are the system's: nothing to wait for, and waiting would need a script.
      const bytes = await page.pdf({
        preferCSSPageSize: true, printBackground: true, waitForFonts: false, timeout: this.millisecondsMax,
      });
      host.idle.push(page);
      const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return { pdf, pages: pagesOf(pdf) };
    } catch (error) {
      // A page that failed once is not trusted again.
      await page.close().catch(() => undefined);
      throw error;
    }
  }

  private async host(): Promise<PrintingBrowser> {
    if (this.closed) throw new Error('the printer is closed');
    this.current ??= this.launchHost();
    const host = await this.current;
    host.started += 1;
    host.underWay += 1;
    if (host.started >= this.printsPerBrowser) this.retire(host);
    return host;
  }

  private launchHost(): Promise<PrintingBrowser> {
    const launched = launch({ executablePath: this.options.chromiumPath, headless: true, args: LAUNCH_FLAGS, pipe: true });
    const host = launched.then((browser) => {
      const made = new PrintingBrowser(browser);
      browser.once('disconnected', () => this.forget(made));
      return made;
    });
    host.catch(() => (this.current = null));
    return host;
  }

  private retire(host: PrintingBrowser): void {
    this.current = null;
    this.retiring.add(host);
  }

  private async endIfDone(host: PrintingBrowser): Promise<void> {
    if (host.underWay > 0 || !this.retiring.has(host)) return;
    this.retiring.delete(host);
    await host.browser.close().catch(() => undefined);
  }

  private forget(host: PrintingBrowser): void {
    this.retiring.delete(host);
    void this.current?.then((present) => {
      if (present === host) this.current = null;
    });
  }
}

/** A page that runs no script of the document and reaches nothing outside it. */
async function closedPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setOfflineMode(true);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void (request.url().startsWith('data:') ? request.continue() : request.abort('blockedbyclient'));
  });
  return page;
}

/** Chromium writes its page objects uncompressed, one /Type /Page each. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
