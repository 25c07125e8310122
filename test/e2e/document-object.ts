import type { EntityManager } from 'typeorm';
import { keepDocument } from '#libs/persistence/documents/document-store';

/** The receipt of a case of the first unit, straight in the table. */
export async function insertDocument(
  manager: EntityManager,
  businessNo: string,
  at: Date,
): Promise<string> {
  const { id } = await keepDocument(manager, {
    subjectKind: 'case',
    subjectNo: businessNo,
    kind: 'receipt',
    n: 1,
    unitId: 1,
    contentHash: 'a'.repeat(64),
    bytes: 1,
    pages: 1,
    verificationCode: '23456789ABCD',
    printed: null,
    createdAt: at,
  });
  return id;
}
