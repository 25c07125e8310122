import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { normalizeScan, turnScan } from '#libs/documents/normalize-scan';
import { buildPdf, pdfStream, revisedPdf, type PdfParts } from '#test/builders/pdf.builder';
import { byQpdf } from '#test/medium/by-qpdf';
import { refusalOf } from '#test/medium/scan-refusal';

const verdict = (parts: PdfParts): Promise<string> => refusalOf(buildPdf(parts));

describe('A PDF', () => {
  it('is kept as it was written anew, with a thumbnail of its first page', async () => {
    const kept = await normalizeScan(
      buildPdf({ objects: ['(nothing leads here)'], text: 'Licence of today' }),
    );
    expect(kept).toMatchObject({
      contentType: 'application/pdf',
      pages: 1,
      width: 400,
      height: 600,
    });
    const text = kept.content.toString('latin1');
    expect(text).toContain('Licence of today');
    expect(text).not.toContain('nothing leads here');
    expect((await sharp(kept.thumbnail).metadata()).height).toBe(320);
  });

  it('turns as a whole', async () => {
    const turned = await turnScan(buildPdf(), 'application/pdf', 90);
    expect(await sharp(turned.thumbnail).metadata()).toMatchObject({ width: 320, height: 214 });
  });

  it('of more than fifty pages is refused', async () => {
    expect(await verdict({ pages: 51 })).toBe('SCAN_PDF_TOO_MANY_PAGES');
    expect(await verdict({ pages: 50 })).toBe('taken');
  });

  it('that opens without a password is taken though its owner forbade changes, and kept open', async () => {
    const forbidden = ['--encrypt', '', 'owner', '256', '--extract=n', '--modify=none', '--'];
    const kept = await normalizeScan(byQpdf(buildPdf(), ...forbidden));
    expect(kept.content.toString('latin1')).not.toContain('/Encrypt');
  });

  it('that opens only with a password is refused as locked', async () => {
    const locked = byQpdf(buildPdf(), '--encrypt', 'open', 'owner', '256', '--');
    expect(await refusalOf(locked)).toBe('SCAN_PDF_ENCRYPTED');
  });

  it('written by other programs, with packed objects or for the web, is taken', async () => {
    const plain = buildPdf({ pages: 3 });
    expect(await refusalOf(byQpdf(plain, '--object-streams=generate'))).toBe('taken');
    expect(await refusalOf(byQpdf(plain, '--linearize'))).toBe('taken');
  });

  it('with bytes before its mark or zeros behind its end is taken', async () => {
    for (const before of ['\r\n', '\u00ef\u00bb\u00bf', ' '.repeat(900)])
      expect(await refusalOf(Buffer.concat([Buffer.from(before, 'latin1'), buildPdf()]))).toBe(
        'taken',
      );
    expect(await refusalOf(Buffer.concat([buildPdf(), Buffer.alloc(4_000)]))).toBe('taken');
  });
});

describe('A PDF that different readers see differently is refused', () => {
  const page = (text: string): string => pdfStream(`BT /F1 24 Tf 40 500 Td (${text}) Tj ET`);

  it('unless a later revision says properly what it replaces', async () => {
    const revised = revisedPdf(buildPdf(), { 4: page('Licence, renewed') });
    const kept = await normalizeScan(revised);
    expect(kept.content.toString('latin1')).toContain('renewed');
    expect(kept.content.toString('latin1')).not.toContain('(Business licence)');
  });

  it('when two papers stand one behind the other', async () => {
    const two = Buffer.concat([buildPdf(), buildPdf({ text: 'Other' })]);
    expect(await refusalOf(two)).toBe('SCAN_PDF_AMBIGUOUS');
  });

  it('when an object stands in it twice', async () => {
    const text = buildPdf().toString('latin1');
    const behind = text.replace(/startxref/, `4 0 obj\n${page('Other')}\nendobj\nstartxref`);
    expect(await refusalOf(Buffer.from(behind, 'latin1'))).toBe('SCAN_PDF_AMBIGUOUS');
    const before = text.replace(/1 0 obj/, `4 0 obj\n${page('Other')}\nendobj\n1 0 obj`);
    expect(await refusalOf(Buffer.from(before, 'latin1'))).toBe('SCAN_PDF_AMBIGUOUS');
  });

  it('when an entry stands in an object twice', async () => {
    expect(await verdict({ page: '/Rotate 0/Rotate 90' })).toBe('SCAN_PDF_AMBIGUOUS');
  });

  it('when its last table leads to another catalogue than its first', async () => {
    const two = revisedPdf(buildPdf(), { 4: page('Other') }).toString('latin1');
    const first = /startxref\n(\d+)/.exec(two)?.[1] ?? '';
    const back = two.replace(/startxref\n\d+\n%%EOF\n$/, `startxref\n${first}\n%%EOF\n`);
    expect(await refusalOf(Buffer.from(back, 'latin1'))).toBe('SCAN_PDF_AMBIGUOUS');
  });
});

describe('A PDF that costs too much', () => {
  it('by unpacking to gigabytes ends in its own process, not in ours', async () => {
    const zlib = deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
    const streams: Buffer[] = [Buffer.from('%PDF-1.7\n')];
    for (let at = 1; at <= 40; at += 1) {
      const head = `${String(at)} 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${String(zlib.length)}>>\nstream\n`;
      streams.push(Buffer.from(head), zlib, Buffer.from('\nendstream\nendobj\n'));
    }
    const bomb = Buffer.concat([...streams, Buffer.from('trailer\n<</Size 2>>\n%%EOF')]);
    const before = process.memoryUsage().rss;
    expect(await refusalOf(bomb)).toMatch(/SCAN_DAMAGED|SCAN_TOO_COSTLY/);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  }, 60_000);
});
