import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { ReasonDialog } from '../ui/reason-dialog';
import { PAYMENT_TEXTS } from './payment.texts';

interface FailureDialogProps {
  title: string;
  help: string;
  confirm: string;
  done: () => string;
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** The bank has not paid, and says why. */
export function FailureDialog({ title, help, confirm, done, send, onClose }: FailureDialogProps) {
  const t = useTexts(PAYMENT_TEXTS);
  const sending = useMutation({
    mutationFn: send,
    onSuccess: () => {
      notify('success', done);
      onClose();
    },
  });
  return (
    <ReasonDialog
      open
      title={title}
      help={help}
      confirm={confirm}
      label={t('reason')}
      missing={t('missing')}
      busy={sending.isPending}
      onClose={onClose}
      onReason={(reason) => {
        sending.mutate(reason);
      }}
    >
      <ProblemAlert error={sending.error} />
    </ReasonDialog>
  );
}
