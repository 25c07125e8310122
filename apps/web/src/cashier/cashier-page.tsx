import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import {
  bankAccountsList,
  bankAccountsWaiting,
  type BankAccountDto,
  type WaitingDto,
} from '../api/generated';
import '../businesses/businesses.css';
import '../desk/desk.css';
import { DeskTitle } from '../desk/desk-title';
import { FindCase } from '../desk/find-case';
import { useTexts } from '../i18n/texts';
import '../queries/queries.css';
import { Panel } from '../ui/panel';
import { EmptyState, Loaded } from '../ui/states';
import { Tabs } from '../ui/tabs';
import { useSearchChoice } from '../ui/use-search-choice';
import { AccountChoice } from './account-choice';
import { CASHIER_TEXTS } from './cashier.texts';
import { DebitList } from './debit-list';
import { InstrumentList } from './instrument-list';
import { ReceiptList, ReversalList } from './receipt-list';
import { Reconciliations } from './reconciliation';

const PARTS = [
  'receipts',
  'reversals',
  'instruments',
  'debits',
  'reconciliation',
  'cases',
] as const;
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
  const account = search.get('account') ?? undefined;
  const { data: waiting } = useQuery({
    queryKey: ['waiting', account],
    queryFn: () => bankAccountsWaiting({ query: { bankAccount: account } }),
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
          tabs={PARTS.map((key) => ({
            key,
            title: t(`tab.${key}`),
            urgent: true,
            ...countOf(waiting, key),
          }))}
          chosen={part}
          onChoose={(key) => {
            setSearch(
              { part: key, ...(account === undefined ? {} : { account }) },
              { replace: true },
            );
          }}
        >
          {part === 'cases' ? (
            <FindCase />
          ) : (
            <Loaded query={accounts}>
              {({ items }) => <OfAccounts part={part} accounts={items} />}
            </Loaded>
          )}
        </Tabs>
      </Panel>
    </>
  );
}

/** How many wait in it; nothing for what only shows. */
function countOf(waiting: WaitingDto | undefined, part: Part): { count?: number } {
  if (waiting === undefined || part === 'reconciliation' || part === 'cases') return {};
  return { count: waiting[part] };
}

const OF_ACCOUNTS = {
  receipts: ReceiptList,
  reversals: ReversalList,
  instruments: InstrumentList,
  debits: DebitList,
  reconciliation: Reconciliations,
};

interface OfAccountsProps {
  part: Exclude<Part, 'cases'>;
  accounts: readonly BankAccountDto[];
}

/** All bank accounts at once, or the one that is chosen; the choice stands in the address. */
function OfAccounts({ part, accounts }: OfAccountsProps) {
  const t = useTexts(CASHIER_TEXTS);
  const { chosen, choose } = useSearchChoice();
  const account = accounts.find(({ code }) => code === chosen('account'));
  const Shown = OF_ACCOUNTS[part];
  if (accounts.length === 0) return <EmptyState text={t('noAccounts')} />;
  return (
    <>
      <AccountChoice
        id="account"
        accounts={accounts}
        chosen={account?.code ?? ''}
        withAll
        onChoose={(code) => {
          choose('account', code);
        }}
      />
      <Shown key={account?.code ?? ''} accounts={account === undefined ? accounts : [account]} />
    </>
  );
}
