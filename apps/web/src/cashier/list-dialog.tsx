import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { receiptsBringList, type ReceiptDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Dialog } from '../ui/dialog';
import { Labelled } from '../ui/labelled';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { useUnsaved } from '../ui/unsaved';
import { formatYuan } from '#libs/fund/money';
import { CASHIER_TEXTS } from './cashier.texts';
import { ReceiptFacts } from './receipt-facts';
import { readList } from './treasury-lines';

const NAME_MAX = 200;

/** The maker's half where the treasury has paid for several units: its list, pasted or typed. */
export function ListDialog({ receipt, onClose }: { receipt: ReceiptDto; onClose: () => void }) {
  const t = useTexts(CASHIER_TEXTS);
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  useUnsaved(typed.trim() !== '');
  const read = readList(typed);
  const bring = useMutation({
    mutationFn: (lines: { unitAccountNo: string; fen: number }[]) =>
      receiptsBringList({ path: { id: receipt.id }, body: { lines, basis: name.trim() } }),
    onSuccess: () => {
      notify('success', () => t('listed'));
      onClose();
    },
  });
  const send = (): void => {
    setTried(true);
    if ('lines' in read && read.lines.length > 0 && name.trim() !== '')
      bring.mutate([...read.lines]);
  };
  return (
    <Dialog
      open
      title={t('listTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={bring.isPending} onClick={send}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <ReceiptFacts receipt={receipt} />
      <p className="help">{t('listHelp')}</p>
      <ProblemAlert error={bring.error} />
      <TextField
        id="list-name"
        label={t('listName')}
        value={name}
        onChange={setName}
        limit={NAME_MAX}
        startHere
        error={tried && name.trim() === '' ? t('missing') : null}
      />
      <Labelled id="list-lines" label={t('listLines')}>
        <textarea
          id="list-lines"
          className="input"
          rows={8}
          value={typed}
          aria-describedby="list-said"
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
      </Labelled>
      <p id="list-said" className={'wrong' in read ? 'field-error' : 'help'} role="status">
        {'wrong' in read ? (
          t('listWrong', { ...read.wrong })
        ) : (
          <ListSum read={read} fen={receipt.fen} />
        )}
      </p>
    </Dialog>
  );
}

function ListSum({ read, fen }: { read: { lines: readonly { fen: number }[] }; fen: number }) {
  const t = useTexts(CASHIER_TEXTS);
  const sum = read.lines.reduce((total, line) => total + line.fen, 0);
  return t('listSum', {
    count: read.lines.length,
    sum: formatYuan(sum),
    rest: formatYuan(fen - sum),
  });
}
