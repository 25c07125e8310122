declare module 'libheif-js/wasm-bundle.js' {
  /** libheif's own functions as its JavaScript distribution names them; handles live in its memory. */
  interface Libheif {
    readonly ready: Promise<unknown>;
    readonly heif_error_code: { readonly heif_error_Ok: unknown };
    readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
    readonly heif_chroma: { readonly heif_chroma_interleaved_RGB: unknown };
    heif_context_alloc(): object;
    heif_context_read_from_memory(context: object, content: Uint8Array): { code: unknown };
    /** An error has a code, a handle has none. */
    heif_js_context_get_primary_image_handle(context: object): { code?: unknown };
    heif_image_handle_get_width(handle: object): number;
    heif_image_handle_get_height(handle: object): number;
    heif_js_decode_image2(
      handle: object,
      colorspace: unknown,
      chroma: unknown,
    ): Promise<{ code?: unknown; channels?: readonly HeifPlane[] }>;
  }
  interface HeifPlane {
    readonly width: number;
    readonly height: number;
    /** Bytes from one line to the next; a line may be longer than its picture. */
    readonly stride: number;
    readonly data: Uint8Array;
  }
  const libheif: Libheif;
  export default libheif;
}
