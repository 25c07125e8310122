import type { DataSource } from 'typeorm';
import { receiptViewOf } from '#activities/acts/receipt-view';
import type { KeepAlive } from '#activities/keep-alive';
import type { FileStore } from '#libs/documents/file-store';
import type { Printer } from '#libs/documents/print-pdf';
import { printReceipt } from '#libs/documents/receipt';
import { databaseNow } from '#libs/persistence/database-clock';
import { findDocument, keepDocument, newVerificationCode } from '#libs/persistence/document-store';
import { hint } from '#libs/persistence/live-hints';
import { inTransaction } from '#libs/persistence/transaction';

export interface DocumentDeps {
  readonly dataSource: DataSource;
  readonly keepAlive: KeepAlive;
  readonly printer: Pick<Printer, 'print'>;
  readonly fileStore: FileStore;
  /** Where the public page stands, for the QR code: 'https://hall.example.cn'. */
  readonly verifyOrigin: string;
}

export interface ReceiptRequest {
  readonly businessNo: string;
}

/** Documents are rendered once: the row is the proof that there is one, and what it names is what is served. */
export function createDocumentActivities(deps: DocumentDeps) {
  return {
    /** Any number of attempts leaves one receipt: bytes are stored before the row that names them, and the first row stays. */
    renderReceipt: ({ businessNo }: ReceiptRequest): Promise<{ documentId: string }> =>
      deps.keepAlive(() => renderOnce(deps, businessNo)),
  };
}

async function renderOnce(deps: DocumentDeps, businessNo: string): Promise<{ documentId: string }> {
  const present = await findDocument(deps.dataSource.manager, businessNo, 'receipt');
  if (present !== null) return { documentId: present.id };
  const verificationCode = newVerificationCode();
  const view = await receiptViewOf(deps.dataSource.manager, businessNo, {
    verificationCode,
    verifyOrigin: deps.verifyOrigin,
  });
  const { pdf, pages } = await printReceipt(deps.printer, view);
  const contentHash = await deps.fileStore.put(pdf);
  const document = {
    businessNo,
    kind: 'receipt' as const,
    contentHash,
    bytes: pdf.length,
    pages,
    verificationCode,
  };
  const kept = await inTransaction(deps.dataSource, async (manager) => {
    await hint(manager, `case/${businessNo}`, 'case');
    return keepDocument(manager, { ...document, createdAt: await databaseNow(manager) });
  });
  return { documentId: kept.id };
}
