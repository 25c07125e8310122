import { useEffect, useRef, useState } from 'react';
import { formatYuan } from '#libs/fund/money';
import { textOf } from '#libs/texts/texts';
import { readYuan } from '#libs/values/yuan';
import { reasonOf } from '../../api/problem';
import { membersList, type MemberRow, type TermsView, type TextDto } from '../../api/generated';
import { bothOf, useServerText, useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import type { RegisterRules } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

/** JGJ/T 320 A.6: members who can be picked. */
export const NORMAL = '01';

export interface EntryFacts {
  terms: TermsView;
  rules: RegisterRules;
  register: Register;
  /** Name of the member whose entry is typed and not in the register yet. */
  onEntering(name: string | null): void;
}

interface EntryError {
  at: 'member' | 'base';
  text: TextDto;
}

interface Entered {
  member: MemberRow | null;
  typed: string;
}

/** One member and a new base on their way into the register. */
export function useEntry({ terms, rules, register, onEntering }: EntryFacts) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const [member, setMember] = useState<MemberRow | null>(null);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<EntryError | null>(null);
  const [busy, setBusy] = useState(false);

  /** What the form holds now: an answer may come after the next entry was begun. */
  const held = useRef<Entered>({ member: null, typed: '' });

  useMonthOf(terms.month, member, (read) => {
    if (held.current.member?.accountNo !== read.accountNo) return;
    held.current = { ...held.current, member: read };
    setMember(read);
  });

  const change = (picked: MemberRow | null, text: string): void => {
    held.current = { member: picked, typed: text };
    setMember(picked);
    setTyped(text);
    setError(null);
    onEntering(picked !== null && text !== '' ? picked.name : null);
  };
  const refuse = (problem: EntryError): void => {
    setError(problem);
    document.getElementById(problem.at === 'member' ? 'entry-member' : 'entry-base')?.focus();
  };
  const add = async (picked: MemberRow, baseFen: number): Promise<void> => {
    const sent = held.current;
    const typedNow = `${picked.name} ${formatYuan(baseFen)}`;
    setBusy(true);
    try {
      const row = await register.add(picked.accountNo, baseFen, typedNow);
      notify('success', t('added', { name: row.name, no: row.rowNo }));
      if (!isSame(held.current, sent)) return;
      change(null, '');
      document.getElementById('entry-member')?.focus();
    } catch (refused) {
      const reason = reasonOf(refused);
      if (isSame(held.current, sent)) refuse({ at: 'base', text: reason });
      else notify('error', t('addRefused', { typed: typedNow, reason: server(reason) }));
    } finally {
      setBusy(false);
    }
  };
  const problemOf = (picked: MemberRow, baseFen: number | null): TextDto | null => {
    if (baseFen === null || baseFen === 0) return bothOf(REGISTER_TEXTS, 'amountWrong');
    const refusal = rules.refusalOf(baseFen, picked.baseFen, terms);
    return refusal === null ? null : textOf(refusal.code, refusal.details);
  };
  const enter = async (): Promise<void> => {
    setError(null);
    const baseFen = readYuan(typed);
    const text = member === null ? bothOf(REGISTER_TEXTS, 'pickFirst') : problemOf(member, baseFen);
    if (text !== null) refuse({ at: member === null ? 'member' : 'base', text });
    else if (member !== null && baseFen !== null) await add(member, baseFen);
  };
  return {
    member,
    typed,
    error: error === null ? null : { at: error.at, text: server(error.text) },
    busy,
    enter,
    /** The next person begins with no base: the one that stood there was meant for somebody else. */
    pick: (picked: MemberRow | null) => {
      change(picked, '');
      if (picked !== null) focusBase();
    },
    type: (text: string) => {
      change(member, text);
    },
  };
}

/** Another month: whoever is held is read again as he stands in it, and what was typed for him stays. */
function useMonthOf(
  month: string,
  member: MemberRow | null,
  onRead: (member: MemberRow) => void,
): void {
  const shown = useRef(month);
  useEffect(() => {
    if (shown.current === month) return;
    shown.current = month;
    if (member === null) return;
    const { accountNo } = member;
    void membersList({ query: { q: accountNo, month, limit: 1 } }).then(({ items: [read] }) => {
      if (read?.accountNo === accountNo) onRead(read);
    }, ignored);
  });
}

/** The server decides by the month anyhow; the old figures stay until the next pick. */
function ignored(): void {
  return undefined;
}

function isSame(one: Entered, other: Entered): boolean {
  return one.member?.accountNo === other.member?.accountNo && one.typed === other.typed;
}

/** After the list of members has closed and given the focus back. */
function focusBase(): void {
  requestAnimationFrame(() => document.getElementById('entry-base')?.focus());
}
