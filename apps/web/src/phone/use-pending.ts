import { useState } from 'react';
import type { ScanView, UploadTicketView } from '../api/generated';
import { PhoneProblem, type PhoneClient, type Turn } from './phone-client';
import type { PhoneLanguage, Say } from './phone-texts';
import { shrinkPicture } from './shrink-picture';

/** A picture taken and not sent yet. */
export interface PendingPage {
  readonly key: number;
  readonly paper: string;
  readonly file: File;
  readonly preview: string | null;
  readonly turn: Turn;
  /** Why it was not taken last time; empty when nothing is wrong. */
  readonly problem: string;
}

export interface Pending {
  readonly pages: readonly PendingPage[];
  readonly sending: boolean;
  readonly percent: number;
  add(paper: string, files: File[]): void;
  turn(key: number): void;
  replace(key: number, file: File): void;
  remove(key: number): void;
  send(): void;
}

interface Outlet {
  language: PhoneLanguage;
  say: Say;
  onSent(scan: ScanView): void;
  onFailed(error: unknown): void;
}

let lastKey = 0;
const previewOf = (file: File): string | null =>
  file.type.startsWith('image/') ? URL.createObjectURL(file) : null;

/** What can be said of a picture before it is sent. */
const problemIn = (file: File, say: Say): string => (file.size === 0 ? say('empty') : '');

const pageOf = (paper: string, file: File, say: Say): PendingPage => ({
  key: ++lastKey,
  paper,
  file,
  preview: previewOf(file),
  turn: 0,
  problem: problemIn(file, say),
});

export function usePending(client: PhoneClient, outlet: Outlet): Pending {
  const [pages, setPages] = useState<readonly PendingPage[]>([]);
  const [share, setShare] = useState<number | null>(null);
  const change = (key: number, part: Partial<PendingPage>): void => {
    setPages((all) => all.map((page) => (page.key === key ? { ...page, ...part } : page)));
  };
  const drop = (page: PendingPage): void => {
    if (page.preview !== null) URL.revokeObjectURL(page.preview);
    tickets.delete(page.key);
    former.delete(page.key);
    setPages((all) => all.filter((one) => one.key !== page.key));
  };
  const sendAll = async (): Promise<void> => {
    // All get their places first: one that fails and is sent again comes where it belongs.
    for (const page of pages) await ticketOf(client, page, outlet).catch(throwIfEnded);
    for (const [index, page] of pages.entries()) {
      const problem = await sendPage(client, page, outlet, (part) => {
        setShare((index + part) / pages.length);
      });
      if (problem === null) drop(page);
      else change(page.key, { problem });
    }
  };
  const find = (key: number): PendingPage | undefined => pages.find((page) => page.key === key);

  return {
    pages,
    sending: share !== null,
    percent: Math.round((share ?? 0) * 100),
    add: (paper, files) => {
      setPages((all) => [...all, ...files.map((file) => pageOf(paper, file, outlet.say))]);
    },
    turn: (key) => {
      endTicket(key);
      change(key, { turn: (((find(key)?.turn ?? 0) + 90) % 360) as Turn });
    },
    replace: (key, file) => {
      endTicket(key);
      change(key, {
        file,
        preview: previewOf(file),
        turn: 0,
        problem: problemIn(file, outlet.say),
      });
    },
    remove: (key) => {
      const page = find(key);
      if (page !== undefined) drop(page);
    },
    send: () => {
      setShare(0);
      sendAll()
        .catch(outlet.onFailed)
        .finally(() => {
          setShare(null);
        });
    },
  };
}

interface Ticket {
  readonly picture: Blob;
  readonly ticket: UploadTicketView;
}

/** Of pages not sent yet, beside the page's state: they are no part of what is drawn. */
const tickets = new Map<number, Ticket>();
/** Uploads that ended before their page arrived: the page that is sent instead comes to their place. */
const former = new Map<number, string>();

/** The page will be another picture, or turned: what was opened for it goes no further. */
function endTicket(key: number): void {
  const ended = tickets.get(key);
  if (ended !== undefined) former.set(key, ended.ticket.id);
  tickets.delete(key);
}

async function ticketOf(client: PhoneClient, page: PendingPage, outlet: Outlet): Promise<Ticket> {
  const before = tickets.get(page.key);
  if (before !== undefined) return before;
  const problem = problemIn(page.file, outlet.say);
  if (problem !== '') throw new PageProblem(problem);
  const picture = await shrinkPicture(page.file);
  const fileName = page.file.type === picture.type ? page.file.name : 'photo.jpg';
  const { paper, turn } = page;
  const ticket = await client.openUpload(
    { paper, bytes: picture.size, fileName, turn, replaces: former.get(page.key) },
    page.key,
  );
  const opened = { picture, ticket };
  tickets.set(page.key, opened);
  return opened;
}

/** What can be said of a page without asking the hall. */
class PageProblem extends Error {}

function throwIfEnded(error: unknown): void {
  if (error instanceof PhoneProblem && ['expired', 'used', 'closed'].includes(error.failure))
    throw error;
}

/** What was wrong with the page, null when it arrived. @throws when the link itself is at its end */
async function sendPage(
  client: PhoneClient,
  page: PendingPage,
  outlet: Outlet,
  onProgress: (share: number) => void,
): Promise<string | null> {
  try {
    const { picture, ticket } = await ticketOf(client, page, outlet);
    const { signal } = new AbortController();
    outlet.onSent(await client.upload(picture, ticket, { onProgress, signal }));
    return null;
  } catch (error) {
    throwIfEnded(error);
    if (error instanceof PageProblem) return error.message;
    if (!(error instanceof PhoneProblem)) return outlet.say('unreadable');
    // A file that was refused has lost its ticket, not its place; a broken line goes on with it.
    if (error.failure === 'refused') endTicket(page.key);
    const reason = error.reason[outlet.language];
    return reason === '' ? outlet.say('network') : outlet.say('refused', { reason });
  }
}
