import sharp, { type Sharp } from 'sharp';
import { paperKindOf } from '#libs/documents/paper-kind';
import { heicPicture, inertPdf, pdfFirstPage, turnedPdf } from '#libs/documents/parse-foreign';
import {
  SCAN_BYTES_MAX,
  SCAN_PDF_PAGES_MAX,
  SCAN_PIXELS_MAX,
  SCAN_SIDE_MAX,
  ScanRefused,
  THUMBNAIL_SIDE,
  type ScanContentType,
} from '#libs/documents/scan-limits';
import { Slots } from '#libs/documents/slots';
import { damagedIfUnreadable } from '#libs/documents/unreadable';

/** A paper as it is kept: what was checked, and nothing that came along with it. */
export interface NormalizedScan {
  readonly contentType: ScanContentType;
  readonly content: Buffer;
  readonly thumbnail: Buffer;
  /** Pixels; points for a PDF. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
}

/** Two at once leave the other core of a small machine to everybody else; sharp's own threads are counted by it. */
const slots = new Slots(2);
/** One HEIC at a time holds its pixels in memory and a core for seconds; the next one waits without holding a place. */
const heicSlots = new Slots(1);
sharp.concurrency(1);
sharp.cache(false);

/**
 * What the bytes are decides; names and declared types are never looked at. Turned clockwise by an angle, on top of what
 * the picture says itself. Throws ScanRefused. A sender's papers leave a place to the others'.
 */
export async function normalizeScan(
  content: Buffer,
  angle = 0,
  sender: string | null = null,
): Promise<NormalizedScan> {
  if (content.length === 0) throw new ScanRefused('SCAN_EMPTY');
  if (content.length > SCAN_BYTES_MAX)
    throw new ScanRefused('SCAN_TOO_LARGE', { max: SCAN_BYTES_MAX / 1024 / 1024 });
  const kind = await paperKindOf(content);
  if (kind === null) throw new ScanRefused('SCAN_KIND_UNKNOWN');
  if (kind === 'application/pdf') return slots.run(() => normalizePdf(content, angle), sender);
  if (kind !== 'image/heic') return slots.run(() => normalizePicture(content, kind, angle), sender);
  return heicSlots.run(() => slots.run(() => normalizeHeic(content, angle), sender), sender);
}

/** Turns a stored paper clockwise by 90, 180 or 270 degrees. */
export function turnScan(
  content: Buffer,
  contentType: ScanContentType,
  angle: number,
  sender: string | null = null,
): Promise<NormalizedScan> {
  return slots.run(async () => {
    if (contentType === 'application/pdf') return normalizePdf(await turnedPdf(content, angle));
    return finishPicture(openPicture(content).rotate(angle), contentType);
  }, sender);
}

/** Re-encoded, so that position, camera, comments, profiles and anything behind the picture stay behind. */
async function normalizePicture(
  content: Buffer,
  kind: ScanContentType,
  angle: number,
): Promise<NormalizedScan> {
  await requirePixels(content);
  return finishPicture(openPicture(content).autoOrient().rotate(angle), kind);
}

async function normalizeHeic(content: Buffer, angle: number): Promise<NormalizedScan> {
  const { data, width, height } = await heicPicture(content);
  return finishPicture(
    sharp(data, { raw: { width, height, channels: 3 } }).rotate(angle),
    'image/jpeg',
  );
}

async function normalizePdf(original: Buffer, angle = 0): Promise<NormalizedScan> {
  const { content, width, height, pages } = await inertPdf(original);
  if (angle !== 0) return normalizePdf(await turnedPdf(content, angle));
  if (pages > SCAN_PDF_PAGES_MAX)
    throw new ScanRefused('SCAN_PDF_TOO_MANY_PAGES', { max: SCAN_PDF_PAGES_MAX });
  const thumbnail = await thumbnailOf(await pdfFirstPage(content));
  return { contentType: 'application/pdf', content, thumbnail, width, height, pages };
}

/** The header tells the size before any pixel is decoded: a bomb is refused while it is small. */
async function requirePixels(content: Buffer): Promise<void> {
  const { width, height } = await damagedIfUnreadable(() =>
    sharp(content, { limitInputPixels: false }).metadata(),
  );
  if (width * height > SCAN_PIXELS_MAX)
    throw new ScanRefused('SCAN_TOO_MANY_PIXELS', { max: SCAN_PIXELS_MAX / 1_000_000 });
}

function openPicture(content: Buffer): Sharp {
  // 'error' and not 'warning': phones write harmless extra bytes; a truncated picture is an error all the same.
  return sharp(content, { limitInputPixels: SCAN_PIXELS_MAX, failOn: 'error', pages: 1 });
}

async function finishPicture(picture: Sharp, kind: ScanContentType): Promise<NormalizedScan> {
  const fitted = picture.resize(SCAN_SIDE_MAX, SCAN_SIDE_MAX, {
    fit: 'inside',
    withoutEnlargement: true,
  });
  const { data, info } = await damagedIfUnreadable(() =>
    encoded(fitted, kind).toBuffer({ resolveWithObject: true }),
  );
  const thumbnail = await thumbnailOf(data);
  return {
    contentType: kind,
    content: data,
    thumbnail,
    width: info.width,
    height: info.height,
    pages: 1,
  };
}

function encoded(picture: Sharp, kind: ScanContentType): Sharp {
  if (kind === 'image/png') return picture.png({ compressionLevel: 6 });
  return kind === 'image/webp' ? picture.webp({ quality: 88 }) : picture.jpeg({ quality: 88 });
}

function thumbnailOf(content: Buffer): Promise<Buffer> {
  return damagedIfUnreadable(() =>
    sharp(content, { limitInputPixels: SCAN_PIXELS_MAX })
      .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer(),
  );
}
