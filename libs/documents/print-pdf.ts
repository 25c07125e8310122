import { PrintingBrowser, type PrintedDocument } from '#libs/documents/printing-browser';
import { Slots } from '#libs/documents/slots';

export interface PrinterOptions {
  readonly chromiumPath: string;
  /** Pages printing at once; two per core keep a core busy while another page waits for the pipe. */
  readonly pages?: number;
  /** A browser is replaced after this many prints: it never gives all of its memory back. */
  readonly printsPerBrowser?: number;
  readonly millisecondsMax?: number;
}

const PAGES = 4;
const PRINTS_PER_BROWSER = 500;
const MILLISECONDS_MAX = 30_000;
/** 500 rows are 150,000 characters; one huge table would take gigabytes. */
const HTML_LENGTH_MAX = 4_000_000;

/** HTML → PDF: A4, script off, network blocked, bounded in time and size, one browser for the process. */
export class Printer {
  private readonly slots: Slots;
  private readonly printsPerBrowser: number;
  private readonly millisecondsMax: number;
  private readonly open = new Set<PrintingBrowser>();
  private current: PrintingBrowser | null = null;
  private closed = false;

  constructor(private readonly options: PrinterOptions) {
    this.slots = new Slots(options.pages ?? PAGES);
    this.printsPerBrowser = options.printsPerBrowser ?? PRINTS_PER_BROWSER;
    this.millisecondsMax = options.millisecondsMax ?? MILLISECONDS_MAX;
  }

  /** Throws when the time is up or the browser dies; the caller tries again and gets a fresh browser. */
  async print(html: string): Promise<PrintedDocument> {
    if (html.length > HTML_LENGTH_MAX)
      throw new RangeError('the document is too long to print in one piece');
    return this.slots.run(async () => {
      const browser = this.browserForOneMore();
      try {
        return await browser.print(html, this.millisecondsMax);
      } catch (error) {
        // A browser that failed once is not trusted again.
        this.retire(browser);
        throw error;
      } finally {
        await this.endIfDone(browser);
      }
    });
  }

  /** Ends every browser, whatever is under way. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.open].map((browser) => browser.end()));
    this.open.clear();
  }

  /** Process ids of the browsers that are open, for those who watch their memory. */
  async processIds(): Promise<number[]> {
    const ids = await Promise.all([...this.open].map((browser) => browser.processId()));
    return ids.flatMap((id) => id ?? []);
  }

  private browserForOneMore(): PrintingBrowser {
    if (this.closed) throw new Error('the printer is closed');
    if (this.current?.gone === true) {
      this.open.delete(this.current);
      this.current = null;
    }
    const browser = this.current ?? new PrintingBrowser(this.options.chromiumPath);
    this.current = browser;
    this.open.add(browser);
    browser.begin();
    if (browser.started >= this.printsPerBrowser) this.retire(browser);
    return browser;
  }

  private retire(browser: PrintingBrowser): void {
    if (this.current === browser) this.current = null;
  }

  /** A retired browser ends with the last of its prints. */
  private async endIfDone(browser: PrintingBrowser): Promise<void> {
    browser.finish();
    if (browser === this.current || browser.underWay > 0) return;
    await browser.end();
    this.open.delete(browser);
  }
}
