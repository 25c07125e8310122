import libheif from 'libheif-js/wasm-bundle.js';

/** Three bytes a pixel. */
export interface HeicPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

const RGB_BYTES = 3;

/**
 * The picture that the file names as its primary one, cropped, turned and mirrored as it says (libheif does that by
 * itself). null when there is none; no pixels when there would be too many, which is known before one is decoded.
 */
export async function decodeHeic(
  content: Uint8Array,
  pixelsMax: number,
): Promise<HeicPicture | 'too many pixels' | null> {
  await libheif.ready;
  const context = libheif.heif_context_alloc();
  const { code } = libheif.heif_context_read_from_memory(context, content);
  if (code !== libheif.heif_error_code.heif_error_Ok) return null;
  const handle = libheif.heif_js_context_get_primary_image_handle(context);
  if (handle.code !== undefined) return null;
  const claimed =
    libheif.heif_image_handle_get_width(handle) * libheif.heif_image_handle_get_height(handle);
  if (claimed > pixelsMax) return 'too many pixels';
  const { channels } = await libheif.heif_js_decode_image2(
    handle,
    libheif.heif_colorspace.heif_colorspace_RGB,
    libheif.heif_chroma.heif_chroma_interleaved_RGB,
  );
  const plane = channels?.[0];
  return plane === undefined ? null : packed(plane);
}

/** The size that was decoded counts, and not the one that was claimed; lines are put close together. */
function packed(plane: {
  width: number;
  height: number;
  stride: number;
  data: Uint8Array;
}): HeicPicture {
  const { width, height, stride, data } = plane;
  const line = width * RGB_BYTES;
  if (stride !== line)
    for (let y = 1; y < height; y += 1) data.copyWithin(y * line, y * stride, y * stride + line);
  return { width, height, data: Buffer.from(data.buffer, data.byteOffset, line * height) };
}
