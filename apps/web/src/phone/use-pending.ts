import { useState } from 'react';
import type { ScanView } from '../api/generated';
import { PhoneProblem, type PhoneClient } from './phone-client';
import type { PhoneLanguage, Say } from './phone-texts';
import { shrinkPicture, type QuarterTurns } from './shrink-picture';

/** A picture taken and not sent yet. */
export interface PendingPage {
  readonly key: number;
  readonly paper: string;
  readonly file: File;
  readonly preview: string | null;
  readonly turns: QuarterTurns;
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
  turns: 0,
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
    setPages((all) => all.filter((one) => one.key !== page.key));
  };
  const sendAll = async (): Promise<void> => {
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
      change(key, { turns: (((find(key)?.turns ?? 0) + 1) % 4) as QuarterTurns });
    },
    replace: (key, file) => {
      change(key, {
        file,
        preview: previewOf(file),
        turns: 0,
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

/** What was wrong with the page, null when it arrived. @throws when the link itself is at its end */
async function sendPage(
  client: PhoneClient,
  page: PendingPage,
  outlet: Outlet,
  onProgress: (share: number) => void,
): Promise<string | null> {
  const problem = problemIn(page.file, outlet.say);
  if (problem !== '') return problem;
  try {
    const picture = await shrinkPicture(page.file, page.turns);
    const fileName = page.file.type === picture.type ? page.file.name : 'photo.jpg';
    const { signal } = new AbortController();
    outlet.onSent(await client.upload(page.paper, picture, fileName, { onProgress, signal }));
    return null;
  } catch (error) {
    if (!(error instanceof PhoneProblem)) return outlet.say('unreadable');
    if (['expired', 'used', 'closed'].includes(error.failure)) throw error;
    const reason = error.reason[outlet.language];
    return reason === '' ? outlet.say('network') : outlet.say('refused', { reason });
  }
}
