import type { PrintedKind } from '#workflows/messages';
import { renderReceipt } from '#workflows/proxies';

/** A document of a case; the receipt unless said. */
interface Asked {
  readonly businessNo: string;
  readonly kind?: PrintedKind;
}

/**
 * Prints what a case lacks: the receipt of one that was completed without one, for operations ask for it when the cause
 * is put right; the slip of a month, when its unit asks for it first.
 */
export async function receipt(request: Asked): Promise<void> {
  await renderReceipt(request);
}
