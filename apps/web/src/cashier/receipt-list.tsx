import { Button } from 'antd';
import { useState } from 'react';
import { receiptsList, type BankAccountDto, type ReceiptDto } from '../api/generated';
import { reread } from '../api/queries';
import { usePaged } from '../api/use-paged';
import { useSignedIn } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { PagedList } from '../ui/paged-list';
import { receiptQuery, useAskedReceipts } from './asked-receipts';
import { CASHIER_TEXTS } from './cashier.texts';
import { ClaimDialog } from './claim-dialog';
import { DecideDialog } from './decide-dialog';
import { ListDialog } from './list-dialog';
import { ReceiptFilters } from './receipt-filters';
import { ReceiptTable, type ReceiptAct } from './receipt-table';
import { StatementDialog } from './statement-dialog';
import { TakeBackDialog } from './take-back-dialog';

/** What came into one bank account, newest first; suspense is claimed and checked here. */
export function ReceiptList({ account }: { account: BankAccountDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const me = useSignedIn();
  const { asked, ask } = useAskedReceipts();
  const [act, setAct] = useState<{ act: ReceiptAct; receipt: ReceiptDto } | null>(null);
  const [bringing, setBringing] = useState(false);
  const query = receiptQuery(asked);
  const receipts = usePaged(['receipts', account.code, query], (page) =>
    receiptsList({ query: { bankAccount: account.code, ...query, ...page } }),
  );
  const close = (): void => {
    setAct(null);
    setBringing(false);
    void reread(['receipts'], ['reconciliation']);
  };
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
      <PagedList paged={receipts} empty={t('none')}>
        {(items) => (
          <ReceiptTable
            receipts={items}
            onAct={(one, receipt) => {
              setAct({ act: one, receipt });
            }}
          />
        )}
      </PagedList>
      {act === null ? null : <ActDialog {...act} onClose={close} />}
      {bringing ? <StatementDialog account={account} onClose={close} /> : null}
    </>
  );
}

const DIALOGS = {
  claim: ClaimDialog,
  list: ListDialog,
  decide: DecideDialog,
  'take-back': TakeBackDialog,
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
