import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { normalizeScan, turnScan } from '#libs/documents/normalize-scan';
import { buildPdf } from '#test/builders/pdf.builder';
import { refusalOf } from '#test/medium/scan-refusal';

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
    expect(await refusalOf(Buffer.from('<html><script>alert(1)</script></html>'))).toBe(
      'SCAN_KIND_UNKNOWN',
    );
    const signature = Buffer.from('89504e470d0a1a0a', 'hex');
    expect(
      await refusalOf(Buffer.concat([signature, Buffer.from('<script>alert(1)</script>')])),
    ).not.toBe('taken');
  });

  it('is refused when it is SVG, GIF, or empty', async () => {
    expect(
      await refusalOf(
        Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      ),
    ).toBe('SCAN_KIND_UNKNOWN');
    expect(await refusalOf(Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'))).toBe(
      'SCAN_KIND_UNKNOWN',
    );
    expect(await refusalOf(Buffer.alloc(0))).toBe('SCAN_EMPTY');
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
    expect(await refusalOf(noise.subarray(0, noise.length / 2))).toBe('SCAN_DAMAGED');
    const pdf = buildPdf();
    expect(await refusalOf(pdf.subarray(0, pdf.length - 40))).toBe('SCAN_DAMAGED');
  });

  it('is refused before its pixels are unpacked when it claims more than fifty million', async () => {
    const bomb = await sharp({
      create: { width: 8000, height: 6500, channels: 3, background: 'white' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await refusalOf(bomb)).toBe('SCAN_TOO_MANY_PIXELS');
  });

  it('is refused above twenty megabytes', async () => {
    expect(await refusalOf(Buffer.alloc(20 * 1024 * 1024 + 1, 0x20))).toBe('SCAN_TOO_LARGE');
  });
});
