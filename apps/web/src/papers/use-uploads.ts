import { useState } from 'react';
import {
  scansChange,
  scansList,
  scansRemove,
  uploadsOffset,
  uploadsOpen,
  uploadsReceive,
  type ScanView,
  type TextDto,
} from '../api/generated';
import { FileUnreadable } from '../api/file-bytes';
import { ApiProblem } from '../api/problem';
import { uploadInChunks, type UploadTicket, type UploadWay } from './chunked-upload';
import { ticketFor } from './upload-ticket';

export type UploadTrouble = 'broken' | 'changed' | 'tooLarge' | 'empty' | { server: TextDto };

/** A file on its way from this computer. */
export interface Upload {
  readonly key: number;
  readonly paper: string;
  readonly file: File;
  /** The page this one is to replace; an upload that goes on after a break still has to. */
  readonly instead: ScanView | undefined;
  readonly share: number;
  readonly trouble: UploadTrouble | null;
}

export interface Uploads {
  readonly all: readonly Upload[];
  /** A file is being sent. */
  readonly busy: boolean;
  /** A file has not arrived and still can: it is lost when the page is left. */
  readonly unfinished: boolean;
  add(paper: string, files: File[]): void;
  /** In place of a page: takes its position, then the old one goes. */
  replace(scan: ScanView, file: File): void;
  resume(key: number): void;
  cancel(key: number): void;
}

const BYTES_MAX = 20 * 1024 * 1024;

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

  const run = async (upload: Upload): Promise<void> => {
    const stop = new AbortController();
    stops.set(upload.key, stop);
    change(upload.key, { trouble: null });
    try {
      const ticket = await inOrder(() => ticketOf(businessNo, upload, stop.signal));
      const scan = await uploadInChunks(upload.file, ticket, WAY, {
        signal: stop.signal,
        onProgress: (share) => {
          change(upload.key, { share });
        },
      });
      if (upload.instead !== undefined) await takePlace(businessNo, scan, upload.instead);
      drop(upload.key);
      await onStored();
    } catch (error) {
      if (!stop.signal.aborted) change(upload.key, { trouble: troubleOf(error) });
    }
  };
  const start = (paper: string, file: File, instead?: ScanView): void => {
    lastKey += 1;
    const trouble = troubleIn(file);
    const upload: Upload = { key: lastKey, paper, file, instead, share: 0, trouble };
    setAll((before) => [...before, upload]);
    if (trouble === null) void run(upload);
  };
  return {
    all,
    busy: all.some((one) => one.trouble === null),
    unfinished: all.some((one) => one.trouble === null || mayGoOn(one)),
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

/** The line broke or the hall refused it for now: the same file can be sent on. */
export function mayGoOn({ trouble }: Upload): boolean {
  return trouble === 'broken' || (trouble !== null && typeof trouble !== 'string');
}

let lastOpening: Promise<unknown> = Promise.resolve();

/** The hall gives a page its place when its upload is opened: files chosen together are opened in their order. */
function inOrder<T>(open: () => Promise<T>): Promise<T> {
  const opening = lastOpening.then(open, open);
  lastOpening = opening.catch(() => undefined);
  return opening;
}

async function ticketOf(
  businessNo: string,
  upload: Upload,
  signal: AbortSignal,
): Promise<UploadTicket> {
  const body = { paper: upload.paper, bytes: upload.file.size, fileName: upload.file.name };
  const way = {
    offsetOf: WAY.offsetOf,
    open: (stop: AbortSignal, replaces?: string) =>
      uploadsOpen({ path: { businessNo }, body: { ...body, replaces }, signal: stop }),
  };
  const ticket = await ticketFor(tickets.get(upload.key), way, signal);
  tickets.set(upload.key, ticket);
  return ticket;
}

/** The old page goes last: a line that breaks in between leaves one page too many, never one too few. */
async function takePlace(businessNo: string, scan: ScanView, old: ScanView): Promise<void> {
  // Places have moved since, and the old page may be gone, by hand or by an attempt whose answer was lost.
  const { items } = await scansList({ path: { businessNo } });
  const inOrder = [...items].sort((a, b) => a.position - b.position);
  const position = inOrder.findIndex((one) => one.id === old.id) + 1;
  if (position === 0) return;
  await scansChange({ path: { id: scan.id }, body: { position } });
  await scansRemove({ path: { id: old.id } });
}

/** What can be said of a file before a byte of it is sent; what it is, its bytes tell the hall. */
function troubleIn(file: File): UploadTrouble | null {
  if (file.size === 0) return 'empty';
  return file.size > BYTES_MAX ? 'tooLarge' : null;
}

function troubleOf(error: unknown): UploadTrouble {
  if (error instanceof FileUnreadable) return 'changed';
  return error instanceof ApiProblem && error.status !== 0 ? { server: error.detail } : 'broken';
}
