import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldDefinition } from '#libs/businesses/business';
import { listText } from '#libs/texts/text-list';
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
import { formToSend, isSameForm } from './form-to-send';
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
  values: Readonly<Record<string, string>>;
  /** Whether the values are those the changes are compared with: until then nothing is saved. */
  settled: boolean;
  dictionaries: HomeCodeTablesResponse;
  draft: Draft;
}

const SAVE_AFTER_MS = 700;

/**
 * The changes of a form: what the server holds, and over it what was typed here and is not saved yet. So a newer state from
 * another page is shown without losing what was typed.
 */
export function useChanges(facts: Facts): Changes {
  const { submission, business, definitions, values, settled, dictionaries } = facts;
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
    if (Object.keys(typed).length === 0 || !settled) return;
    const waiting = setTimeout(() => {
      void flush();
    }, SAVE_AFTER_MS);
    return () => {
      clearTimeout(waiting);
    };
  }, [typed, flush, settled]);

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
  const gone = useIsGone();
  const send = useCallback(async () => {
    const { typed, facts } = latest.current;
    // A form that waited its turn would make the case the former member's again.
    if (!mayBeSaved(facts, gone.current)) return false;
    const wrong = list.current.filter((change) => change.error !== null);
    if (Object.keys(typed).length === 0) return wrong.length === 0;
    const { form, businessNo } = facts.draft.newest();
    const { changes, held, kept } = formToSend({
      saved: changesIn(form, facts),
      typed: new Set(Object.keys(typed)),
      changes: list.current.map(({ field, after, error }) => {
        return { name: field.name, after, isWrong: error !== null };
      }),
      begunOn: begunOn.current,
    });
    const body = { memberAccountNo: form.memberAccountNo, changes };
    const said = listText(
      list.current
        .filter(({ field }) => !held.has(field.name))
        .map(({ field: { label }, after }) => ({
          zh: `${label.zh} ${after}`,
          en: `${label.en} ${after}`,
        })),
    );
    try {
      if (!isSameForm(changes, form.changes ?? {})) {
        const write = (headers: IfMatch) =>
          submissionsEdit({ path: { businessNo }, headers, body });
        const answer = await facts.draft.write(write, {
          typed: said,
          wanted: () => !gone.current,
        });
        facts.draft.take(answer);
        for (const name of Object.keys(typed))
          if (!(name in kept)) begunOn.current[name] = answer.form.changes?.[name];
      }
      setTyped((now) => without(now, (name, text) => !held.has(name) && text === typed[name]));
      return held.size === 0;
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

function mayBeSaved({ settled }: Facts, isGone: boolean): boolean {
  return settled && !isGone;
}

/** A change to what the register says meanwhile is none any more. */
function changesIn(form: FormRequest, { business, values }: Facts): Record<string, string> {
  const saved = form.changes ?? {};
  const fields = business.fields.filter(({ name }) => saved[name] !== undefined);
  return Object.fromEntries(
    fields
      .filter((field) => !isSame(field, saved[field.name] ?? '', values[field.name] ?? ''))
      .map(({ name }) => [name, saved[name] ?? '']),
  );
}

/** The same record when nothing goes: what waits for a change does not begin anew. */
function without(
  record: Readonly<Record<string, string>>,
  goes: (name: string, text: string) => boolean,
): Readonly<Record<string, string>> {
  const kept = Object.entries(record).filter(([name, text]) => !goes(name, text));
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept);
}
