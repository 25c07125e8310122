import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SubmissionDto } from '../../api/generated';
import { showDay } from '../../i18n/dates';
import { useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import { NoteBox, ProblemAlert } from '../../ui/problem-alert';
import { ReasonDialog } from '../../ui/reason-dialog';
import { giveUpUnsaved } from '../../ui/unsaved';
import { STEPS_TEXTS } from './steps.texts';
import { useCaseCommand } from './use-case-command';

/** On top of a draft that another unit asked for: who, for whom, by when, and the way to refuse. */
export function RequestNote({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(STEPS_TEXTS);
  const navigate = useNavigate();
  const [refusing, setRefusing] = useState(false);
  const command = useCaseCommand(submission.businessNo);
  const { request } = submission;
  if (request?.mayRefuse !== true || request.unit === null) return null;
  const { name, accountNo, unit, answerBy } = request;
  const refuse = async (opinion: string): Promise<void> => {
    setRefusing(false);
    if ((await command.run({ verb: 'discard', opinion })) === null) return;
    giveUpUnsaved();
    notify('success', () => t('askedRefused'));
    await navigate('/');
  };
  return (
    <NoteBox
      tone="info"
      title={t('askedTitle', { unit: unit.name, name, account: accountNo ?? '' })}
    >
      <p>{t('askedHelp', { day: answerBy === null ? '' : showDay(answerBy) })}</p>
      <ProblemAlert error={command.error} />
      <Button
        danger
        size="small"
        loading={command.busy}
        onClick={() => {
          setRefusing(true);
        }}
      >
        {t('askedRefuse')}
      </Button>
      <ReasonDialog
        open={refusing}
        title={t('askedRefuse')}
        help={t('askedRefuseHelp')}
        confirm={t('askedRefuse')}
        label={t('askedReason')}
        missing={t('askedReasonMissing')}
        onClose={() => {
          setRefusing(false);
        }}
        onReason={(reason) => {
          void refuse(reason);
        }}
      />
    </NoteBox>
  );
}
