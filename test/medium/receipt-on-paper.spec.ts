import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { testEnvironment } from '#config/test-environment';
import { Printer } from '#libs/documents/print-pdf';
import { printReceipt } from '#libs/documents/receipt';
import { buildReceipt } from '#test/builders/receipt.builder';

const run = promisify(execFile);
/** Not assigned to any character: every font shows its box. */
const BOX = '\u{3fffd}';

let folder: string;
let printer: Printer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paper-'));
  printer = new Printer({ chromiumPath: testEnvironment.chromiumPath() });
});

afterAll(async () => {
  await printer.close();
  await rm(folder, { recursive: true });
});

/** Runs a poppler tool on a PDF. */
async function poppler(tool: string, pdf: Buffer): Promise<string> {
  const path = join(folder, `${tool}.pdf`);
  await writeFile(path, pdf);
  return (await run(tool, tool === 'pdftotext' ? ['-layout', path, '-'] : [path])).stdout;
}

/** Dark pixels within five millimetres of the paper's sides, on all pages. */
async function inkAtTheEdges(pdf: Buffer): Promise<number> {
  const path = join(folder, 'edges');
  await writeFile(`${path}.pdf`, pdf);
  const { stdout } = await run('pdftoppm', ['-gray', '-r', '50.8', `${path}.pdf`], {
    encoding: 'buffer',
    maxBuffer: 64 * 1024 * 1024,
  });
  let ink = 0;
  // Two pixels a millimetre; each page is 'P5 width height 255' and its pixels.
  for (let at = 0; at < stdout.length;) {
    const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(stdout.toString('latin1', at, at + 40));
    if (head === null) throw new Error('not a page');
    const [width, height] = [Number(head[1]), Number(head[2])];
    const pixels = stdout.subarray(at + head[0].length, at + head[0].length + width * height);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < 10; x += 1)
        for (const side of [x, width - 1 - x])
          if ((pixels[y * width + side] ?? 255) < 128) ink += 1;
    at += head[0].length + width * height;
  }
  return ink;
}

async function inkOf(character: string): Promise<number> {
  const { pdf } = await printer.print(
    `<meta charset="utf-8"><p style="font:200px 'Noto Sans CJK SC'">${character}</p>`,
  );
  const path = join(folder, `ink-${String(character.codePointAt(0))}`);
  await writeFile(`${path}.pdf`, pdf);
  await run('pdftoppm', ['-png', '-singlefile', '-r', '72', `${path}.pdf`, path]);
  const { data } = await sharp(`${path}.png`)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 128).length;
}

describe('A receipt on paper', () => {
  it('embeds every font, and has glyphs and not boxes', async () => {
    const { pdf } = await printReceipt(printer, buildReceipt());
    const fonts = (await poppler('pdffonts', pdf)).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes (yes|no)\s+(yes|no)\s+\d+\s+\d+$/);
    const [first, second] = await Promise.all(['㐂', '龘'].map((character) => inkOf(character)));
    // Two missing glyphs would be two equal boxes.
    expect(Math.abs((first ?? 0) - (second ?? 0))).toBeGreaterThan(50);
  });

  it('shows rare characters of names, and says by number which ones no font has', async () => {
    const rare = ['𬖋', '𪚥', '𬭎', '䶮', '𠮷', '㛃', '鿿'];
    const inks = await Promise.all([...rare, BOX].map((character) => inkOf(character)));
    const box = inks.at(-1) ?? 0;
    for (const [at, character] of rare.entries())
      expect([character, Math.abs((inks[at] ?? box) - box) > 20]).toEqual([character, true]);
    const said = async (operator: string): Promise<string> => {
      const { pdf } = await printReceipt(printer, buildReceipt({ operator }));
      return (await poppler('pdftotext', pdf)).replace(/\s+/g, '');
    };
    expect(await said(rare.join(''))).not.toContain('打印字库没有');
    expect(await said(`张${BOX}`)).toContain('以业务系统的记载为准：U+3FFFD');
  });

  it('keeps names of two, eighteen and sixty characters on the paper, wherever they stand', async () => {
    for (const length of [2, 18, 60]) {
      const name = '阿'.repeat(length - 1) + '末';
      const fact = { label: '单位名称', value: name };
      const columns = ['序号', '个人账号', '姓名', '证件号码', ...Array<string>(10).fill('金额')];
      const row = [
        '1',
        '100000007091',
        name,
        '410303********1234',
        ...Array<string>(10).fill('12,345,678.90'),
      ];
      const list = {
        title: '附：清册',
        facts: [],
        sums: [],
        note: '',
        table: {
          columns: columns.map((title, at) => ({ title, align: 'left' as const, wraps: at === 2 })),
          rows: [row, row],
          foot: row,
        },
      };
      const [approval] = buildReceipt().approvals;
      if (approval === undefined) throw new Error('no approval');
      const { pdf } = await printReceipt(
        printer,
        buildReceipt({
          branch: name,
          facts: [fact, fact],
          operator: name,
          approvals: [{ ...approval, name, opinion: name }],
          attachments: [list],
        }),
      );
      expect([length, await inkAtTheEdges(pdf)]).toEqual([length, 0]);
      const text = (await poppler('pdftotext', pdf)).replace(/\s+/g, '');
      expect(text.match(/12,345,678\.90/g)).toHaveLength(30);
      expect(text.match(/末/g)?.length).toBeGreaterThanOrEqual(9);
    }
  });
});
