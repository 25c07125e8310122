import { launch, type Browser, type Page } from 'puppeteer';

/** The floor: pages that print, and nothing around them. */
export class BarePool {
  private constructor(
    private readonly browser: Browser,
    private readonly pages: readonly Page[],
  ) {}

  static async open(chromiumPath: string, size: number): Promise<BarePool> {
    const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];
    const browser = await launch({
      executablePath: chromiumPath,
      headless: true,
      args,
      pipe: true,
    });
    return new BarePool(
      browser,
      await Promise.all(Array.from({ length: size }, () => browser.newPage())),
    );
  }

  /** @returns milliseconds */
  async print(documents: readonly string[]): Promise<number> {
    const began = performance.now();
    const queue = [...documents];
    await Promise.all(
      this.pages.map(async (page) => {
        for (let html = queue.shift(); html !== undefined; html = queue.shift()) {
          await page.setContent(html);
          await page.pdf({ preferCSSPageSize: true, printBackground: true });
        }
      }),
    );
    return performance.now() - began;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
