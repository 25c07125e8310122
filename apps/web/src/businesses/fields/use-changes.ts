import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldDefinition } from '#libs/businesses/business';
import {
  submissionsEdit,
  type BusinessDto,
  type FieldDto,
  type FormRequest,
  type HomeCodeTablesResponse,
  type SubmissionDto,
  type TextDto,
} from '../../api/generated';
import { ApiProblem } from '../../api/problem';
import type { Draft, IfMatch } from '../steps/use-draft';
import { useIsGone } from '../steps/use-is-gone';
import { useOneAtATime } from '../steps/use-one-at-a-time';
import { bothOf } from '../../i18n/texts';
import { FIELDS_TEXTS } from './fields.texts';
import { inputOf, refusalText, storedOf, wordsOf } from './field-values';

export interface Change {
  field: FieldDto;
  before: string;
  after: string;
  error: TextDto | null;
}

export interface Changes {
  readonly list: Change[];
  readonly errors: Change[];
  typedOf(field: FieldDto): string;
  errorOf(name: string): TextDto | null;
  isChanged(name: string): boolean;
  type(field: FieldDto, text: string): void;
  takeOut(name: string): void;
  /** Something typed is not saved yet. */
  readonly pending: boolean;
  /** Saves what waits; false when not all of it could be saved. */
  flush(): Promise<boolean>;
}

interface Facts {
  submission: SubmissionDto;
  business: BusinessDto;
  definitions: readonly FieldDefinition[];
  values: Record<string, string>;
  dictionaries: HomeCodeTablesResponse;
  draft: Draft;
}

const SAVE_AFTER_MS = 700;

/**
 * The changes of a form: what the server holds, and over it what was typed here and is not saved yet. So a newer state from
 * another page is shown without losing what was typed.
 */
export function useChanges(facts: Facts): Changes {
  const { submission, business, definitions, values, dictionaries } = facts;
  const saved = submission.form.changes ?? {};
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<Readonly<Record<string, TextDto>>>({});
  /** What was saved of a field when it was begun to be typed in, here or by the last save. */
  const begunOn = useRef<Record<string, string | undefined>>({});
  const latest = useRef({ typed, facts });
  latest.current = { typed, facts };
  const definitionOf = ({ name }: FieldDto) => definitions.find((one) => one.name === name);
  const afterOf = (field: FieldDto): string | undefined => {
    const text = typed[field.name];
    const after = text === undefined ? saved[field.name] : storedOf(definitionOf(field), text);
    return after === undefined || isSame(field, after, values[field.name] ?? '')
      ? undefined
      : after;
  };
  /** Somebody has saved another value since: this one goes over it only by a hand that has seen it. */
  const isMoved = ({ name }: FieldDto, after: string): boolean =>
    typed[name] !== undefined && saved[name] !== begunOn.current[name] && saved[name] !== after;
  const list = business.fields.flatMap((field): Change[] => {
    const after = afterOf(field);
    if (after === undefined) return [];
    const error =
      refusalText(definitionOf(field), after, dictionaries) ??
      refused[field.name] ??
      (isMoved(field, after) ? movedText(field, saved[field.name], dictionaries) : null);
    return [{ field, before: values[field.name] ?? '', after, error }];
  });

  const flush = useFlush({ latest, list, begunOn, setTyped, setRefused });
  useEffect(() => {
    if (Object.keys(typed).length === 0) return;
    const waiting = setTimeout(() => {
      void flush();
    }, SAVE_AFTER_MS);
    return () => {
      clearTimeout(waiting);
    };
  }, [typed, flush]);

  const type = (field: FieldDto, text: string): void => {
    const after = storedOf(definitionOf(field), typed[field.name] ?? '');
    if (typed[field.name] === undefined || isMoved(field, after))
      begunOn.current[field.name] = saved[field.name];
    setTyped((before) => ({ ...before, [field.name]: text }));
    setRefused((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => name !== field.name)),
    );
  };
  return {
    list,
    pending: Object.keys(typed).length > 0,
    flush,
    type,
    errors: list.filter((change) => change.error !== null),
    typedOf: (field) =>
      typed[field.name] ?? inputOfSaved(field, saved[field.name], values[field.name] ?? ''),
    errorOf: (name) => list.find((change) => change.field.name === name)?.error ?? null,
    isChanged: (name) => list.some((change) => change.field.name === name),
    takeOut: (name) => {
      const field = business.fields.find((one) => one.name === name);
      if (field !== undefined) type(field, inputOf(field, values[name] ?? ''));
    },
  };
}

function movedText(
  field: FieldDto,
  saved: string | undefined,
  dictionaries: HomeCodeTablesResponse,
): TextDto {
  const there = wordsOf(field, saved ?? '', dictionaries);
  return bothOf(FIELDS_TEXTS, 'moved', { value: there.zh, valueEn: there.en });
}

/** A masked field is only changed by a whole new value; leaving it empty leaves it as it is. */
function isSame(field: FieldDto, after: string, before: string): boolean {
  return field.masked ? after === '' || after === before : after === before;
}

function inputOfSaved(field: FieldDto, saved: string | undefined, value: string): string {
  if (saved === undefined) return inputOf(field, value);
  return field.masked ? saved : inputOf(field, saved);
}

type SetOf<T> = React.Dispatch<React.SetStateAction<Readonly<Record<string, T>>>>;
type Latest = React.RefObject<{ typed: Readonly<Record<string, string>>; facts: Facts }>;

/** The form on the page, as its saving needs it. */
interface Form {
  readonly latest: Latest;
  readonly list: readonly Change[];
  readonly setTyped: SetOf<string>;
  readonly setRefused: SetOf<TextDto>;
  /** What was saved of a field when it was begun to be typed in. */
  readonly begunOn: React.RefObject<Record<string, string | undefined>>;
}

/**
 * Sends every good change as one form; a bad one stays on the page and is not sent. One form at a time is under way, and
 * one at most waits behind it with whatever is typed by then: a slow line does not pile up what is outdated.
 */
function useFlush(form: Form): () => Promise<boolean> {
  const { latest, begunOn, setTyped, setRefused } = form;
  const list = useRef(form.list);
  list.current = form.list;
  const lastSaved = useRef<string | null>(null);
  const gone = useIsGone();
  const send = useCallback(async () => {
    const { typed, facts } = latest.current;
    // A form that waited its turn would make the case the former member's again.
    if (gone.current) return false;
    const bad = new Set(
      list.current.filter((change) => change.error !== null).map((change) => change.field.name),
    );
    if (Object.keys(typed).length === 0) return bad.size === 0;
    const good = list.current.filter((change) => !bad.has(change.field.name));
    const said = good.map(({ field, after }) => `${field.label.zh} ${after}`).join('，');
    const path = { businessNo: facts.submission.businessNo };
    const kept = movedOf(facts.submission, bad, begunOn.current);
    const body = formOf(facts.submission, kept, good);
    try {
      if (!isSaved(body, facts.submission, lastSaved.current)) {
        const write = (headers: IfMatch) => submissionsEdit({ path, headers, body });
        const answer = await facts.draft.write(write, {
          typed: said,
          wanted: () => !gone.current,
        });
        facts.draft.take(answer);
        for (const name of Object.keys(typed))
          if (!(name in kept)) begunOn.current[name] = answer.form.changes?.[name];
        lastSaved.current = JSON.stringify(body);
      }
      setTyped((now) => without(now, (name, text) => !bad.has(name) && text === typed[name]));
      return bad.size === 0;
    } catch (error) {
      if (error instanceof ApiProblem)
        setRefused(
          Object.fromEntries(
            error.errors.map((one) => [one.field, { zh: one.detail, en: one.detailEn }]),
          ),
        );
      return false;
    }
  }, [latest, begunOn, gone, setTyped, setRefused]);
  return useOneAtATime(send);
}

/** The same record when nothing goes: what waits for a change does not begin anew. */
function without(
  record: Readonly<Record<string, string>>,
  goes: (name: string, text: string) => boolean,
): Readonly<Record<string, string>> {
  const kept = Object.entries(record).filter(([name, text]) => !goes(name, text));
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept);
}

/** The page may not have been drawn since the last answer: then the form just sent says what is saved. */
function isSaved(body: FormRequest, { form }: SubmissionDto, lastSaved: string | null): boolean {
  if (JSON.stringify(body) === lastSaved) return true;
  const [wanted, saved] = [body.changes ?? {}, form.changes ?? {}];
  const names = Object.keys(wanted);
  return (
    names.length === Object.keys(saved).length &&
    names.every((name) => wanted[name] === saved[name])
  );
}

/** What another page has saved of fields that are typed in here and not sent: a form without it would take it out. */
function movedOf(
  { form }: SubmissionDto,
  notSent: ReadonlySet<string>,
  begunOn: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const moved = Object.entries(form.changes ?? {}).filter(
    ([name, saved]) => notSent.has(name) && saved !== begunOn[name],
  );
  return Object.fromEntries(moved);
}

function formOf(
  { form }: SubmissionDto,
  kept: Readonly<Record<string, string>>,
  changes: Change[],
): FormRequest {
  return {
    memberAccountNo: form.memberAccountNo,
    changes: {
      ...kept,
      ...Object.fromEntries(changes.map(({ field, after }) => [field.name, after])),
    },
  };
}
