import { useState } from 'react';
import {
  debitsAccept,
  debitsList,
  debitsRefuse,
  type BankAccountDto,
  type CashierDebitDto,
} from '../api/generated';
import { usePaged } from '../api/use-paged';
import { showInstant } from '../i18n/dates';
import { useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { PagedList } from '../ui/paged-list';
import { Records } from '../ui/records';
import { ActButtons } from './act-buttons';
import { accountNamed, oneOf, rereadDesk } from './desk-accounts';
import { EntryDialog } from './entry-dialog';
import { FailureDialog } from './failure-dialog';
import { PaymentFate } from './payment-fate';
import { PAYMENT_TEXTS } from './payment.texts';
import { StateFilter, useStateChoice } from './state-filter';

const STATES = ['pending', 'accepted', 'refused'] as const;
const COLUMNS = [
  'orderNo',
  'amount',
  'unit',
  'payer',
  'noticeNo',
  'answerBy',
  'fate',
  'acts',
] as const;
const ACTS = ['accept', 'refuse'] as const;
type Act = (typeof ACTS)[number];
type OnAct = (act: Act, debit: CashierDebitDto) => void;

/** 委托收款: the bank answers; what it is silent about beyond its time is cleared up here. */
export function DebitList({ accounts }: { accounts: readonly BankAccountDto[] }) {
  const t = useTexts(PAYMENT_TEXTS);
  const { state, chooseState } = useStateChoice(STATES);
  const [act, setAct] = useState<{ act: Act; debit: CashierDebitDto } | null>(null);
  const bankAccount = oneOf(accounts);
  const debits = usePaged(['debits', bankAccount, state], (page) => {
    const asked = state === '' ? page : { ...page, state };
    return debitsList({ query: { bankAccount, ...asked } });
  });
  const titles = COLUMNS.map((key) => ({ title: t(key), number: key === 'amount' }));
  return (
    <>
      <div className="query-form">
        <StateFilter id="debit-state" states={STATES} chosen={state} onChoose={chooseState} />
      </div>
      <PagedList paged={debits} empty={t('noDebits')}>
        {(items) => (
          <Records role="region" label={t('debits')} titles={titles}>
            {items.map((debit) => (
              <DebitRow
                key={debit.orderNo}
                debit={debit}
                account={accountNamed(accounts, debit.bankAccount)}
                onAct={(one, chosen) => {
                  setAct({ act: one, debit: chosen });
                }}
              />
            ))}
          </Records>
        )}
      </PagedList>
      {act === null ? null : (
        <ActDialog
          {...act}
          onClose={() => {
            setAct(null);
            rereadDesk();
          }}
        />
      )}
    </>
  );
}

interface DebitRowProps {
  debit: CashierDebitDto;
  /** Its account, where several are shown. */
  account: string | null;
  onAct: OnAct;
}

function DebitRow({ debit, account, onAct }: DebitRowProps) {
  const { orderNo, unit, mayDo } = debit;
  return (
    <tr>
      <td className="nowrap amount">
        {orderNo}
        {account === null ? null : <div className="help">{account}</div>}
      </td>
      <td className="num">
        <Amount fen={debit.fen} />
      </td>
      <td className="words">
        {unit.name}（{unit.accountNo}）
      </td>
      <td className="words">
        {debit.payerName}
        <div className="help">{debit.payerAccount}</div>
      </td>
      <td className="amount">{debit.noticeNo}</td>
      <td className="when">{showInstant(debit.answerBy)}</td>
      <td className="words">
        <PaymentFate of={debit} byName={debit.answeredByName} />
      </td>
      <td className="nowrap">
        <ActButtons
          acts={ACTS}
          mayDo={mayDo}
          number={orderNo}
          onAct={(one) => {
            onAct(one, debit);
          }}
        />
      </td>
    </tr>
  );
}

interface ActDialogProps {
  act: Act;
  debit: CashierDebitDto;
  onClose: () => void;
}

function ActDialog({ act, debit: { orderNo, fen }, onClose }: ActDialogProps) {
  const t = useTexts(PAYMENT_TEXTS);
  return act === 'accept' ? (
    <EntryDialog
      title={t('acceptOne', { number: orderNo })}
      fen={fen}
      done={() => t('accepted')}
      send={(body) => debitsAccept({ path: { orderNo }, body })}
      onClose={onClose}
    />
  ) : (
    <FailureDialog
      title={t('refuseOne', { number: orderNo })}
      help={t('refuseHelp')}
      confirm={t('refuse')}
      done={() => t('refusedIt')}
      send={(reason) => debitsRefuse({ path: { orderNo }, body: { reason } })}
      onClose={onClose}
    />
  );
}
