import { useState } from 'react';
import { submissionsEdit, type SubmissionDto, type TextDto } from '../../api/generated';
import { ApiProblem, reasonOf } from '../../api/problem';
import type { Draft } from '../steps/use-draft';
import { inputTextOf, readTyped, type Column } from './columns';

/** What is typed once for the whole case: saved when its field is left, and kept on the page when it is refused. */
export interface Head {
  textOf(column: Column): string;
  /** Typed and not saved, or not yet. */
  pending(column: Column): boolean;
  errorOf(column: Column): TextDto | null;
  missing(column: Column): boolean;
  type(column: Column, text: string): void;
  save(column: Column): void;
}

type Kept<T> = Readonly<Record<string, T>>;

/** What a case keeps of its head, with the units that are named in it. */
interface HeadForm {
  readonly head?: Readonly<Record<string, string>>;
}

export function useHead(submission: SubmissionDto, draft: Draft): Head {
  const [texts, setTexts] = useState<Kept<string>>({});
  const [errors, setErrors] = useState<Kept<TextDto>>({});
  const { businessNo } = submission;
  const stored = headIn(submission) ?? {};
  const settle = (key: string, sent: string): void => {
    setTexts((before) => (before[key] === sent ? without(before, key) : before));
  };
  const save = ({ key, ...column }: Column): void => {
    const text = texts[key];
    if (text === undefined) return;
    const value = String(readTyped({ key, ...column }, text) ?? '');
    if (value === (stored[key] ?? '')) {
      settle(key, text);
      return;
    }
    const head = { ...headIn(draft.newest()), [key]: value };
    const { effectiveMonth } = draft.newest();
    const body = { ...(effectiveMonth === null ? {} : { effectiveMonth }), head };
    draft
      .write((headers) => submissionsEdit({ path: { businessNo }, headers, body }), {
        typed: text,
        wanted: () => true,
      })
      .then((answer) => {
        draft.take(answer);
        settle(key, text);
      })
      .catch((refused: unknown) => {
        setErrors((before) => ({ ...before, [key]: errorOf(refused, key) }));
      });
  };
  return {
    textOf: (column) => texts[column.key] ?? inputTextOf(column, stored[column.key] ?? null),
    pending: ({ key }) => texts[key] !== undefined,
    errorOf: ({ key }) => errors[key] ?? null,
    missing: ({ key }) => (stored[key] ?? '') === '' || errors[key] !== undefined,
    type: ({ key }, text) => {
      setErrors((before) => without(before, key));
      setTexts((before) => ({ ...before, [key]: text }));
    },
    save,
  };
}

export function headIn({ form }: SubmissionDto): HeadForm['head'] {
  return (form as HeadForm).head;
}

function errorOf(refused: unknown, key: string): TextDto {
  const known = refused instanceof ApiProblem ? refused.errors : [];
  const named = known.find(({ field }) => field === key);
  return named === undefined ? reasonOf(refused) : { zh: named.detail, en: named.detailEn };
}

function without<T>(all: Kept<T>, key: string): Kept<T> {
  const { [key]: gone, ...others } = all;
  return gone === undefined ? all : others;
}
