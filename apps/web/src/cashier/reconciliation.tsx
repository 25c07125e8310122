import { useQuery } from '@tanstack/react-query';
import {
  bankAccountsReconciliation,
  bankAccountsUnmatched,
  type BankAccountDto,
  type ReconciliationDto,
} from '../api/generated';
import { usePaged } from '../api/use-paged';
import { useTexts } from '../i18n/texts';
import { Amount, Difference } from '../ui/amount';
import { PagedList } from '../ui/paged-list';
import { Records } from '../ui/records';
import { Loaded } from '../ui/states';
import { CASHIER_TEXTS } from './cashier.texts';
import { Receivables } from './receivables';

/** 银行存款余额调节表, of each account its own; and what units owe in 119. */
export function Reconciliations({ accounts }: { accounts: readonly BankAccountDto[] }) {
  return (
    <>
      {accounts.map((account) => (
        <Reconciliation key={account.code} account={account} />
      ))}
      <Receivables />
    </>
  );
}

function Reconciliation({ account }: { account: BankAccountDto }) {
  const query = useQuery({
    queryKey: ['reconciliation', account.code],
    queryFn: () => bankAccountsReconciliation({ path: { code: account.code } }),
  });
  return (
    <section aria-label={account.accountNo}>
      <h2 className="section-title">{`${account.accountNo} ${account.bankName}`}</h2>
      <p className="help">{account.accountName}</p>
      <Loaded query={query}>
        {(data) => (
          <>
            <Table data={data} />
            <Items data={data} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Both sides: what each says, what only the other knows, and what both come to. */
function Table({ data }: { data: ReconciliationDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const { statement, unlisted, unlistedPaid, unbooked, bookFen, differenceFen } = data;
  const closingFen = statement?.closingFen ?? null;
  const ofBank = (fen: number): number | null => (closingFen === null ? null : closingFen + fen);
  return (
    <>
      <Records
        label={t('reconciliation')}
        titles={[
          t('sideOfBank'),
          { title: t('amount'), number: true },
          t('sideOfBooks'),
          { title: t('amountOfBooks'), number: true },
        ]}
      >
        <Pair
          left={[
            statement === null ? t('noBalance') : t('statement', { day: statement.lastDay }),
            closingFen,
          ]}
          right={[t('book'), bookFen]}
        />
        <Pair
          left={[t('unlisted', { count: unlisted.count }), unlisted.fen]}
          right={[t('bankReceived'), 0]}
        />
        <Pair
          left={[t('unlistedPaid', { count: unlistedPaid.count }), unlistedPaid.fen]}
          right={[t('unbooked', { count: unbooked.count }), unbooked.fen]}
        />
        <Pair
          left={[t('adjusted'), ofBank(unlisted.fen - unlistedPaid.fen)]}
          right={[t('adjusted'), bookFen - unbooked.fen]}
        />
      </Records>
      <p className="help">{t('bankReceivedNote')}</p>
      <p role="status">
        {t(verdictOf(differenceFen))}
        {differenceFen === null || differenceFen === 0 ? null : (
          <>
            {' '}
            <Difference fen={differenceFen} />
          </>
        )}
      </p>
    </>
  );
}

function verdictOf(differenceFen: number | null) {
  if (differenceFen === null) return 'noStatement';
  return differenceFen === 0 ? 'agrees' : 'differs';
}

type Line = readonly [label: string, fen: number | null];

function Pair({ left, right }: { left: Line; right: Line }) {
  return (
    <tr>
      <th scope="row">{left[0]}</th>
      <td className="num">
        <Amount fen={left[1]} />
      </td>
      <th scope="row">{right[0]}</th>
      <td className="num">
        <Amount fen={right[1]} />
      </td>
    </tr>
  );
}

const KINDS = ['book-received', 'book-paid', 'bank-paid'] as const;
type Kind = (typeof KINDS)[number];

/** What stands behind each line that only one side knows. */
function Items({ data }: { data: ReconciliationDto }) {
  const counts: Record<Kind, number> = {
    'book-received': data.unlisted.count,
    'book-paid': data.unlistedPaid.count,
    'bank-paid': data.unbooked.count,
  };
  return KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
    <Unmatched key={kind} account={data.account} kind={kind} />
  ));
}

function Unmatched({ account: { code }, kind }: { account: BankAccountDto; kind: Kind }) {
  const t = useTexts(CASHIER_TEXTS);
  const items = usePaged(['reconciliation', code, kind], (page) =>
    bankAccountsUnmatched({ path: { code }, query: { kind, ...page } }),
  );
  const title = t(`unmatched.${kind}`);
  return (
    <>
      <h3>{title}</h3>
      <PagedList paged={items} empty={t('none')}>
        {(rows) => (
          <Records
            label={title}
            titles={[
              t('bookedOn'),
              t('serial'),
              { title: t('amount'), number: true },
              t('otherSide'),
              t('summary'),
            ]}
          >
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="when">{row.bookedOn}</td>
                <td className="nowrap amount">{row.serial}</td>
                <td className="num">
                  <Amount fen={row.fen} />
                </td>
                <td className="words">{row.name === '' ? '—' : row.name}</td>
                <td className="words">{row.summary}</td>
              </tr>
            ))}
          </Records>
        )}
      </PagedList>
    </>
  );
}
