import { useEffect, useRef, useState } from 'react';
import { submissionsEdit, type SubmissionDto } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { showMonth } from '../../i18n/dates';
import type { Draft, IfMatch } from '../steps/use-draft';
import { REGISTER_TEXTS } from './register.texts';

export interface MonthChoice {
  /** The month the select shows: the chosen one, though it waits for the line. */
  readonly month: string | null;
  /** Chosen and not saved yet. */
  readonly waiting: boolean;
  /** What the select must say of the month that stands in the draft. */
  readonly note: string | null;
  readonly error: unknown;
  choose(month: string): void;
}

/** The month is written at once and waits for a lost line; a draft that has none takes the first one offered. */
export function useMonth(
  { businessNo, effectiveMonth }: SubmissionDto,
  proposed: string | null,
  draft: Draft,
): MonthChoice {
  const [chosen, setChosen] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const note = useNote(chosen, effectiveMonth, draft, error !== null);
  /** The last choice alone is wanted: an older one that still waits is not sent. */
  const wanted = useRef<string | null>(null);
  const end = (month: string, problem: unknown): void => {
    if (wanted.current !== month) return;
    wanted.current = null;
    setError(problem);
    if (problem === null) setChosen(null);
  };
  const choose = (month: string): void => {
    wanted.current = month;
    setChosen(month);
    setError(null);
    const write = (headers: IfMatch) =>
      submissionsEdit({ path: { businessNo }, headers, body: { effectiveMonth: month } });
    draft
      .write(write, { typed: showMonth(month), wanted: () => wanted.current === month })
      .then((answer) => {
        draft.take(answer);
        end(month, null);
      })
      .catch((problem: unknown) => {
        end(month, problem);
      });
  };
  const defaulted = useRef(false);
  useEffect(() => {
    if (effectiveMonth !== null || proposed === null || defaulted.current) return;
    defaulted.current = true;
    choose(proposed);
  });
  const waiting = chosen !== null && error === null;
  return { month: waiting ? chosen : effectiveMonth, waiting, note, error, choose };
}

function useNote(
  chosen: string | null,
  stands: string | null,
  { save }: Draft,
  refused: boolean,
): string | null {
  const t = useTexts(REGISTER_TEXTS);
  if (chosen === null || chosen === stands) return null;
  const months = { chosen: showMonth(chosen), stands: stands === null ? '—' : showMonth(stands) };
  if (refused) return t('monthRefused', months);
  return save.is === 'waiting' ? t('monthWaits', months) : null;
}
