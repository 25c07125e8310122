import { useQuery } from '@tanstack/react-query';
import { receiptsListOf, type ReceiptDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { Records } from '../ui/records';
import { Loaded } from '../ui/states';
import { CASHIER_TEXTS } from './cashier.texts';

/** Along which list a payment of the treasury is, or is to be, split. */
export function TreasuryList({ receipt }: { receipt: ReceiptDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const list = useQuery({
    queryKey: ['receipts', receipt.id, 'list'],
    queryFn: () => receiptsListOf({ path: { id: receipt.id } }),
  });
  return (
    <>
      <p>
        {t('proposedBy', { name: receipt.proposedByName ?? '', why: receipt.proposedWhy ?? '' })}
      </p>
      <Loaded query={list}>
        {({ lines }) => (
          <Records
            tall
            label={t('listLines')}
            titles={[t('unit'), { title: t('amount'), number: true }]}
          >
            {lines.map(({ unit, fen }) => (
              <tr key={unit.accountNo}>
                <td>{`${unit.name}（${unit.accountNo}）`}</td>
                <td className="num">
                  <Amount fen={fen} />
                </td>
              </tr>
            ))}
          </Records>
        )}
      </Loaded>
    </>
  );
}
