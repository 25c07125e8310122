/** A4 at 200 dots an inch: small print stays readable, a page stays under a megabyte. */
const LONG_SIDE_MAX = 2340;
const QUALITY = 0.84;

export type QuarterTurns = 0 | 1 | 2 | 3;

/**
 * Turns and shrinks a photo on the phone before it travels, and leaves its metadata (place, camera) behind.
 * What no canvas can read (PDF, HEIC in some browsers) goes as it is: the server decides.
 */
export async function shrinkPicture(file: Blob, turns: QuarterTurns): Promise<Blob> {
  if (file.type === 'application/pdf') return file;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    () => null,
  );
  if (picture === null) return file;
  try {
    return await drawn(picture, turns);
  } finally {
    picture.close();
  }
}

async function drawn(picture: ImageBitmap, turns: QuarterTurns): Promise<Blob> {
  const scale = Math.min(1, LONG_SIDE_MAX / Math.max(picture.width, picture.height));
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);
  const canvas = document.createElement('canvas');
  canvas.width = turns % 2 === 0 ? width : height;
  canvas.height = turns % 2 === 0 ? height : width;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas on this phone');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((turns * Math.PI) / 2);
  pen.drawImage(picture, -width / 2, -height / 2, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob === null) reject(new Error('the picture cannot be written'));
        else resolve(blob);
      },
      'image/jpeg',
      QUALITY,
    );
  });
}
