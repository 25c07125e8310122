import { PrinterOutlined, SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { isReceiptAwaited, useAwaitedReceipt } from '../businesses/steps/use-awaited-receipt';
import type { CommandRequest, SubmissionDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { confirmFinal } from '../ui/confirm';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { ReasonDialog } from '../ui/reason-dialog';
import { CASE_TEXTS } from './cases.texts';
import { useCaseCommand } from './use-case-command';

type Run = (verb: CommandRequest['verb'], said: () => string, opinion?: string) => void;

const EDITS = ['submit', 'finish-scans', 'reopen'];

/** What the reader may do with the case now; the server says which. */
export function CaseActs({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const { businessNo, mayDo, document: receipt } = submission;
  const command = useCaseCommand(businessNo);
  useAwaitedReceipt(submission);
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
        {isReceiptAwaited(submission) && (
          <span className="help" role="status">
            <SyncOutlined spin aria-hidden /> {t('receiptPrinting')}
          </span>
        )}
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
        <CommandButtons
          refusable={submission.request?.mayRefuse === true}
          mayDo={mayDo}
          busy={command.isPending}
          run={run}
        />
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

/** What is said why: a posting is given up, or what another unit asks for is refused. */
type Said = 'abandon' | 'refuse';

function useReasonTexts() {
  const t = useTexts(CASE_TEXTS);
  return (saying: Said | null) => {
    const [title, help, confirm] =
      saying === 'refuse'
        ? (['refuse', 'refuseHelp', 'refuse'] as const)
        : (['abandonTitle', 'abandonHelp', 'abandon'] as const);
    const said = { title: t(title), help: t(help), confirm: t(confirm) };
    return { ...said, label: t('reason'), missing: t('reasonMissing') };
  };
}

interface CommandButtonsProps {
  /** To discard it is to refuse what another unit asks for. */
  refusable: boolean;
  mayDo: readonly string[];
  busy: boolean;
  run: Run;
}

function CommandButtons({ refusable, mayDo, busy, run }: CommandButtonsProps) {
  const t = useTexts(CASE_TEXTS);
  const [saying, setSaying] = useState<Said | null>(null);
  const textsOf = useReasonTexts();
  const confirmed = useDiscardConfirmed();
  const discard = async (): Promise<void> => {
    if (refusable) setSaying('refuse');
    else if (await confirmed()) run('discard', () => t('discarded'));
  };
  const buttons = [
    {
      verb: 'retry-posting',
      text: t('retryPosting'),
      onClick: () => {
        run('retry-posting', () => t('retried'));
      },
    },
    {
      verb: 'withdraw',
      text: t('withdraw'),
      onClick: () => {
        run('withdraw', () => t('withdrawn'));
      },
    },
    {
      verb: 'discard',
      text: t(refusable ? 'refuse' : 'discard'),
      onClick: () => void discard(),
      danger: true,
    },
    {
      verb: 'abandon',
      text: t('abandon'),
      onClick: () => {
        setSaying('abandon');
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
      <ReasonDialog
        open={saying !== null}
        {...textsOf(saying)}
        onClose={() => {
          setSaying(null);
        }}
        onReason={(reason) => {
          setSaying(null);
          if (saying === 'refuse') run('discard', () => t('refused'), reason);
          else run('abandon', () => t('abandoned'), reason);
        }}
      />
    </>
  );
}
