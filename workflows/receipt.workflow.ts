import { renderReceipt } from '#workflows/proxies';

/** Prints the receipt of a case that was completed without one; operations ask for it when the cause is put right. */
export async function receipt(request: { readonly businessNo: string }): Promise<void> {
  await renderReceipt(request);
}
