import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CommandRequest, SubmissionDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { confirmFinal } from '../ui/confirm';
import { Dialog } from '../ui/dialog';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { isTooLong } from '../ui/too-long';
import { useUnsaved } from '../ui/unsaved';
import { CASE_TEXTS } from './cases.texts';
import { useCaseCommand } from './use-case-command';

const REASON_LENGTH_MAX = 200;

type Run = (verb: CommandRequest['verb'], said: string, opinion?: string) => void;

const EDITS = ['submit', 'finish-scans', 'reopen'];

/** What the reader may do with the case now; the server says which. */
export function CaseActs({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const { businessNo, mayDo, document: receipt } = submission;
  const command = useCaseCommand(businessNo);
  const run: Run = (verb, said, opinion) => {
    const onSuccess = (): void => {
      notify('success', said);
    };
    command.mutate({ verb, opinion }, { onSuccess });
  };
  return (
    <>
      <div className="case-acts">
        {mayDo.some((verb) => EDITS.includes(verb)) ? (
          <Link className="button-link" to={`/cases/${businessNo}/edit`}>
            {t('continue')}
          </Link>
        ) : null}
        {receipt === null ? null : (
          <Button
            type="primary"
            icon={<PrinterOutlined aria-hidden />}
            href={receipt.url}
            target="_blank"
            rel="noopener"
          >
            {t('print')}
          </Button>
        )}
        <CommandButtons mayDo={mayDo} busy={command.isPending} run={run} />
      </div>
      <ProblemAlert error={command.error} />
    </>
  );
}

function useDiscardConfirmed(): () => Promise<boolean> {
  const t = useTexts(CASE_TEXTS);
  return () =>
    confirmFinal({
      title: t('discardTitle'),
      text: t('discardHelp'),
      confirmText: t('discard'),
      danger: true,
    });
}

interface CommandButtonsProps {
  mayDo: readonly string[];
  busy: boolean;
  run: Run;
}

function CommandButtons({ mayDo, busy, run }: CommandButtonsProps) {
  const t = useTexts(CASE_TEXTS);
  const [abandoning, setAbandoning] = useState(false);
  const confirmed = useDiscardConfirmed();
  const discard = async (): Promise<void> => {
    if (await confirmed()) run('discard', t('discarded'));
  };
  const buttons = [
    {
      verb: 'retry-posting',
      text: t('retryPosting'),
      onClick: () => {
        run('retry-posting', t('retried'));
      },
    },
    {
      verb: 'withdraw',
      text: t('withdraw'),
      onClick: () => {
        run('withdraw', t('withdrawn'));
      },
    },
    { verb: 'discard', text: t('discard'), onClick: () => void discard(), danger: true },
    {
      verb: 'abandon',
      text: t('abandon'),
      onClick: () => {
        setAbandoning(true);
      },
      danger: true,
    },
  ];
  return (
    <>
      {buttons
        .filter(({ verb }) => mayDo.includes(verb))
        .map(({ verb, text, onClick, danger = false }) => (
          <Button
            key={verb}
            danger={danger}
            type={verb === 'retry-posting' ? 'primary' : 'default'}
            loading={busy}
            onClick={onClick}
          >
            {text}
          </Button>
        ))}
      <AbandonDialog
        open={abandoning}
        onClose={() => {
          setAbandoning(false);
        }}
        onAbandon={(reason) => {
          setAbandoning(false);
          run('abandon', t('abandoned'), reason);
        }}
      />
    </>
  );
}

function AbandonDialog({
  open,
  onClose,
  onAbandon,
}: {
  open: boolean;
  onClose: () => void;
  onAbandon: (reason: string) => void;
}) {
  const t = useTexts(CASE_TEXTS);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  useUnsaved(open && reason.trim() !== '');
  return (
    <Dialog
      open={open}
      title={t('abandonTitle')}
      onClose={onClose}
      footer={
        <Button
          danger
          onClick={() => {
            setTried(true);
            if (reason.trim() !== '' && !isTooLong(reason, REASON_LENGTH_MAX))
              onAbandon(reason.trim());
          }}
        >
          {t('abandon')}
        </Button>
      }
    >
      <p>{t('abandonHelp')}</p>
      <TextField
        id="abandon-reason"
        label={t('reason')}
        value={reason}
        onChange={setReason}
        limit={REASON_LENGTH_MAX}
        error={tried && reason.trim() === '' ? t('reasonMissing') : null}
      />
    </Dialog>
  );
}
