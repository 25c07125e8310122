import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { StreamableFile } from '@nestjs/common';
import type { SheetFormat } from '#libs/spreadsheet/sheet-rows';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES: Readonly<Record<SheetFormat, string>> = {
  xlsx: XLSX_TYPE,
  csv: 'text/csv; charset=utf-8',
};

/** A spreadsheet as a download, its Chinese name as RFC 6266 asks. */
export function sheetFile(
  content: ReadableStream<Uint8Array> | Readable | Uint8Array,
  name: string,
  format: SheetFormat,
): StreamableFile {
  const disposition = `attachment; filename="register.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`;
  const options = { type: TYPES[format], disposition };
  if (content instanceof Uint8Array) return new StreamableFile(content, options);
  if (content instanceof Readable) return new StreamableFile(content, options);
  return new StreamableFile(Readable.fromWeb(content as NodeReadableStream<Uint8Array>), options);
}
