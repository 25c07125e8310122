import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { bankAccountsList, type BankAccountDto } from '../api/generated';
import '../businesses/businesses.css';
import '../desk/desk.css';
import { DeskTitle } from '../desk/desk-title';
import { FindCase } from '../desk/find-case';
import { useTexts } from '../i18n/texts';
import '../queries/queries.css';
import { ChoiceField } from '../ui/choice-field';
import { Panel } from '../ui/panel';
import { presentSearch } from '../ui/present-search';
import { EmptyState, Loaded } from '../ui/states';
import { Tabs } from '../ui/tabs';
import { CASHIER_TEXTS } from './cashier.texts';
import { DebitList } from './debit-list';
import { InstrumentList } from './instrument-list';
import { ReceiptList } from './receipt-list';
import { Reconciliation } from './reconciliation';

const PARTS = ['receipts', 'instruments', 'debits', 'reconciliation', 'cases'] as const;
type Part = (typeof PARTS)[number];

/** Where cashiers begin: what came in, whether bank and books agree, and any case by its number. */
export function CashierPage() {
  const t = useTexts(CASHIER_TEXTS);
  const [search, setSearch] = useSearchParams();
  const part = PARTS.find((one) => one === search.get('part')) ?? 'receipts';
  const accounts = useQuery({
    queryKey: ['bank-accounts'],
    queryFn: () => bankAccountsList(),
  });
  useEffect(() => {
    document.title = t('title');
  });
  return (
    <>
      <DeskTitle title={t('title')} />
      <Panel>
        <Tabs<Part>
          id="cashier"
          label={t('parts')}
          tabs={PARTS.map((key) => ({ key, title: t(`tab.${key}`) }))}
          chosen={part}
          onChoose={(key) => {
            setSearch({ part: key }, { replace: true });
          }}
        >
          {part === 'cases' ? (
            <FindCase />
          ) : (
            <Loaded query={accounts}>
              {({ items }) => <OfAccount part={part} accounts={items} />}
            </Loaded>
          )}
        </Tabs>
      </Panel>
    </>
  );
}

const OF_ACCOUNT = {
  receipts: ReceiptList,
  instruments: InstrumentList,
  debits: DebitList,
  reconciliation: Reconciliation,
};

interface OfAccountProps {
  part: Exclude<Part, 'cases'>;
  accounts: readonly BankAccountDto[];
}

/** One bank account at a time: its number stands above whatever is shown of it. */
function OfAccount({ part, accounts }: OfAccountProps) {
  const t = useTexts(CASHIER_TEXTS);
  const [search, setSearch] = useSearchParams();
  const account = accounts.find(({ code }) => code === search.get('account')) ?? accounts[0];
  const Shown = OF_ACCOUNT[part];
  if (account === undefined) return <EmptyState text={t('noAccounts')} />;
  return (
    <>
      <ChoiceField
        id="account"
        label={t('account')}
        wide
        value={account.code}
        options={accounts.map(
          ({ code, accountNo, bankName }) => [code, `${accountNo} ${bankName}`] as const,
        )}
        onChange={(code) => {
          setSearch(
            { part: presentSearch().get('part') ?? part, account: code },
            { replace: true },
          );
        }}
      />
      <Shown key={account.code} account={account} />
    </>
  );
}
