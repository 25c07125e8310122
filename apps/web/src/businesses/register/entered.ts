import type { MemberRow, TermsView } from '../../api/generated';
import { inputTextOf, readTyped, type Column } from './columns';
import type { RegisterPlan } from './register-plan';
import type { RegisterRules, Texts } from './register-rules';

/** What an entry holds: the account it is about, if it is about one, and what is typed, by column key. */
export interface Entered {
  readonly member: MemberRow | null;
  readonly texts: Texts;
}

interface Reading {
  readonly rules: RegisterRules;
  readonly terms: TermsView | undefined;
}

/** What a field shows: what follows from other fields, what was typed, or else what is suggested. */
export function textIn({ texts }: Entered, { key }: Column, { rules, terms }: Reading): string {
  const derived = rules.derived?.(texts)[key];
  if (derived !== undefined) return derived;
  return (
    texts[key] ?? (terms === undefined ? undefined : rules.suggested?.(texts, terms)[key]) ?? ''
  );
}

/** Of accounts one after the other, what is chosen from a list is the same for all of them: a reason; and months that have passed. */
export function isLasting({ kind }: Column, { subject, past }: RegisterPlan): boolean {
  return subject === 'account' && (kind === 'dictionary' || (past && kind === 'month'));
}

export function withoutOwn({ texts }: Entered, plan: RegisterPlan): Entered {
  const lasting = plan.columns.filter((column) => isLasting(column, plan)).map(({ key }) => key);
  const kept = Object.entries(texts).filter(([key]) => lasting.includes(key));
  return { member: null, texts: Object.fromEntries(kept) };
}

/** An entry in words, as it is named where it could not be saved. */
export function saidOf({ member, texts }: Entered, columns: readonly Column[]): string {
  const typed = columns
    .filter(({ kind, masked }) => kind !== 'dictionary' && !masked)
    .map((column) => {
      const text = texts[column.key] ?? '';
      return inputTextOf(column, readTyped(column, text) ?? text);
    });
  return [member?.name ?? '', ...typed].filter((one) => one !== '').join(' ');
}
