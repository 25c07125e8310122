import { useRef, useState } from 'react';
import { textOf } from '#libs/texts/texts';
import { ApiProblem, reasonOf } from '../../api/problem';
import type { MemberRow, TextDto } from '../../api/generated';
import { bothOf, useServerText, useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import { entryId, typedColumns, type Column, type Values } from './columns';
import { isLasting, saidOf, textIn, withoutOwn, type Entered } from './entered';
import { errorsOf, MEMBER, problemsOf, valuesOf, type Errors } from './entry-values';
import type { RegisterFacts } from './register-facts';
import type { RegisterPlan } from './register-plan';
import { REGISTER_TEXTS } from './register.texts';
import { useAddedText } from './use-added-text';
import { useEverybody } from './use-everybody';
import { useMonthOf } from './use-month-of';

export interface EntryFacts extends RegisterFacts {
  /** Name of the person whose entry is typed and not in the register yet. */
  onEntering(name: string | null): void;
}

const NOTHING: Entered = { member: null, texts: {} };

/** One person and what is typed of him on their way into the register. */
export function useEntry({ plan, terms, rules, register, onEntering }: EntryFacts) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const [entered, setEntered] = useState(NOTHING);
  const [errors, setErrors] = useState<Errors>({});
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** What the form holds now: an answer may come after the next entry was begun. */
  const held = useRef(NOTHING);
  const columns = typedColumns(plan.columns);
  const addedText = useAddedText(plan);
  const read = { rules, terms };

  useMonthOf(terms?.month ?? '', entered.member, (member) => {
    if (held.current.member?.accountNo !== member.accountNo) return;
    held.current = { ...held.current, member };
    setEntered(held.current);
  });

  const change = (next: Entered): void => {
    held.current = next;
    setEntered(next);
    setErrors({});
    setCode(null);
    onEntering(enteringName(plan.subject, columns, next));
  };
  const refuse = (problems: Errors): void => {
    setErrors(problems);
    focusProblem(problems, columns);
  };
  const refusalOf = (picked: MemberRow): TextDto | null => {
    const refusal = terms === undefined ? null : (rules.refusalOfMember?.(picked, terms) ?? null);
    return refusal === null ? null : textOf(refusal.code, refusal.details);
  };
  const add = async (values: Values): Promise<void> => {
    const sent = held.current;
    const typedNow = saidOf(sent, columns);
    setBusy(true);
    try {
      const added = await register.add(values, typedNow);
      notify('success', () => addedText(added));
      if (!isSame(held.current, sent)) return;
      change(withoutOwn(sent, plan));
      focusFirst(firstFieldOf(plan, columns));
    } catch (refused) {
      const reason = reasonOf(refused);
      if (isSame(held.current, sent)) {
        setCode(refused instanceof ApiProblem ? refused.code : null);
        refuse(errorsOf(refused, columns));
      } else notify('error', () => t('addRefused', { typed: typedNow, reason: server(reason) }));
    } finally {
      setBusy(false);
    }
  };
  const { member } = entered;
  const refusal = member === null ? null : refusalOf(member);
  const shown: Errors =
    Object.keys(errors).length > 0 || refusal === null ? errors : { [MEMBER]: refusal };
  const enter = async (): Promise<void> => {
    setErrors({});
    const asksMember = plan.subject === 'account' && member === null;
    const ofMember = asksMember ? bothOf(REGISTER_TEXTS, 'pickFirst') : refusal;
    const problems =
      ofMember === null ? problemsOf(entered, columns, read) : { [MEMBER]: ofMember };
    if (Object.keys(problems).length > 0) refuse(problems);
    else await add(valuesOf(entered, columns, read));
  };
  const enterEverybody = useEverybody({
    ...{ plan, register, columns, read },
    sent: () => ({ ...held.current, member: null }),
    ...{ refuse, change, setBusy },
  });
  return {
    member,
    columns,
    enterEverybody,
    /** For whoever is refused in any case nothing is asked. */
    closed: plan.subject === 'account' && (member === null || refusal !== null),
    refusalOf,
    errorOf: (key: string) => (shown[key] === undefined ? null : server(shown[key])),
    code,
    busy,
    enter,
    textOf: (column: Column): string => textIn(entered, column, read),
    isDerived: ({ key }: Column): boolean => key in (rules.derived?.(entered.texts) ?? {}),
    /** The next person begins with nothing: what stood there was meant for somebody else. */
    pick: (picked: MemberRow | null) => {
      change({ ...keptFor(entered, plan), member: picked });
      if (picked !== null && refusalOf(picked) === null) focusFirst(ownFieldOf(plan, columns));
    },
    type: ({ key }: Column, text: string) => {
      change({ ...entered, texts: { ...entered.texts, [key]: text } });
    },
  };
}

/** What is typed of nobody in particular stays when somebody is picked; what was meant for somebody else goes. */
function keptFor(entered: Entered, plan: RegisterPlan): Entered {
  return plan.past && entered.member === null ? entered : withoutOwn(entered, plan);
}

/** Where the next entry begins. */
function firstFieldOf({ subject }: RegisterPlan, [first]: readonly Column[]): string {
  return subject === 'account' || first === undefined ? 'entry-member' : entryId(first);
}

/** Where what is typed of a picked member begins. */
function ownFieldOf(plan: RegisterPlan, columns: readonly Column[]): string {
  const own = columns.find((column) => !isLasting(column, plan));
  return own === undefined ? 'entry-add' : entryId(own);
}

function enteringName(
  subject: 'account' | 'person',
  columns: readonly Column[],
  { member, texts }: Entered,
): string | null {
  if (subject === 'person')
    return Object.values(texts).some((text) => text !== '') ? (texts['name'] ?? '') : null;
  if (member === null) return null;
  const own = columns.filter(({ kind }) => kind !== 'dictionary');
  const typed = own.some(({ key }) => (texts[key] ?? '') !== '');
  return typed || own.every(({ required }) => !required) ? member.name : null;
}

function isSame(one: Entered, other: Entered): boolean {
  return (
    one.member?.accountNo === other.member?.accountNo &&
    JSON.stringify(one.texts) === JSON.stringify(other.texts)
  );
}

function focusProblem(problems: Errors, columns: readonly Column[]): void {
  const first = columns.find(({ key }) => key in problems);
  const id = MEMBER in problems || first === undefined ? 'entry-member' : entryId(first);
  document.getElementById(id)?.focus();
}

/** After the list of members has closed and given the focus back. */
function focusFirst(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
