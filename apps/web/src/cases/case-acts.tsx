import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Submission } from '../api/types';
import { useTexts } from '../i18n/texts';
import { confirmFinal } from '../ui/confirm';
import { Dialog } from '../ui/dialog';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { CASE_TEXTS } from './cases.texts';
import { useCaseCommand } from './use-case-command';

const EDITS = ['submit', 'finish-scans', 'reopen'];

/** What the reader may do with the case now; the server says which. */
export function CaseActs({ submission }: { submission: Submission }) {
  const t = useTexts(CASE_TEXTS);
  const { businessNo, mayDo, document: receipt } = submission;
  const command = useCaseCommand(businessNo);
  const [abandoning, setAbandoning] = useState(false);
  const run = (verb: string, said: string): void => {
    command.mutate(
      { verb },
      {
        onSuccess: () => {
          notify('success', said);
        },
      },
    );
  };
  const discard = async (): Promise<void> => {
    const sure = await confirmFinal({
      title: t('discardTitle'),
      text: t('discardHelp'),
      confirmText: t('discard'),
      danger: true,
    });
    if (sure) run('discard', t('discarded'));
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
        {mayDo.includes('retry-posting') ? (
          <Button
            type="primary"
            loading={command.isPending}
            onClick={() => {
              run('retry-posting', t('retried'));
            }}
          >
            {t('retryPosting')}
          </Button>
        ) : null}
        {mayDo.includes('withdraw') ? (
          <Button
            loading={command.isPending}
            onClick={() => {
              run('withdraw', t('withdrawn'));
            }}
          >
            {t('withdraw')}
          </Button>
        ) : null}
        {mayDo.includes('discard') ? (
          <Button
            danger
            onClick={() => {
              void discard();
            }}
          >
            {t('discard')}
          </Button>
        ) : null}
        {mayDo.includes('abandon') ? (
          <Button
            danger
            onClick={() => {
              setAbandoning(true);
            }}
          >
            {t('abandon')}
          </Button>
        ) : null}
      </div>
      <ProblemAlert error={command.error} />
      <AbandonDialog
        open={abandoning}
        onClose={() => {
          setAbandoning(false);
        }}
        onAbandon={(reason) => {
          setAbandoning(false);
          command.mutate(
            { verb: 'abandon', opinion: reason },
            {
              onSuccess: () => {
                notify('success', t('abandoned'));
              },
            },
          );
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
            if (reason.trim() !== '') onAbandon(reason.trim());
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
        maxLength={200}
        error={tried && reason.trim() === '' ? t('reasonMissing') : null}
      />
    </Dialog>
  );
}
