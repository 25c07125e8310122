import type { BankAccountDto, CashierInstrumentDto } from '../api/generated';
import { showInstant } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { Records } from '../ui/records';
import { ActButtons } from './act-buttons';
import { accountNamed } from './desk-accounts';
import { PaymentFate } from './payment-fate';
import { PAYMENT_TEXTS } from './payment.texts';

const COLUMNS = [
  'way',
  'number',
  'amount',
  'unit',
  'noticeNo',
  'recorded',
  'fate',
  'acts',
] as const;

const ACTS = ['clear', 'bounce'] as const;

interface InstrumentTableProps {
  papers: readonly CashierInstrumentDto[];
  accounts: readonly BankAccountDto[];
  onAct: (act: 'clear' | 'bounce', paper: CashierInstrumentDto) => void;
}

export function InstrumentTable({ papers, accounts, onAct }: InstrumentTableProps) {
  const t = useTexts(PAYMENT_TEXTS);
  const titles = COLUMNS.map((key) => ({ title: t(key), number: key === 'amount' }));
  return (
    <Records role="region" label={t('instruments')} titles={titles}>
      {papers.map((paper) => (
        <PaperRow
          key={paper.id}
          paper={paper}
          account={accountNamed(accounts, paper.bankAccount)}
          onAct={onAct}
        />
      ))}
    </Records>
  );
}

interface PaperRowProps {
  paper: CashierInstrumentDto;
  /** Its account, where several are shown. */
  account: string | null;
  onAct: InstrumentTableProps['onAct'];
}

function PaperRow({ paper, account, onAct }: PaperRowProps) {
  const server = useServerText();
  const { number, unit, mayDo } = paper;
  return (
    <tr>
      <td className="nowrap">{server(paper.wayText)}</td>
      <td className="nowrap amount">
        {number}
        {account === null ? null : <div className="help">{account}</div>}
      </td>
      <td className="num">
        <Amount fen={paper.fen} />
      </td>
      <td className="words">
        {unit.name}（{unit.accountNo}）<div className="help">{paper.drawerName}</div>
      </td>
      <td className="amount">{paper.noticeNo}</td>
      <td className="when">
        {showInstant(paper.recordedAt)}
        <div className="help">{paper.recordedByName}</div>
      </td>
      <td className="words">
        <PaymentFate of={paper} byName={paper.endedByName} />
      </td>
      <td className="nowrap">
        <ActButtons
          acts={ACTS}
          mayDo={mayDo}
          number={number}
          onAct={(act) => {
            onAct(act, paper);
          }}
        />
      </td>
    </tr>
  );
}
