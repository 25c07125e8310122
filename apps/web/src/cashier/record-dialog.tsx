import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { instrumentsRecord, type BankAccountDto, type PaperWayDto } from '../api/generated';
import { useServerText, useTexts } from '../i18n/texts';
import { ChoiceField } from '../ui/choice-field';
import { Dialog } from '../ui/dialog';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { readYuan } from '#libs/values/yuan';
import { AccountChoice } from './account-choice';
import { PAYMENT_TEXTS } from './payment.texts';

const FIELDS = ['number', 'noticeNo', 'amount', 'drawer'] as const;
type Field = (typeof FIELDS)[number];
const NOTHING: Record<Field, string> = { number: '', noticeNo: '', amount: '', drawer: '' };
const LIMITS: Partial<Record<Field, number>> = { number: 60, drawer: 200 };

interface RecordDialogProps {
  accounts: readonly BankAccountDto[];
  ways: readonly PaperWayDto[];
  onClose: () => void;
}

/** A paper of a unit as the cashier holds it; what is wrong is said at its field and nothing typed is lost. */
export function RecordDialog({ accounts, ways, onClose }: RecordDialogProps) {
  const t = useTexts(PAYMENT_TEXTS);
  const server = useServerText();
  const [code, setCode] = useState(accounts[0]?.code ?? '');
  const [chosen, setChosen] = useState<string | null>(null);
  // The kinds come with the list, which may come after the dialog.
  const way = chosen ?? ways[0]?.code ?? '';
  const [typed, setTyped] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const wrong = wrongOf(typed);
  const record = useMutation({
    mutationFn: (fen: number) =>
      instrumentsRecord({
        body: {
          bankAccount: code,
          way,
          number: typed.number,
          noticeNo: typed.noticeNo,
          fen,
          drawerName: typed.drawer.trim(),
        },
      }),
    onSuccess: () => {
      notify('success', () => t('recordedIt'));
      onClose();
    },
  });
  const send = (): void => {
    setTried(true);
    const fen = readYuan(typed.amount);
    if (fen !== null && Object.keys(wrong).length === 0) record.mutate(fen);
  };
  return (
    <Dialog
      open
      title={t('recordOne')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={record.isPending} onClick={send}>
            {t('record')}
          </Button>
        </>
      }
    >
      <p className="help">{t('recordHelp')}</p>
      <ProblemAlert error={record.error} />
      <AccountChoice id="paper-account" accounts={accounts} chosen={code} onChoose={setCode} />
      <ChoiceField
        id="paper-way"
        label={t('way')}
        value={way}
        options={ways.map(({ code, title }) => [code, server(title)] as const)}
        onChange={setChosen}
      />
      {FIELDS.map((key) => (
        <TextField
          key={key}
          id={`paper-${key}`}
          label={t(key)}
          value={typed[key]}
          limit={LIMITS[key]}
          inputMode={key === 'amount' ? 'decimal' : undefined}
          error={tried && wrong[key] !== undefined ? t(wrong[key]) : null}
          onChange={(value) => {
            setTyped((before) => ({ ...before, [key]: value }));
          }}
        />
      ))}
    </Dialog>
  );
}

function wrongOf(typed: Record<Field, string>) {
  const wrong: Partial<Record<Field, 'missing' | 'amountWrong' | 'numberWrong'>> = {};
  for (const key of FIELDS) if (typed[key].trim() === '') wrong[key] = 'missing';
  const fen = readYuan(typed.amount);
  if (wrong.amount === undefined && (fen === null || fen <= 0)) wrong.amount = 'amountWrong';
  const digits = typed.noticeNo.replace(/\D/g, '');
  if (wrong.noticeNo === undefined && digits.length !== 16) wrong.noticeNo = 'numberWrong';
  return wrong;
}
