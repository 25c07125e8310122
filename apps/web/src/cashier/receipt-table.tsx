import { Button } from 'antd';
import type { BankAccountDto, ReceiptDto } from '../api/generated';
import { showInstant } from '../i18n/dates';
import { useSigns } from '../i18n/signs';
import { useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { Records } from '../ui/records';
import { CASHIER_TEXTS } from './cashier.texts';
import { accountNamed } from './desk-accounts';
import { ReversalFacts } from './reversal-facts';

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

const ACTS = ['claim', 'list', 'decide', 'withdraw', 'undo-claim', 'take-back', 'effects'] as const;
export type ReceiptAct = (typeof ACTS)[number];
/** Rare, and money leaves by them: they do not look like what is done every day. */
const GRAVE: readonly ReceiptAct[] = ['undo-claim', 'take-back'];
/** Whoever sees the row may look at what it meant. */
const SEEN = ['back-asked', 'back-ordered', 'taken-back'];

interface ReceiptTableProps {
  receipts: readonly ReceiptDto[];
  /** Those that are shown: of several, each row tells its own. */
  accounts: readonly BankAccountDto[];
  onAct: (act: ReceiptAct, receipt: ReceiptDto) => void;
}

export function ReceiptTable({ receipts, accounts, onAct }: ReceiptTableProps) {
  const t = useTexts(CASHIER_TEXTS);
  const titles = COLUMNS.map((key) => ({ title: t(key), number: key === 'amount' }));
  return (
    <Records role="region" label={t('receipts')} titles={titles}>
      {receipts.map((receipt) => (
        <ReceiptRow
          key={receipt.id}
          receipt={receipt}
          account={accountNamed(accounts, receipt.bankAccount)}
          onAct={onAct}
        />
      ))}
    </Records>
  );
}

interface ReceiptRowProps {
  receipt: ReceiptDto;
  /** Its account, where several are shown. */
  account: string | null;
  onAct: ReceiptTableProps['onAct'];
}

function ReceiptRow({ receipt, account, onAct }: ReceiptRowProps) {
  const t = useTexts(CASHIER_TEXTS);
  const { serial, payerName, payerAccount, remark, summary } = receipt;
  const isTaken = SEEN.includes(receipt.state) && receipt.reversal?.kind === 'take-back';
  const mayDo = isTaken ? [...receipt.mayDo, 'effects'] : receipt.mayDo;
  return (
    <tr>
      <td className="when">{receipt.bookedOn}</td>
      <td className="nowrap amount">
        {serial}
        {account === null ? null : <div className="help">{account}</div>}
      </td>
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
        <span className="row-acts paired">
          {ACTS.filter((act) => mayDo.includes(act)).map((act) => (
            <Button
              key={act}
              {...(GRAVE.includes(act) ? { type: 'text', danger: true } : {})}
              aria-label={t(`${act}One`, { serial })}
              onClick={() => {
                onAct(act, receipt);
              }}
            >
              {t(act)}
            </Button>
          ))}
        </span>
      </td>
    </tr>
  );
}

/** Whose it is and how that is known, or whose somebody says it is. */
function Whose({ receipt }: { receipt: ReceiptDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const signs = useSigns();
  const { unit, proposed, matchKind, businessNo, proposedByName, proposedWhy } = receipt;
  const named = unit ?? proposed;
  return (
    <>
      {named === null ? null : named.name + signs.bracketed(named.accountNo)}
      {matchKind === null ? null : (
        <>
          {' '}
          <span className="help nowrap">{t(`by.${matchKind}`)}</span>
        </>
      )}
      {businessNo === null ? null : <div className="amount">{businessNo}</div>}
      {proposed === null && receipt.state !== 'listed' ? null : (
        <div className="help">
          {t('proposedBy', { name: proposedByName ?? '', why: proposedWhy ?? '' })}
        </div>
      )}
      <Refused receipt={receipt} />
      <Withdrawn receipt={receipt} />
      <ReversalFacts receipt={receipt} />
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

/** A claim or a list that its maker took back: it is kept until the next one. */
function Withdrawn({ receipt }: { receipt: ReceiptDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const { state, withdrawnAt, proposedByName, proposedWhy } = receipt;
  if (state !== 'suspense' || withdrawnAt === null) return null;
  return (
    <div className="help">
      {t('withdrawnClaim', {
        name: proposedByName ?? '',
        why: proposedWhy ?? '',
        at: showInstant(withdrawnAt),
      })}
    </div>
  );
}
