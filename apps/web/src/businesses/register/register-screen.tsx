import { useSearchParams } from 'react-router';
import type { BusinessScreenProps } from '../business-screen';
import { AfterEdit, isEditable } from '../steps/after-edit';
import { useDraft } from '../steps/use-draft';
import '../businesses.css';
import { CheckPage } from './check-page';
import { EditRegister } from './edit-register';
import { registerPlan } from './register-plan';
import type { RegisterRules } from './register-rules';
import { useRegister } from './use-register';

const NOTHING_COMPUTED: RegisterRules = {};

/** A register business from its first row to the result: enter, check, papers where demanded, result. */
export function RegisterScreen({
  submission,
  business,
  rules = NOTHING_COMPUTED,
}: BusinessScreenProps & { rules?: RegisterRules }) {
  const [params, setParams] = useSearchParams();
  const draft = useDraft(submission);
  const register = useRegister(submission, draft);
  const plan = registerPlan(business);
  if (plan === null) throw new Error(`${business.code} is no register`);
  if (!isEditable(submission)) return <AfterEdit submission={submission} />;
  const toStep = (step: 'edit' | 'check', replace = false): void => {
    setParams(step === 'edit' ? {} : { step }, { replace });
    window.scrollTo(0, 0);
  };
  return params.get('step') === 'check' ? (
    <CheckPage
      submission={submission}
      plan={plan}
      register={register}
      onBack={() => {
        toStep('edit');
      }}
      onSent={() => {
        // The step is over: the address of the result leads back to no page to be sent again.
        toStep('edit', true);
      }}
    />
  ) : (
    <EditRegister
      submission={submission}
      plan={plan}
      rules={rules}
      draft={draft}
      register={register}
      onCheck={() => {
        toStep('check');
      }}
    />
  );
}
