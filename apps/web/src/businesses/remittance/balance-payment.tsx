import { assessmentsPay, type AssessmentView } from '../../api/generated';
import { QUERY_KEYS, reread } from '../../api/queries';
import { useTexts } from '../../i18n/texts';
import { BalanceForm } from '../../notices/balance-form';
import { monthsOf } from '../../notices/months-of';
import { Dialog } from '../../ui/dialog';
import { formatYuan } from '#libs/fund/money';
import { ASSESSMENTS } from './keys';
import { REMITTANCE_TEXTS } from './remittance.texts';

interface BalancePaymentProps {
  row: AssessmentView;
  balanceFen: number;
  open: boolean;
  onClose: () => void;
}

/** 暂存款: an assessment paid out of the unallocated balance, in part or whole, by the operator's act alone. */
export function BalancePayment({ row, balanceFen, open, onClose }: BalancePaymentProps) {
  const t = useTexts(REMITTANCE_TEXTS);
  const { businessNo } = row;
  const openFen = row.dueFen - row.gatheredFen;
  return (
    <Dialog open={open} title={t('payTitle', { month: monthsOf(row) })} onClose={onClose}>
      <p className="help">
        {t('payHelp', { balance: formatYuan(balanceFen), open: formatYuan(openFen) })}
      </p>
      <BalanceForm
        id="balance-payment"
        balanceFen={balanceFen}
        openFen={openFen}
        startHere
        pay={(fen) => assessmentsPay({ path: { businessNo }, body: { fen } })}
        onPaid={onClose}
        onSettled={() =>
          reread(ASSESSMENTS, ['notices'], QUERY_KEYS.home, QUERY_KEYS.submission(businessNo))
        }
      />
    </Dialog>
  );
}
