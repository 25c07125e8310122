import { useState } from 'react';
import { useMemberAsked } from './use-member-asked';
import type { RegisterPlan } from './register-plan';
import type { Head } from './use-head';
import type { Register } from './use-register';

interface Begun {
  readonly begun: boolean;
  begin(): void;
}

/** Where a business has a button to begin with, its page opens by it; or by itself, once something is in the draft or somebody is to be entered. */
export function useBegin(of: { plan: RegisterPlan; register: Register; head: Head }): Begun {
  const { plan, register, head } = of;
  const [clicked, setClicked] = useState(useMemberAsked() !== null);
  const holdsRows = register.page !== undefined && register.page.total > 0;
  const holdsHead = plan.headColumns.some((column) => !head.missing(column));
  return {
    begun: plan.words.begin === null || clicked || holdsRows || holdsHead,
    begin: () => {
      setClicked(true);
    },
  };
}
