import { receiptReversalsAskClaimReversal, type ReceiptDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { CASHIER_TEXTS } from './cashier.texts';
import { FailureDialog } from './failure-dialog';

/** 撤销认领, the maker's half: a claim that two cashiers agreed on was a mistake, and why. */
export function UndoClaimDialog({
  receipt,
  onClose,
}: {
  receipt: ReceiptDto;
  onClose: () => void;
}) {
  const t = useTexts(CASHIER_TEXTS);
  return (
    <FailureDialog
      title={t('undo-claimOne', { serial: receipt.serial })}
      help={t('undoHelp', { name: receipt.unit?.name ?? '' })}
      confirm={t('askCheck')}
      done={() => t('undoAsked')}
      send={(reason) =>
        receiptReversalsAskClaimReversal({ path: { id: receipt.id }, body: { reason } })
      }
      onClose={onClose}
    />
  );
}
