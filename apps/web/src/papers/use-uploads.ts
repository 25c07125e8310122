import { useState } from 'react';
import {
  scansChange,
  scansRemove,
  uploadsOffset,
  uploadsOpen,
  uploadsReceive,
  type ScanView,
  type TextDto,
} from '../api/generated';
import { ApiProblem } from '../api/problem';
import { uploadInChunks, type UploadTicket, type UploadWay } from './chunked-upload';

export type UploadTrouble = 'broken' | 'wrongKind' | 'tooLarge' | { server: TextDto };

/** A file on its way from this computer. */
export interface Upload {
  readonly key: number;
  readonly paper: string;
  readonly file: File;
  readonly share: number;
  readonly trouble: UploadTrouble | null;
}

export interface Uploads {
  readonly all: readonly Upload[];
  readonly busy: boolean;
  add(paper: string, files: File[]): void;
  /** In place of a page: takes its position, then the old one goes. */
  replace(scan: ScanView, file: File): void;
  resume(key: number): void;
  cancel(key: number): void;
}

const BYTES_MAX = 20 * 1024 * 1024;
const KINDS = /\.(jpe?g|png|webp|heic|heif|pdf)$/i;
export const PAPER_ACCEPT = '.jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,image/*,application/pdf';

const WAY: UploadWay<ScanView> = {
  send: (id, offset, body, signal) => {
    const headers = { 'Upload-Offset': String(offset) };
    return uploadsReceive({ path: { id }, headers, body, signal });
  },
  offsetOf: async (id, signal) => (await uploadsOffset({ path: { id }, signal })).offset,
};

let lastKey = 0;
/** Tickets and stops of uploads under way, kept beside the page's state: they are no part of what is drawn. */
const tickets = new Map<number, UploadTicket>();
const stops = new Map<number, AbortController>();

export function useUploads(businessNo: string, onStored: () => Promise<void>): Uploads {
  const [all, setAll] = useState<readonly Upload[]>([]);
  const change = (key: number, part: Partial<Upload>): void => {
    setAll((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)));
  };
  const drop = (key: number): void => {
    tickets.delete(key);
    stops.delete(key);
    setAll((before) => before.filter((one) => one.key !== key));
  };

  const run = async (upload: Upload, instead?: ScanView): Promise<void> => {
    const stop = new AbortController();
    stops.set(upload.key, stop);
    change(upload.key, { trouble: null });
    try {
      const ticket = await ticketOf(businessNo, upload, stop.signal);
      const scan = await uploadInChunks(upload.file, ticket, WAY, {
        signal: stop.signal,
        onProgress: (share) => {
          change(upload.key, { share });
        },
      });
      if (instead !== undefined) await takePlace(scan, instead);
      drop(upload.key);
      await onStored();
    } catch (error) {
      if (!stop.signal.aborted) change(upload.key, { trouble: troubleOf(error) });
    }
  };
  const start = (paper: string, file: File, instead?: ScanView): void => {
    lastKey += 1;
    const trouble = !KINDS.test(file.name)
      ? 'wrongKind'
      : file.size > BYTES_MAX
        ? 'tooLarge'
        : null;
    const upload: Upload = { key: lastKey, paper, file, share: 0, trouble };
    setAll((before) => [...before, upload]);
    if (trouble === null) void run(upload, instead);
  };
  return {
    all,
    busy: all.some((one) => one.trouble === null),
    add: (paper, files) => {
      for (const file of files) start(paper, file);
    },
    replace: (scan, file) => {
      start(scan.paper, file, scan);
    },
    resume: (key) => {
      const upload = all.find((one) => one.key === key);
      if (upload !== undefined) void run(upload);
    },
    cancel: (key) => {
      stops.get(key)?.abort();
      drop(key);
    },
  };
}

/** The same ticket when an upload goes on: its bytes are still at the server. */
async function ticketOf(
  businessNo: string,
  upload: Upload,
  signal: AbortSignal,
): Promise<UploadTicket> {
  const before = tickets.get(upload.key);
  if (before !== undefined) {
    const offset = await WAY.offsetOf(before.id, signal).catch(() => null);
    if (offset !== null) return { ...before, offset };
  }
  const body = { paper: upload.paper, bytes: upload.file.size, fileName: upload.file.name };
  const ticket = await uploadsOpen({ path: { businessNo }, body, signal });
  tickets.set(upload.key, ticket);
  return ticket;
}

async function takePlace(scan: ScanView, old: ScanView): Promise<void> {
  await scansRemove({ path: { id: old.id } });
  await scansChange({ path: { id: scan.id }, body: { position: old.position } });
}

function troubleOf(error: unknown): UploadTrouble {
  return error instanceof ApiProblem && error.status !== 0 ? { server: error.detail } : 'broken';
}
