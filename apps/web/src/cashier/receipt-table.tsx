import { Button } from 'antd';
import type { ReceiptDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { Records } from '../ui/records';
import { CASHIER_TEXTS } from './cashier.texts';

const COLUMNS = [
  'bookedOn',
  'serial',
  'amount',
  'payer',
  'remark',
  'state',
  'whose',
  'acts',
] as const;

const ACTS = ['claim', 'list', 'decide', 'take-back'] as const;
export type ReceiptAct = (typeof ACTS)[number];

interface ReceiptTableProps {
  receipts: readonly ReceiptDto[];
  onAct: (act: ReceiptAct, receipt: ReceiptDto) => void;
}

export function ReceiptTable({ receipts, onAct }: ReceiptTableProps) {
  const t = useTexts(CASHIER_TEXTS);
  const titles = COLUMNS.map((key) => ({ title: t(key), number: key === 'amount' }));
  return (
    <Records role="region" label={t('receipts')} titles={titles}>
      {receipts.map((receipt) => (
        <ReceiptRow key={receipt.id} receipt={receipt} onAct={onAct} />
      ))}
    </Records>
  );
}

interface ReceiptRowProps {
  receipt: ReceiptDto;
  onAct: ReceiptTableProps['onAct'];
}

function ReceiptRow({ receipt, onAct }: ReceiptRowProps) {
  const t = useTexts(CASHIER_TEXTS);
  const { serial, mayDo, payerName, payerAccount, remark, summary } = receipt;
  return (
    <tr>
      <td className="when">{receipt.bookedOn}</td>
      <td className="nowrap amount">{serial}</td>
      <td className="num">
        <Amount fen={receipt.fen} />
      </td>
      <td className="words">
        {payerName === '' ? '—' : payerName}
        <br />
        <span className="help">{payerAccount}</span>
      </td>
      <td className="words">
        {remark}
        <br />
        <span className="help">{summary}</span>
      </td>
      <td className="nowrap">{t(`state.${receipt.state}`)}</td>
      <td className="words">
        <Whose receipt={receipt} />
      </td>
      <td>
        {ACTS.filter((act) => mayDo.includes(act)).map((act) => (
          <Button
            key={act}
            aria-label={t(`${act}One`, { serial })}
            onClick={() => {
              onAct(act, receipt);
            }}
          >
            {t(act)}
          </Button>
        ))}
      </td>
    </tr>
  );
}

/** Whose it is and how that is known, or whose somebody says it is. */
function Whose({ receipt }: { receipt: ReceiptDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const { unit, proposed, matchKind, businessNo, proposedByName, proposedWhy } = receipt;
  const named = unit ?? proposed;
  return (
    <>
      {named === null ? null : `${named.name}（${named.accountNo}）`}
      {matchKind === null ? null : (
        <>
          {' '}
          <span className="help">{t(`by.${matchKind}`)}</span>
        </>
      )}
      {businessNo === null ? null : <div className="amount">{businessNo}</div>}
      {proposed === null && receipt.state !== 'listed' ? null : (
        <div className="help">
          {t('proposedBy', { name: proposedByName ?? '', why: proposedWhy ?? '' })}
        </div>
      )}
      <Refused receipt={receipt} />
    </>
  );
}

function Refused({ receipt }: { receipt: ReceiptDto }) {
  const t = useTexts(CASHIER_TEXTS);
  if (receipt.state !== 'suspense' || receipt.decidedByName === null) return null;
  return (
    <div className="help">
      {t('refusedBy', { name: receipt.decidedByName, why: receipt.decidedWhy ?? '' })}
    </div>
  );
}
