import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { normalizeScan, turnScan } from '#libs/documents/normalize-scan';
import { ScanRefused } from '#libs/documents/scan-limits';
import { buildPdf } from '#test/builders/pdf.builder';

const GPS_MARK = '3911/100';

async function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#c0392b' } })
    .withExif({
      IFD0: { Make: 'SECRET-CAMERA', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: `${GPS_MARK} 0/1 0/1` },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

async function refusal(content: Buffer): Promise<string> {
  try {
    await normalizeScan(content);
    return 'taken';
  } catch (error) {
    if (error instanceof ScanRefused) return error.code;
    throw error;
  }
}

describe('A picture of a paper', () => {
  it('loses its position, its camera and its turned-by-metadata, and keeps its pixels upright', async () => {
    const original = await photograph();
    expect((await sharp(original).metadata()).exif?.toString('latin1')).toContain('SECRET-CAMERA');
    const kept = await normalizeScan(original);
    const metadata = await sharp(kept.content).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
    expect(kept).toMatchObject({ contentType: 'image/jpeg', width: 40, height: 60, pages: 1 });
    expect(kept.content.toString('latin1')).not.toContain('SECRET-CAMERA');
  });

  it('loses what was hidden behind it', async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    const kept = await normalizeScan(
      Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]),
    );
    expect(kept.content.toString('latin1')).not.toContain('script');
  });

  it('gets a thumbnail of at most 320 pixels in WebP', async () => {
    const wide = await sharp({
      create: { width: 1280, height: 640, channels: 3, background: 'white' },
    })
      .webp()
      .toBuffer();
    const kept = await normalizeScan(wide);
    expect(await sharp(kept.thumbnail).metadata()).toMatchObject({
      format: 'webp',
      width: 320,
      height: 160,
    });
  });

  it('is kept no larger than a page needs', async () => {
    const large = await sharp({
      create: { width: 6000, height: 3000, channels: 3, background: 'white' },
    })
      .jpeg()
      .toBuffer();
    expect(await normalizeScan(large)).toMatchObject({ width: 4096, height: 2048 });
  });

  it('of a phone that writes HEIC is kept as JPEG', async () => {
    const heic = await readFile('test/medium/fixtures/phone.heic');
    const kept = await normalizeScan(heic);
    expect(kept).toMatchObject({ contentType: 'image/jpeg', width: 96, height: 64 });
    const { dominant } = await sharp(kept.content)
      .extract({ left: 12, top: 12, width: 20, height: 20 })
      .stats();
    expect(dominant.b).toBeGreaterThan(dominant.r);
  });

  it('turns clockwise, a quarter at a time', async () => {
    const kept = await normalizeScan(await photograph());
    expect(await turnScan(kept.content, kept.contentType, 90)).toMatchObject({
      width: 60,
      height: 40,
    });
  });
});

describe('A file that is no picture of a paper', () => {
  it('is refused when its name says PNG and its bytes say otherwise', async () => {
    expect(await refusal(Buffer.from('<html><script>alert(1)</script></html>'))).toBe(
      'SCAN_KIND_UNKNOWN',
    );
    const signature = Buffer.from('89504e470d0a1a0a', 'hex');
    expect(
      await refusal(Buffer.concat([signature, Buffer.from('<script>alert(1)</script>')])),
    ).not.toBe('taken');
  });

  it('is refused when it is SVG, GIF, or empty', async () => {
    expect(
      await refusal(Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')),
    ).toBe('SCAN_KIND_UNKNOWN');
    expect(await refusal(Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'))).toBe(
      'SCAN_KIND_UNKNOWN',
    );
    expect(await refusal(Buffer.alloc(0))).toBe('SCAN_EMPTY');
  });

  it('is refused when it was cut off', async () => {
    const noise = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: 'white',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer();
    expect(await refusal(noise.subarray(0, noise.length / 2))).toBe('SCAN_DAMAGED');
    const pdf = buildPdf();
    expect(await refusal(pdf.subarray(0, pdf.length - 40))).toBe('SCAN_DAMAGED');
  });

  it('is refused before its pixels are unpacked when it claims more than fifty million', async () => {
    const bomb = await sharp({
      create: { width: 8000, height: 6500, channels: 3, background: 'white' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await refusal(bomb)).toBe('SCAN_TOO_MANY_PIXELS');
  });

  it('is refused above twenty megabytes', async () => {
    expect(await refusal(Buffer.alloc(20 * 1024 * 1024 + 1, 0x20))).toBe('SCAN_TOO_LARGE');
  });
});

describe('A PDF', () => {
  it('is kept as it came, with a thumbnail of its first page', async () => {
    const pdf = buildPdf();
    const kept = await normalizeScan(pdf);
    expect(kept).toMatchObject({
      contentType: 'application/pdf',
      pages: 1,
      width: 400,
      height: 600,
    });
    expect(kept.content.equals(pdf)).toBe(true);
    expect((await sharp(kept.thumbnail).metadata()).height).toBe(320);
  });

  it('turns as a whole', async () => {
    const turned = await turnScan(buildPdf(), 'application/pdf', 90);
    expect(await sharp(turned.thumbnail).metadata()).toMatchObject({ width: 320, height: 214 });
  });

  it('with a script, an attachment or an opening action is refused', async () => {
    const script = '<</S/JavaScript/JS(app.alert)>>';
    expect(await refusal(buildPdf({ objects: [script] }))).toBe('SCAN_PDF_ACTIVE');
    expect(await refusal(buildPdf({ catalog: '/AA<</WC 100 0 R>>' }))).toBe('SCAN_PDF_ACTIVE');
    expect(await refusal(buildPdf({ catalog: '/Names<</EmbeddedFiles<</Names[]>>>>' }))).toBe(
      'SCAN_PDF_ACTIVE',
    );
    expect(
      await refusal(buildPdf({ catalog: '/OpenAction<</S/URI/URI(http://example.org)>>' })),
    ).toBe('SCAN_PDF_ACTIVE');
  });

  it('that opens at a place in itself is taken', async () => {
    expect(await refusal(buildPdf({ catalog: '/OpenAction[10 0 R/Fit]' }))).toBe('taken');
  });

  it('whose script lies in a compressed object stream is refused', async () => {
    const packed = deflateSync(Buffer.from('200 0 <</S/JavaScript/JS(app.alert)>>')).toString(
      'latin1',
    );
    const stream = `<</Type/ObjStm/N 1/First 6/Filter/FlateDecode/Length ${String(packed.length)}>>\nstream\n${packed}\nendstream`;
    expect(await refusal(buildPdf({ objects: [stream] }))).toBe('SCAN_PDF_ACTIVE');
  });

  it('whose script hides behind hexadecimal letters is refused', async () => {
    expect(await refusal(buildPdf({ objects: ['<</S/Java#53cript/J#53(app.alert)>>'] }))).toBe(
      'SCAN_PDF_ACTIVE',
    );
  });

  it('under a password is refused', async () => {
    const locked = buildPdf({
      trailer: '/Encrypt 100 0 R',
      objects: ['<</Filter/Standard/V 1/R 2>>'],
    });
    expect(await refusal(locked)).toBe('SCAN_PDF_ENCRYPTED');
  });

  it('of more than fifty pages is refused', async () => {
    expect(await refusal(buildPdf({ pages: 51 }))).toBe('SCAN_PDF_TOO_MANY_PAGES');
    expect(await refusal(buildPdf({ pages: 50 }))).toBe('taken');
  });

  it('that unpacks to gigabytes ends in its own process, not in ours', async () => {
    const zlib = deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
    const streams: Buffer[] = [Buffer.from('%PDF-1.7\n')];
    for (let at = 1; at <= 40; at += 1) {
      const head = `${String(at)} 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${String(zlib.length)}>>\nstream\n`;
      streams.push(Buffer.from(head), zlib, Buffer.from('\nendstream\nendobj\n'));
    }
    const bomb = Buffer.concat([...streams, Buffer.from('trailer\n<</Size 2>>\n%%EOF')]);
    const before = process.memoryUsage().rss;
    expect(await refusal(bomb)).toMatch(/SCAN_DAMAGED|SCAN_TOO_COSTLY/);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  }, 30_000);
});
