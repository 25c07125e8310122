import { SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { formatYuan } from '#libs/fund/money';
import type { SubmissionDto } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { FootBar } from '../../ui/foot-bar';
import { Difference } from '../../ui/amount';
import { DiscardButton } from '../steps/discard-button';
import { SaveMark } from '../steps/draft-notes';
import { STEPS_TEXTS } from '../steps/steps.texts';
import type { Draft } from '../steps/use-draft';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

interface TotalsBarProps {
  submission: SubmissionDto;
  register: Register;
  draft: Draft;
  onSubmit(): void;
}

/** Sums of what would be submitted, always in sight, with the one primary way on. */
export function TotalsBar({ submission, draft, onSubmit }: TotalsBarProps) {
  const t = useTexts(REGISTER_TEXTS);
  const steps = useTexts(STEPS_TEXTS);
  const totals = submission.totals ?? { people: 0, beforeFen: 0, afterFen: 0 };
  return (
    <FootBar className="foot-row">
      <div className="sums">
        <div>
          {t('people')}
          <b>{totals.people.toLocaleString('en-US')}</b>
        </div>
        <div>
          {t('sumBefore')}
          <b>{formatYuan(totals.beforeFen)}</b>
        </div>
        <div>
          {t('sumAfter')}
          <b>{formatYuan(totals.afterFen)}</b>
        </div>
        <div>
          {t('difference')}
          <b>
            <Difference fen={totals.afterFen - totals.beforeFen} />
          </b>
        </div>
      </div>
      <div className="bar-acts">
        <SaveMark save={draft.save} />
        <DiscardButton submission={submission} />
        <Button type="primary" size="large" icon={<SendOutlined aria-hidden />} onClick={onSubmit}>
          {steps('submit')}
        </Button>
      </div>
    </FootBar>
  );
}
