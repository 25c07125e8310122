import { Button } from 'antd';
import { useState } from 'react';
import {
  receiptsList,
  type BankAccountDto,
  type ReceiptDto,
  type ReceiptsListData,
} from '../api/generated';
import { usePaged } from '../api/use-paged';
import { useSignedIn } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { PagedList } from '../ui/paged-list';
import { receiptQuery, useAskedReceipts } from './asked-receipts';
import { CASHIER_TEXTS } from './cashier.texts';
import { oneOf, rereadDesk } from './desk-accounts';
import { ClaimDialog } from './claim-dialog';
import { DecideDialog } from './decide-dialog';
import { ListDialog } from './list-dialog';
import { ReceiptFilters } from './receipt-filters';
import { ReceiptTable, type ReceiptAct } from './receipt-table';
import { StatementDialog } from './statement-dialog';
import { TakeBackDialog } from './take-back-dialog';
import { TakenDialog } from './taken-dialog';
import { UndoClaimDialog } from './undo-claim-dialog';
import { WithdrawDialog } from './withdraw-dialog';

interface ReceiptListProps {
  /** The one that is chosen, or all of them. */
  accounts: readonly BankAccountDto[];
}

/** What came in, newest first; suspense is claimed and checked here. */
export function ReceiptList({ accounts }: ReceiptListProps) {
  const t = useTexts(CASHIER_TEXTS);
  const me = useSignedIn();
  const { asked, ask } = useAskedReceipts();
  const [bringing, setBringing] = useState(false);
  const isCashier = me.kind === 'staff' && me.roles.includes('cashier');
  return (
    <>
      <ReceiptFilters asked={asked} onAsk={ask}>
        {isCashier ? (
          <Button
            onClick={() => {
              setBringing(true);
            }}
          >
            {t('upload')}
          </Button>
        ) : null}
      </ReceiptFilters>
      <Receipts accounts={accounts} query={receiptQuery(asked)} empty="none" />
      {bringing ? (
        <StatementDialog
          accounts={accounts}
          onClose={() => {
            setBringing(false);
            rereadDesk();
          }}
        />
      ) : null}
    </>
  );
}

/** What one cashier has asked to undo, for another one to check, and what is being undone. */
export function ReversalList({ accounts }: ReceiptListProps) {
  return <Receipts accounts={accounts} query={{ state: 'undoing' }} empty="noReversals" />;
}

interface ReceiptsProps extends ReceiptListProps {
  query: Omit<NonNullable<ReceiptsListData['query']>, 'bankAccount'>;
  empty: 'none' | 'noReversals';
}

function Receipts({ accounts, query, empty }: ReceiptsProps) {
  const t = useTexts(CASHIER_TEXTS);
  const [act, setAct] = useState<{ act: ReceiptAct; receipt: ReceiptDto } | null>(null);
  const bankAccount = oneOf(accounts);
  const receipts = usePaged(['receipts', bankAccount, query], (page) =>
    receiptsList({ query: { bankAccount, ...query, ...page } }),
  );
  return (
    <>
      <PagedList paged={receipts} empty={t(empty)}>
        {(items) => (
          <ReceiptTable
            receipts={items}
            accounts={accounts}
            onAct={(one, receipt) => {
              setAct({ act: one, receipt });
            }}
          />
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

const DIALOGS = {
  claim: ClaimDialog,
  list: ListDialog,
  decide: DecideDialog,
  withdraw: WithdrawDialog,
  'undo-claim': UndoClaimDialog,
  'take-back': TakeBackDialog,
  effects: TakenDialog,
};

interface ActDialogProps {
  act: ReceiptAct;
  receipt: ReceiptDto;
  onClose: () => void;
}

function ActDialog({ act, receipt, onClose }: ActDialogProps) {
  const Asked = DIALOGS[act];
  return <Asked receipt={receipt} onClose={onClose} />;
}
