import { useState } from 'react';
import { formatYuan, parseYuan } from '#libs/fund/money';
import { textOf } from '#libs/texts/texts';
import { ApiProblem } from '../../api/problem';
import type { MemberRow } from '../../api/types';
import { useServerText, useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import type { RegisterRules, RegisterTerms } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

/** JGJ/T 320 A.6: members who can be picked. */
export const NORMAL = '01';

export interface EntryFacts {
  terms: RegisterTerms;
  rules: RegisterRules;
  register: Register;
  /** Name of the member whose entry is typed and not in the register yet. */
  onEntering(name: string | null): void;
}

interface EntryError {
  at: 'member' | 'base';
  text: string;
}

/** One member and a new base on their way into the register. */
export function useEntry({ terms, rules, register, onEntering }: EntryFacts) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const [member, setMember] = useState<MemberRow | null>(null);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<EntryError | null>(null);
  const [busy, setBusy] = useState(false);

  const change = (picked: MemberRow | null, text: string): void => {
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
    setBusy(true);
    try {
      const row = await register.add(
        picked.accountNo,
        baseFen,
        `${picked.name} ${formatYuan(baseFen)}`,
      );
      notify('success', t('added', { name: row.name, no: row.rowNo }));
      change(null, '');
      document.getElementById('entry-member')?.focus();
    } catch (refused) {
      refuse({
        at: 'base',
        text: refused instanceof ApiProblem ? server(refused.detail) : String(refused),
      });
    } finally {
      setBusy(false);
    }
  };
  const enter = async (): Promise<void> => {
    setError(null);
    if (member === null) {
      refuse({ at: 'member', text: t('pickFirst') });
      return;
    }
    const baseFen = parseYuan(typed);
    if (baseFen === null || baseFen === 0) {
      refuse({ at: 'base', text: t('amountWrong') });
      return;
    }
    const refusal = rules.refusalOf(baseFen, member.baseFen, terms);
    if (refusal === null) await add(member, baseFen);
    else refuse({ at: 'base', text: server(textOf(refusal.code, refusal.details)) });
  };
  return {
    member,
    typed,
    error,
    busy,
    enter,
    pick: (picked: MemberRow | null) => {
      change(picked, typed);
      if (picked !== null)
        requestAnimationFrame(() => document.getElementById('entry-base')?.focus());
    },
    type: (text: string) => {
      change(member, text);
    },
  };
}
