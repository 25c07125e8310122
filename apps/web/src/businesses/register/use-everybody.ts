import { useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import type { Column } from './columns';
import { saidOf, withoutOwn, type Entered } from './entered';
import { errorsOf, problemsOf, valuesOf, type Errors, type Reading } from './entry-values';
import type { RegisterPlan } from './register-plan';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

interface EverybodyFacts {
  plan: RegisterPlan;
  register: Register;
  columns: readonly Column[];
  read: Reading;
  /** What is typed now, of nobody in particular. */
  sent(): Entered;
  refuse(problems: Errors): void;
  change(next: Entered): void;
  setBusy(busy: boolean): void;
}

/** Everybody it fits is entered with what is typed; the others are passed over, and said. */
export function useEverybody(facts: EverybodyFacts) {
  const t = useTexts(REGISTER_TEXTS);
  const { plan, register, columns, read, refuse, change, setBusy } = facts;
  return async (): Promise<void> => {
    const sent = facts.sent();
    const problems = problemsOf(sent, columns, read);
    refuse(problems);
    if (Object.keys(problems).length > 0) return;
    setBusy(true);
    try {
      const values = valuesOf(sent, columns, read);
      const { added, passedOver } = await register.addEverybody(values, saidOf(sent, columns));
      notify('success', () =>
        t(passedOver > 0 ? 'enteredInPart' : 'enteredAll', { added, passedOver }),
      );
      change(withoutOwn(sent, plan));
    } catch (refused) {
      refuse(errorsOf(refused, columns));
    } finally {
      setBusy(false);
    }
  };
}
