import { useQuery } from '@tanstack/react-query';
import {
  bankAccountsReconciliation,
  type BankAccountDto,
  type ReconciliationDto,
} from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Amount, Difference } from '../ui/amount';
import { Loaded } from '../ui/states';
import { CASHIER_TEXTS } from './cashier.texts';

/** 银行存款余额调节表, of each account its own. */
export function Reconciliations({ accounts }: { accounts: readonly BankAccountDto[] }) {
  return accounts.map((account) => <Reconciliation key={account.code} account={account} />);
}

function Reconciliation({ account }: { account: BankAccountDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const query = useQuery({
    queryKey: ['reconciliation', account.code],
    queryFn: () => bankAccountsReconciliation({ path: { code: account.code } }),
  });
  return (
    <Loaded query={query}>
      {(data) => (
        <>
          <dl className="kv">
            <dt>{t('bank')}</dt>
            <dd>{data.account.bankName}</dd>
            <dt>{t('accountName')}</dt>
            <dd>{data.account.accountName}</dd>
          </dl>
          <Table data={data} />
        </>
      )}
    </Loaded>
  );
}

function Table({ data }: { data: ReconciliationDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const { statement, unlisted, unlistedPaid, unbooked, bookFen, differenceFen } = data;
  return (
    <>
      <table className="plain records">
        <caption className="sr-only">{t('reconciliation')}</caption>
        <tbody>
          {statement === null ? null : (
            <>
              <Line label={t('statement', { day: statement.lastDay })} fen={statement.closingFen} />
              <Line label={t('unlisted', { count: unlisted.count })} fen={unlisted.fen} />
              <Line
                label={t('unlistedPaid', { count: unlistedPaid.count })}
                fen={-unlistedPaid.fen}
              />
              <Line label={t('unbooked', { count: unbooked.count })} fen={unbooked.fen} />
              <Line
                label={t('adjusted')}
                fen={statement.closingFen + unlisted.fen - unlistedPaid.fen + unbooked.fen}
              />
            </>
          )}
          <Line label={t('book')} fen={bookFen} />
          {differenceFen === null ? null : (
            <tr>
              <th scope="row">{t('difference')}</th>
              <td className="num">
                <Difference fen={differenceFen} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <p role="status">{t(verdictOf(differenceFen))}</p>
    </>
  );
}

function verdictOf(differenceFen: number | null) {
  if (differenceFen === null) return 'noStatement';
  return differenceFen === 0 ? 'agrees' : 'differs';
}

function Line({ label, fen }: { label: string; fen: number }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num">
        <Amount fen={fen} />
      </td>
    </tr>
  );
}
