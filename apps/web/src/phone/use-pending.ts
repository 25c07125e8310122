import { useState } from 'react';
import { PhoneProblem, type PhoneClient, type PhoneScan } from './phone-client';
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
  onSent(scan: PhoneScan): void;
  onFailed(error: unknown): void;
}

let lastKey = 0;
const previewOf = (file: File): string | null =>
  file.type.startsWith('image/') ? URL.createObjectURL(file) : null;

export function usePending(client: PhoneClient, outlet: Outlet): Pending {
  const [pages, setPages] = useState<readonly PendingPage[]>([]);
  const [share, setShare] = useState<number | null>(null);
  const change = (key: number, part: Partial<PendingPage>): void => {
    setPages((all) => all.map((page) => (page.key === key ? { ...page, ...part } : page)));
  };
  const drop = (key: number): void => {
    setPages((all) =>
      all.filter((page) => page.key !== key || (page.preview !== null && release(page.preview))),
    );
  };

  const sendAll = async (): Promise<void> => {
    for (const [index, page] of pages.entries()) {
      const onProgress = (part: number): void => {
        setShare((index + part) / pages.length);
      };
      try {
        const picture = await shrinkPicture(page.file, page.turns);
        const fileName = page.file.type === picture.type ? page.file.name : 'photo.jpg';
        outlet.onSent(
          await client.upload(page.paper, picture, fileName, {
            onProgress,
            signal: new AbortController().signal,
          }),
        );
        drop(page.key);
      } catch (error) {
        if (error instanceof PhoneProblem && ['expired', 'used', 'closed'].includes(error.failure))
          throw error;
        const reason = error instanceof PhoneProblem ? error.reason[outlet.language] : '';
        change(page.key, {
          problem: reason === '' ? outlet.say('network') : outlet.say('refused', { reason }),
        });
      }
    }
  };

  return {
    pages,
    sending: share !== null,
    percent: Math.round((share ?? 0) * 100),
    add: (paper, files) => {
      setPages((all) => [
        ...all,
        ...files.map((file): PendingPage => ({
          key: ++lastKey,
          paper,
          file,
          preview: previewOf(file),
          turns: 0,
          problem: '',
        })),
      ]);
    },
    turn: (key) => {
      setPages((all) =>
        all.map((page) =>
          page.key === key ? { ...page, turns: ((page.turns + 1) % 4) as QuarterTurns } : page,
        ),
      );
    },
    replace: (key, file) => {
      change(key, { file, preview: previewOf(file), turns: 0, problem: '' });
    },
    remove: drop,
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

/** Gives the picture's memory back; answers false so that a filter lets the page go. */
function release(preview: string): false {
  URL.revokeObjectURL(preview);
  return false;
}
