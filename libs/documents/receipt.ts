import { missingCharacters } from '#libs/documents/printable-characters';
import type { Printer } from '#libs/documents/print-pdf';
import type { PrintedDocument } from '#libs/documents/printing-browser';
import type { ReceiptView } from '#libs/documents/receipt-view';
import { receiptHtml } from '#libs/documents/render-html';

/** A receipt longer than this is a fault of the view, and it is refused before it is stored. */
const PAGES_MAX = 60;

export async function printReceipt(
  printer: Pick<Printer, 'print'>,
  view: ReceiptView,
): Promise<PrintedDocument> {
  const missing = await missingCharacters(JSON.stringify(view));
  const printed = await printer.print(receiptHtml(view, missing));
  if (printed.pages < 1 || printed.pages > PAGES_MAX)
    throw new Error(`a receipt of ${String(printed.pages)} pages`);
  return printed;
}
