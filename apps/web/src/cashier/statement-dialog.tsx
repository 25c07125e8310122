import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { BankAccountDto, StatementResultDto } from '../api/generated';
import { sendFile } from '../businesses/register/send-file';
import { useServerText, useTexts } from '../i18n/texts';
import { DropZone } from '../papers/drop-zone';
import { Dialog } from '../ui/dialog';
import { ProblemAlert } from '../ui/problem-alert';
import { Records } from '../ui/records';
import { AccountChoice } from './account-choice';
import { CASHIER_TEXTS } from './cashier.texts';

const KINDS =
  '.xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface StatementDialogProps {
  accounts: readonly BankAccountDto[];
  onClose: () => void;
}

/** A statement of the bank, and what became of each of its lines. */
export function StatementDialog({ accounts, onClose }: StatementDialogProps) {
  const t = useTexts(CASHIER_TEXTS);
  const [code, setCode] = useState(accounts[0]?.code ?? '');
  const bring = useMutation({
    mutationFn: (file: File) =>
      sendFile<StatementResultDto>(`/bank-accounts/${code}/statements`, file, {
        onProgress: () => undefined,
        signal: new AbortController().signal,
      }),
  });
  return (
    <Dialog
      open
      wide
      title={t('uploadTitle')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <AccountChoice id="statement-account" accounts={accounts} chosen={code} onChoose={setCode} />
      <DropZone
        accept={KINDS}
        text={t('drop')}
        browse={t('browse')}
        help={t('uploadHelp')}
        onFiles={([file]) => {
          if (file !== undefined && !bring.isPending) bring.mutate(file);
        }}
      />
      {bring.isPending ? <p role="status">{t('reading', { name: bring.variables.name })}</p> : null}
      <ProblemAlert error={bring.error} />
      {bring.data === undefined ? null : <StatementResult result={bring.data} />}
    </Dialog>
  );
}

function StatementResult({ result }: { result: StatementResultDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const server = useServerText();
  const { booked, known, refused } = result;
  return (
    <>
      <p role="status">{t('result', { booked, known, refused: refused.length })}</p>
      {refused.length === 0 ? null : (
        <Records role="region" label={t('refusedLines')} titles={[t('lineNo'), t('reason')]}>
          {refused.map(({ lineNo, reason }) => (
            <tr key={lineNo}>
              <td className="nowrap">{lineNo}</td>
              <td className="words">{server(reason)}</td>
            </tr>
          ))}
        </Records>
      )}
    </>
  );
}
