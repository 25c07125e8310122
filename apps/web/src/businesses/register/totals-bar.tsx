import { SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { SubmissionDto } from '../../api/generated';
import { useServerText } from '../../i18n/texts';
import { FootBar } from '../../ui/foot-bar';
import { DiscardButton } from '../steps/discard-button';
import { SaveMark } from '../steps/draft-notes';
import type { Draft } from '../steps/use-draft';
import type { RegisterPlan } from './register-plan';
import { SumsLine } from './sum-lines';
import type { Register } from './use-register';

interface TotalsBarProps {
  plan: RegisterPlan;
  submission: SubmissionDto;
  register: Register;
  draft: Draft;
  /** Something is typed in the entry that is in no row yet. */
  entering: boolean;
  onSubmit(): void;
}

/** Sums of what would be submitted, always in sight, with the one primary way on. */
export function TotalsBar({
  plan,
  submission,
  register,
  draft,
  entering,
  onSubmit,
}: TotalsBarProps) {
  const server = useServerText();
  const totals = submission.totals ?? { people: 0, beforeFen: 0, afterFen: 0 };
  const figures = { ...totals, balanceFen: register.page?.balanceFen };
  return (
    <FootBar className="foot-row">
      <SumsLine words={plan.words} figures={figures} />
      <div className="bar-acts">
        <SaveMark save={draft.save} entering={entering} />
        <DiscardButton submission={submission} />
        <Button type="primary" size="large" icon={<SendOutlined aria-hidden />} onClick={onSubmit}>
          {server(plan.words.submit)}
        </Button>
      </div>
    </FootBar>
  );
}
