import type { DataSource } from 'typeorm';
import { receiptViewOf } from '#activities/acts/receipt-view';
import { slipViewOf } from '#activities/acts/slip-view';
import type { KeepAlive } from '#activities/keep-alive';
import type { FileStore } from '#libs/documents/file-store';
import type { Printer } from '#libs/documents/print-pdf';
import { printReceipt } from '#libs/documents/receipt';
import { databaseNow } from '#libs/persistence/database/database-clock';
import {
  findDocument,
  keepDocument,
  newVerificationCode,
  ofCase,
  wayOfSlip,
  type DocumentKind,
} from '#libs/persistence/documents/document-store';
import { timesCompleted, unitOfCase } from '#libs/persistence/documents/receipt-queries';
import { hint } from '#libs/persistence/live/live-hints';
import { inTransaction } from '#libs/persistence/database/transaction';

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
  /** The receipt unless said. */
  readonly kind?: DocumentKind;
}

/** A slip is printed once; a case that is completed again, after its money was taken back, prints another receipt. */
const FIRST = 1;

/** Documents are rendered once: the row is the proof that there is one, and what it names is what is served. */
export function createDocumentActivities(deps: DocumentDeps) {
  return {
    /** Any number of attempts leaves one receipt for each completion: bytes are stored before the row that names them, and the first row stays. */
    renderReceipt: (request: ReceiptRequest): Promise<{ documentId: string }> =>
      deps.keepAlive(() => renderOnce(deps, request)),
  };
}

async function renderOnce(
  deps: DocumentDeps,
  { businessNo, kind = 'receipt' }: ReceiptRequest,
): Promise<{ documentId: string }> {
  const { manager } = deps.dataSource;
  const n = kind === 'receipt' ? await timesCompleted(manager, businessNo) : FIRST;
  const present = await findDocument(manager, ofCase(businessNo), kind);
  if (present !== null && present.n >= n) return { documentId: present.id };
  const verificationCode = newVerificationCode();
  const stamp = { verificationCode, verifyOrigin: deps.verifyOrigin };
  const way = wayOfSlip(kind);
  const { view, printed } =
    way === null
      ? { view: await receiptViewOf(manager, businessNo, stamp), printed: null }
      : await slipViewOf(manager, businessNo, way, stamp);
  const { pdf, pages } = await printReceipt(deps.printer, view);
  const contentHash = await deps.fileStore.put(pdf);
  const document = {
    subjectKind: 'case' as const,
    subjectNo: businessNo,
    kind,
    n,
    unitId: await unitOfCase(manager, businessNo),
    contentHash,
    bytes: pdf.length,
    pages,
    verificationCode,
    printed,
  };
  const kept = await inTransaction(deps.dataSource, async (manager) => {
    await hint(manager, `case/${businessNo}`, 'case');
    return keepDocument(manager, { ...document, createdAt: await databaseNow(manager) });
  });
  return { documentId: kept.id };
}
