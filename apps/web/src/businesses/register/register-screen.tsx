import { useSearchParams } from 'react-router';
import { EDITABLE_STAGES, type Stage } from '#libs/submission/stage';
import { ScanStep } from '../../papers/scan-step';
import type { BusinessScreenProps } from '../registry';
import { ResultPage } from '../steps/result-page';
import { useDraft } from '../steps/use-draft';
import '../businesses.css';
import { CheckPage } from './check-page';
import { EditRegister } from './edit-register';
import type { RegisterRules } from './register-rules';
import { useRegister } from './use-register';

/** A register business from its first row to the result: enter, check, papers where demanded, result. */
export function RegisterScreen({ submission, business, rules }: BusinessScreenProps & { rules: RegisterRules }) {
  const [params, setParams] = useSearchParams();
  const draft = useDraft(submission);
  const register = useRegister(submission, draft);
  if (submission.stage === 'scanning') return <ScanStep submission={submission} />;
  if (!EDITABLE_STAGES.includes(submission.stage as Stage)) return <ResultPage submission={submission} />;
  const toStep = (step: 'edit' | 'check'): void => { setParams(step === 'edit' ? {} : { step }); window.scrollTo(0, 0); };
  return params.get('step') === 'check'
    ? <CheckPage submission={submission} register={register} onBack={() => { toStep('edit'); }} />
    : <EditRegister submission={submission} business={business} rules={rules} draft={draft} register={register} onCheck={() => { toStep('check'); }} />;
}
