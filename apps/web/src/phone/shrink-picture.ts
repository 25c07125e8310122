/** A4 at 200 dots an inch: small print stays readable, a page stays under a megabyte. */
const LONG_SIDE_MAX = 2340;
const QUALITY = 0.84;

/**
 * Shrinks a photo on the phone before it travels, and leaves its metadata (place, camera) behind. What no canvas can read
 * (PDF, HEIC in some browsers) goes as it is. Turning is the hall's, for what was drawn here and for what was not.
 */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  if (file.type === 'application/pdf') return file;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    () => null,
  );
  if (picture === null) return file;
  try {
    return await drawn(picture);
  } finally {
    picture.close();
  }
}

async function drawn(picture: ImageBitmap): Promise<Blob> {
  const scale = Math.min(1, LONG_SIDE_MAX / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas on this phone');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
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
