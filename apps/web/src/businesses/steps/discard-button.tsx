import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { SubmissionDto } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { confirmFinal } from '../../ui/confirm';
import { notify } from '../../ui/notices';
import { useOrSaid } from '../../ui/or-said';
import { giveUpUnsaved } from '../../ui/unsaved';
import { STEPS_TEXTS } from './steps.texts';
import { useCaseCommand } from './use-case-command';

export function DiscardButton({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(STEPS_TEXTS);
  const navigate = useNavigate();
  const orSaid = useOrSaid();
  const command = useCaseCommand(submission.businessNo);
  // What another unit asks for is refused, with a reason (request-note.tsx).
  if (!submission.mayDo.includes('discard') || submission.request?.mayRefuse === true) return null;
  const discard = async (): Promise<void> => {
    if (!(await confirmFinal({ title: t('discardTitle'), text: t('discardText'), danger: true })))
      return;
    await orSaid(
      () => t('discard'),
      async () => {
        if ((await command.attempt({ verb: 'discard' })) === null) return;
        giveUpUnsaved();
        notify('success', () => t('discarded'));
        await navigate('/');
      },
    );
  };
  return (
    <Button
      danger
      icon={<DeleteOutlined aria-hidden />}
      loading={command.busy}
      onClick={() => {
        void discard();
      }}
    >
      {t('discard')}
    </Button>
  );
}
