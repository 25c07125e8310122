import type { ReceiptDto, ReceiptReversalDto } from '../api/generated';
import { showInstant } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { CASHIER_TEXTS } from './cashier.texts';

/** What is undone of a receipt: by which entry of the bank, why, who asked and who agreed, and when. */
export function ReversalFacts({ receipt }: { receipt: ReceiptDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const server = useServerText();
  const { reversal } = receipt;
  if (reversal === null) return null;
  const { failure } = reversal;
  return (
    <div className="help">
      <What of={reversal} />
      <div>
        {t('askedBy', {
          name: reversal.askedByName ?? t('unknown'),
          at: showInstant(reversal.askedAt),
          why: reversal.reason,
        })}
      </div>
      {reversal.decidedByName === null ? null : (
        <div>
          {t(reversal.state === 'refused' ? 'refusedBy' : 'agreedBy', {
            name: reversal.decidedByName,
            why: reversal.decidedWhy ?? '',
          })}
          {reversal.endedAt === null ? '' : ` ${showInstant(reversal.endedAt)}`}
        </div>
      )}
      {reversal.state === 'withdrawn' && reversal.endedAt !== null ? (
        <div>{t('withdrawnAt', { at: showInstant(reversal.endedAt) })}</div>
      ) : null}
      {failure === null ? null : <div>{t('notDone', { why: server(failure) })}</div>}
    </div>
  );
}

function What({ of: { kind, serial, bookedOn } }: { of: ReceiptReversalDto }) {
  const t = useTexts(CASHIER_TEXTS);
  return (
    <div>
      {kind === 'take-back'
        ? t('takenBy', { serial: serial ?? '', day: bookedOn ?? '' })
        : t('undo-claim')}
    </div>
  );
}
