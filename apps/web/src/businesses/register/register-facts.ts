import type { TermsView } from '../../api/generated';
import type { Row } from './columns';
import type { RegisterPlan } from './register-plan';
import type { RegisterRules } from './register-rules';
import type { Register } from './use-register';

/** What the pieces of a register page have in common. */
export interface RegisterFacts {
  readonly plan: RegisterPlan;
  readonly rules: RegisterRules;
  readonly terms: TermsView | undefined;
  readonly register: Register;
}

/** One row of it. */
export interface RegisterRowProps extends RegisterFacts {
  readonly row: Row;
  readonly wide: boolean;
}
