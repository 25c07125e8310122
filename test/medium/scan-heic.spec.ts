import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { normalizeScan, type NormalizedScan } from '#libs/documents/normalize-scan';
import { heicWith, heicWithPrimary } from '#test/builders/heic.builder';
import { refusalOf } from '#test/medium/scan-refusal';

const fixture = (name: string): Buffer => readFileSync(`test/medium/fixtures/${name}.heic`);
/** 96 × 64: blue in its upper left, white elsewhere. */
const PHONE = fixture('phone');
/** 640 × 480 red, and 800 × 600 blue named as primary; both with a word in white. */
const TWO = fixture('two-pictures');
const LARGE = fixture('48-megapixels');
const MINUTES = 300_000;

type Colour = 'red' | 'blue' | 'light';

async function colourAt(kept: NormalizedScan, left: number, top: number): Promise<Colour> {
  const { data } = await sharp(kept.content)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [red = 0, green = 0, blue = 0] = data;
  if (green > 128) return 'light';
  return red > blue ? 'red' : 'blue';
}

/** Between a picture and the place of another that it was cut from, on average of all pixels. */
async function differenceAt(
  whole: NormalizedScan,
  part: NormalizedScan,
  left: number,
  top: number,
): Promise<number> {
  const { width, height } = part;
  const place = await sharp(whole.content)
    .extract({ left, top, width, height })
    .composite([{ input: part.content, blend: 'difference' }])
    .toBuffer();
  const { channels } = await sharp(place).stats();
  return Math.max(...channels.map(({ mean }) => mean));
}

describe('A picture of a phone that writes HEIC', () => {
  it('is kept as JPEG', async () => {
    const kept = await normalizeScan(PHONE);
    expect(kept).toMatchObject({ contentType: 'image/jpeg', width: 96, height: 64 });
    expect(await colourAt(kept, 20, 20)).toBe('blue');
  });

  it('is the one that the file names as primary, be it the first or the second', async () => {
    const second = await normalizeScan(TWO);
    expect(second).toMatchObject({ width: 800, height: 600 });
    expect(await colourAt(second, 400, 300)).toBe('blue');
    const first = await normalizeScan(heicWithPrimary(TWO, 1));
    expect(first).toMatchObject({ width: 640, height: 480 });
    expect(await colourAt(first, 320, 240)).toBe('red');
  });

  it('is cropped as its file says, to odd sides too, and keeps its lines straight', async () => {
    const kept = await normalizeScan(heicWith(TWO, [{ clap: [401, 299] }]));
    expect(kept).toMatchObject({ width: 401, height: 299 });
    const whole = await normalizeScan(TWO);
    // Half a pixel to the middle falls to one side or the other.
    const differences = await Promise.all(
      [199, 200].flatMap((left) => [150, 151].map((top) => differenceAt(whole, kept, left, top))),
    );
    expect(Math.min(...differences)).toBeLessThan(3);
  });

  it('is turned and mirrored as its file says, in the order of the file', async () => {
    const turned = await normalizeScan(heicWith(PHONE, [{ irot: 1 }]));
    expect(turned).toMatchObject({ width: 64, height: 96 });
    const [upright, mirrored] = [
      await normalizeScan(PHONE),
      await normalizeScan(heicWith(PHONE, [{ imir: 1 }])),
    ];
    for (const [left, top] of [
      [20, 20],
      [80, 20],
      [20, 50],
    ] as const) {
      expect(await colourAt(turned, top, 95 - left)).toBe(await colourAt(upright, left, top));
      expect(await colourAt(mirrored, 95 - left, top)).toBe(await colourAt(upright, left, top));
    }
  });

  it(
    'may have 48 megapixels; two at once wait for each other and neither fails',
    async () => {
      const kept = await Promise.all([normalizeScan(LARGE), normalizeScan(LARGE)]);
      for (const one of kept) expect(one).toMatchObject({ width: 4096, height: 3072 });
    },
    MINUTES,
  );

  it('of more than fifty megapixels is refused before a pixel is decoded', async () => {
    const claims = Buffer.from(LARGE);
    // The size its parts say, and the size its file says of the whole.
    for (let at = claims.indexOf('ispe'); at >= 0; at = claims.indexOf('ispe', at + 4))
      if (claims.readUInt32BE(at + 8) > 4_096) claims.writeUInt32BE(8_400, at + 8);
    expect(await refusalOf(claims)).toBe('SCAN_TOO_MANY_PIXELS');
  });

  it('that was cut off is refused', async () => {
    expect(await refusalOf(PHONE.subarray(0, PHONE.length - 60))).toBe('SCAN_DAMAGED');
  });
});
