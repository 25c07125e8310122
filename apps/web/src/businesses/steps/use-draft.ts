import { listText } from '#libs/texts/text-list';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { sentOverLine } from '../../api/line';
import { ApiProblem } from '../../api/problem';
import { QUERY_KEYS } from '../../api/queries';
import type { SubmissionDto, TextDto } from '../../api/generated';
import { useIsGone } from './use-is-gone';

/** Waiting: the line is lost, and what was to be saved is sent when it is back. */
export type SaveState =
  | { is: 'idle' | 'saving' | 'waiting' | 'failed' }
  | { is: 'saved'; at: string };

/** A draft was changed elsewhere; what could not be saved here is named, so that nothing typed is lost. */
export interface Stale {
  typed: TextDto[];
}

export interface Draft {
  readonly save: SaveState;
  readonly stale: Stale | null;
  closeStale(): void;
  /** The newest version this page has written or shown: what a submit is bound to. */
  version(): number;
  /** The case by the newest answer, which the page may not have drawn yet: what a write starts from. */
  newest(): SubmissionDto;
  /** Takes over a change made by a command or another page piece. */
  take(submission: SubmissionDto): void;
  /**
   * Writes on the newest known version, one write after the other. A stale page (412) takes the newer state, names what
   * was typed, and rejects: the field keeps its text and is saved again only by the person. A write that says how long it
   * is wanted waits for a lost line; any other is refused by it.
   */
  write<T>(act: (headers: IfMatch) => Promise<T>, what?: Written): Promise<T>;
  /** How often the line was lost so far: what began before may have waited long. */
  outages(): number;
}

interface Written {
  /** What was typed, as it is named when it could not be saved. */
  typed?: string | TextDto;
  /** Nothing of it is in the draft yet: when it is refused, all that the draft holds is saved. */
  isNew?: boolean;
  wanted?: () => boolean;
}

/** What waited for its turn is not wanted any more: it was never sent. */
class TakenBack extends Error {}

/** A write that is not answered yet. */
export function isOnItsWay({ save }: Draft): boolean {
  return save.is === 'saving' || save.is === 'waiting';
}

/** The version of the draft a write was made on. */
export type IfMatch = Record<'If-Match', string>;

interface Versioned {
  draftVersion?: number;
  submission?: { draftVersion: number; totals?: SubmissionDto['totals'] };
  totals?: SubmissionDto['totals'];
}

export function useDraft(submission: SubmissionDto): Draft {
  const { version, newest, take, noteVersion, reread } = useVersion(submission);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  /** Writes not answered yet: a hint of one's own write may be quicker than its answer. */
  const underWay = useRef(0);
  const [save, setSave] = useState<SaveState>({ is: 'idle' });
  const [stale, setStale] = useState<Stale | null>(null);
  const { draftVersion } = submission;

  // A live hint brought a version this page did not write: show it, and say so.
  useEffect(() => {
    if (draftVersion <= version.current || underWay.current > 0) return;
    version.current = draftVersion;
    setStale((before) => before ?? { typed: [] });
    reread();
  }, [draftVersion, version, reread]);

  const outages = useRef(0);
  const gone = useIsGone();
  const learn = (error: unknown, { typed, isNew = false }: Written): void => {
    const stale = error instanceof ApiProblem && error.status === 412;
    const refused = error instanceof ApiProblem && !error.unanswered && !stale;
    setSave({ is: isNew && refused ? 'idle' : 'failed' });
    if (!stale) return;
    if (error.current != null) take(error.current as SubmissionDto);
    reread();
    const lost = typed === undefined ? [] : [listText([typed])];
    setStale((before) => ({ typed: [...(before?.typed ?? []), ...lost] }));
  };
  const attempt = async <T>(act: (headers: IfMatch) => Promise<T>, what: Written): Promise<T> => {
    const { wanted } = what;
    const takenBack = (): boolean => gone.current || wanted?.() === false;
    const onWaiting = (): void => {
      outages.current += 1;
      setSave({ is: 'waiting' });
    };
    try {
      // It may have waited long for its turn.
      if (takenBack()) throw new TakenBack();
      setSave({ is: 'saving' });
      const answer = await sentOverLine(() => act({ 'If-Match': `"${String(version.current)}"` }), {
        onWaiting,
        wanted: () => wanted !== undefined && !takenBack(),
      });
      if (typeof answer === 'object' && answer !== null) noteVersion(answer);
      setSave({ is: 'saved', at: clock() });
      return answer;
    } catch (error) {
      if (takenBack()) setSave({ is: 'idle' });
      else learn(error, what);
      throw error;
    } finally {
      underWay.current -= 1;
    }
  };
  const write = <T>(act: (headers: IfMatch) => Promise<T>, what: Written = {}): Promise<T> => {
    underWay.current += 1;
    const turn = queue.current.catch(() => undefined).then(() => attempt(act, what));
    queue.current = turn;
    return turn;
  };
  const closeStale = (): void => {
    setStale(null);
    setSave((before) => (before.is === 'failed' ? { is: 'idle' } : before));
  };
  return {
    save,
    stale,
    closeStale,
    newest,
    take,
    write,
    version: () => version.current,
    outages: () => outages.current,
  };
}

/** The version this page knows, beside the case as the page shows it. */
function useVersion(submission: SubmissionDto) {
  const cache = useQueryClient();
  const { businessNo } = submission;
  const key = QUERY_KEYS.submission(businessNo);
  const version = useRef(submission.draftVersion);
  const newest = (): SubmissionDto => cache.getQueryData<SubmissionDto>(key) ?? submission;
  const take = (next: SubmissionDto): void => {
    version.current = Math.max(version.current, next.draftVersion);
    cache.setQueryData(key, next);
  };
  const noteVersion = (answer: Versioned): void => {
    const head = answer.submission ?? answer;
    const { draftVersion, totals } = head;
    if (draftVersion === undefined) return;
    version.current = draftVersion;
    cache.setQueryData<SubmissionDto>(key, (before) =>
      before === undefined ? before : { ...before, draftVersion, totals: totals ?? before.totals },
    );
  };
  const reread = useCallback(() => {
    void cache.invalidateQueries({ queryKey: QUERY_KEYS.submission(businessNo) });
  }, [cache, businessNo]);
  return { version, newest, take, noteVersion, reread };
}

const time = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
function clock(): string {
  return time.format(new Date());
}
