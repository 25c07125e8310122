import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testEnvironment } from '#config/test-environment';
import { Printer } from '#libs/documents/print-pdf';
import { printReceipt } from '#libs/documents/receipt';
import { buildList, buildReceipt } from '#test/builders/receipt.builder';

const run = promisify(execFile);

let folder: string;
let printer: Printer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'print-'));
  printer = new Printer({ chromiumPath: testEnvironment.chromiumPath() });
});

afterAll(async () => {
  await printer.close();
  await rm(folder, { recursive: true });
});

/** Runs a poppler tool on a PDF. */
async function poppler(tool: string, pdf: Buffer, ...args: string[]): Promise<string> {
  const path = join(folder, `${tool}.pdf`);
  await writeFile(path, pdf);
  return (await run(tool, tool === 'pdftotext' ? ['-layout', path, '-'] : [...args, path])).stdout;
}

describe('A printed receipt', () => {
  it('shows number, code, both forms of an amount and the promise as text', async () => {
    const { pdf, pages } = await printReceipt(printer, buildReceipt());
    const text = (await poppler('pdftotext', pdf)).replace(/\s+/g, '');
    for (const shown of [
      '业务流水号2026112400000017',
      '校验码7HK3W9PMXD4R',
      '1,200.34',
      '壹仟贰佰元叁角肆分',
      '单位承诺',
      '第1页共1页',
    ]) {
      expect(text).toContain(shown);
    }
    expect(pages).toBe(1);
  });

  it('numbers its pages x of y, and a list of five hundred has its head on each', async () => {
    const { pdf, pages } = await printReceipt(
      printer,
      buildReceipt({ attachments: [buildList(500)] }),
    );
    const text = (await poppler('pdftotext', pdf)).replace(/[ ]+/g, '');
    expect(pages).toBeGreaterThan(8);
    expect(await poppler('pdfinfo', pdf)).toMatch(new RegExp(`Pages:\\s+${String(pages)}\\n`));
    expect(await poppler('pdfinfo', pdf)).toContain('A4');
    for (const page of [1, 2, pages])
      expect(text).toContain(`第${String(page)}页共${String(pages)}页`);
    expect(text.match(/序号姓名缴存基数/g)).toHaveLength(pages - 1);
    expect(text).toContain('500张500');
  });
});

describe('The renderer', () => {
  let server: Server;
  let origin: string;
  let reached: string[];

  beforeAll(async () => {
    reached = [];
    server = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end('reached');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('reaches nothing outside the page, by whatever way the page asks', async () => {
    await printer
      .print(
        `<link rel="stylesheet" href="${origin}/css"><img src="${origin}/img"><iframe src="${origin}/frame"></iframe>
       <object data="${origin}/object"></object><style>@import url(${origin}/import); body{background:url(${origin}/back)}
       @font-face{font-family:x;src:url(${origin}/font)} p{font-family:x}</style><p>x</p>
       <meta http-equiv="refresh" content="0; url=${origin}/refresh"><link rel="prefetch" href="${origin}/prefetch">`,
      )
      .catch(() => undefined);
    // The server listens: it is the page that cannot reach it.
    await fetch(`${origin}/by-the-test`);
    expect(reached).toEqual(['/by-the-test']);
  });

  it('reads no file of the machine', async () => {
    const secret = join(folder, 'secret.html');
    await writeFile(secret, 'SECRET-OF-THE-MACHINE');
    const { pdf } = await printer.print(
      `<p>shown</p><iframe src="file://${secret}"></iframe><object data="file://${secret}"></object>`,
    );
    const text = await poppler('pdftotext', pdf);
    expect(text).toContain('shown');
    expect(text).not.toContain('SECRET-OF-THE-MACHINE');
  });

  it('runs no script', async () => {
    const { pdf } =
      await printer.print(`<p id="a">quiet</p><script>document.getElementById('a').textContent='LOUD'</script>
      <img src="data:," onerror="document.getElementById('a').textContent='LOUD'"><svg onload="document.body.textContent='LOUD'"></svg>`);
    const text = await poppler('pdftotext', pdf);
    expect(text).toContain('quiet');
    expect(text).not.toContain('LOUD');
  });

  it('goes on with a new browser after its share of prints, and ends the old one', async () => {
    const short = new Printer({
      chromiumPath: testEnvironment.chromiumPath(),
      printsPerBrowser: 3,
      pages: 2,
    });
    try {
      const seen = new Set<number>();
      for (let at = 0; at < 8; at += 1) {
        await short.print(`<p>${String(at)}</p>`);
        for (const id of await short.processIds()) seen.add(id);
      }
      // Three prints each: the third one retires the browser, so it is seen after two of them.
      expect(seen.size).toBe(3);
      expect(await short.processIds()).toHaveLength(1);
    } finally {
      await short.close();
    }
    expect(await short.processIds()).toEqual([]);
  });

  it('gives up on a document that takes too long, and prints the next one', async () => {
    const hasty = new Printer({
      chromiumPath: testEnvironment.chromiumPath(),
      millisecondsMax: 1_500,
    });
    try {
      await hasty.print('<p>warm</p>');
      const endless = `<table>${'<tr><td>x<td>y<td>z</tr>'.repeat(120_000)}</table>`;
      await expect(hasty.print(endless)).rejects.toThrow();
      expect((await hasty.print('<p>next</p>')).pages).toBe(1);
    } finally {
      await hasty.close();
    }
  }, 60_000);

  it('is there again after its browser was killed', async () => {
    const struck = new Printer({ chromiumPath: testEnvironment.chromiumPath() });
    try {
      await struck.print('<p>before</p>');
      for (const id of await struck.processIds()) process.kill(id, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await struck.print('<p>after</p>')).pages).toBe(1);
    } finally {
      await struck.close();
    }
  });
});
