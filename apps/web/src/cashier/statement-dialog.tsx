import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { formatYuan } from '#libs/fund/money';
import type { BankAccountDto, StatementCheckDto, StatementResultDto } from '../api/generated';
import { sendFile } from '../businesses/register/send-file';
import { useServerText, useTexts } from '../i18n/texts';
import { DropZone } from '../papers/drop-zone';
import { Dialog } from '../ui/dialog';
import { Fact } from '../ui/fact';
import { NoteBox, ProblemAlert } from '../ui/problem-alert';
import { Records } from '../ui/records';
import { AccountChoice } from './account-choice';
import { CASHIER_TEXTS } from './cashier.texts';
import { STATEMENT_TEXTS } from './statement.texts';

const KINDS =
  '.xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface StatementDialogProps {
  accounts: readonly BankAccountDto[];
  onClose: () => void;
}

/** A statement of the bank: what it would bring, and then what became of each of its lines. */
export function StatementDialog({ accounts, onClose }: StatementDialogProps) {
  const t = useTexts(CASHIER_TEXTS);
  const [code, setCode] = useState(accounts[0]?.code ?? '');
  const { check, bring, busy, asked, again } = useStatement(code);
  const name = check.variables?.name ?? '';
  return (
    <Dialog
      open
      wide
      title={t('uploadTitle')}
      onClose={onClose}
      footer={
        <Foot asked={asked !== null} bring={bring} file={check.variables} onClose={onClose} />
      }
    >
      <AccountChoice
        id="statement-account"
        accounts={accounts}
        chosen={code}
        onChoose={(chosen) => {
          // What was checked was checked for another account.
          again();
          setCode(chosen);
        }}
      />
      <DropZone
        accept={KINDS}
        text={t('drop')}
        browse={t('browse')}
        help={t('uploadHelp')}
        onFiles={([chosen]) => {
          if (chosen === undefined || busy) return;
          again();
          check.mutate(chosen);
        }}
      />
      {busy ? <p role="status">{t('reading', { name })}</p> : null}
      <ProblemAlert error={check.error ?? bring.error} />
      {asked === null ? null : <StatementCheck name={name} check={asked} />}
      {bring.data === undefined ? null : <StatementResult result={bring.data} />}
    </Dialog>
  );
}

/** A file is looked at first, and brought when the cashier says so. */
function useStatement(code: string) {
  const check = useSending<StatementCheckDto>(`/bank-accounts/${code}/statements/check`);
  const bring = useSending<StatementResultDto>(`/bank-accounts/${code}/statements`);
  return {
    check,
    bring,
    busy: check.isPending || bring.isPending,
    asked: check.data !== undefined && bring.data === undefined ? check.data : null,
    again: (): void => {
      check.reset();
      bring.reset();
    },
  };
}

interface FootProps {
  /** What the file would bring is shown, and waits for a yes. */
  asked: boolean;
  bring: ReturnType<typeof useStatement>['bring'];
  file: File | undefined;
  onClose: () => void;
}

function Foot({ asked, bring, file, onClose }: FootProps) {
  const t = useTexts(CASHIER_TEXTS);
  const s = useTexts(STATEMENT_TEXTS);
  if (!asked || file === undefined) return <Button onClick={onClose}>{t('close')}</Button>;
  return (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button
        type="primary"
        loading={bring.isPending}
        onClick={() => {
          bring.mutate(file);
        }}
      >
        {s('bringIt')}
      </Button>
    </>
  );
}

function useSending<Answer>(path: string) {
  return useMutation({
    mutationFn: (file: File) =>
      sendFile<Answer>(path, file, {
        onProgress: () => undefined,
        signal: new AbortController().signal,
      }),
  });
}

function StatementCheck({ name, check }: { name: string; check: StatementCheckDto }) {
  const t = useTexts(STATEMENT_TEXTS);
  const { lines, firstDay, lastDay, inFen, outFen, closingFen, refused, gap } = check;
  const days = firstDay === lastDay ? [firstDay] : [firstDay, lastDay];
  return (
    <section aria-label={t('checkTitle')}>
      {gap === null ? null : (
        <NoteBox
          tone="warning"
          title={t('gap', {
            opening: formatYuan(gap.openingFen),
            day: gap.lastDay,
            last: formatYuan(gap.lastFen),
          })}
        />
      )}
      <dl className="kv columns">
        <Fact name={t('file')}>{name}</Fact>
        <Fact name={t('fileDays')}>{days.join(' — ')}</Fact>
        <Fact name={t('fileLines')}>{t('fileCount', { lines, refused })}</Fact>
        <Fact name={t('fileIn')}>{formatYuan(inFen)}</Fact>
        <Fact name={t('fileOut')}>{formatYuan(outFen)}</Fact>
        <Fact name={t('fileClosing')}>{closingFen === null ? '—' : formatYuan(closingFen)}</Fact>
      </dl>
    </section>
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
