import type { EntityManager } from 'typeorm';
import type { DocumentKind, DocumentSubject } from '#libs/persistence/documents/document-store';
import { DocumentEntity } from '#libs/persistence/entities/posting.entity';

export interface DocumentRecord {
  readonly id: string;
  readonly subjectKind: DocumentSubject['kind'];
  readonly subjectNo: string;
  readonly kind: DocumentKind;
  readonly n: number;
  readonly pages: number;
  readonly verificationCode: string;
  readonly createdAt: Date;
}

export interface DocumentsPage {
  /** Of this kind alone. */
  readonly kind?: string | undefined;
  /** Id of the last one before; newest first. */
  readonly after?: string | undefined;
  readonly limit: number;
}

const COLUMNS = `d.id, d.subject_kind AS subjectKind, d.subject_no AS subjectNo, d.kind, d.n, d.pages,
  d.verification_code AS verificationCode, d.created_at AS createdAt`;

/** What a page leaves out: kinds not asked for, and what came before. */
function pageOf({ kind, after }: DocumentsPage) {
  const parts: (readonly [sql: string, value: string])[] = [];
  if (kind !== undefined) parts.push(['AND d.kind = ?', kind]);
  if (after !== undefined) parts.push(['AND d.id < ?', after]);
  return { sql: parts.map(([sql]) => sql).join(' '), values: parts.map(([, value]) => value) };
}

/** Documents of one subject. */
export function documentsOf(
  manager: EntityManager,
  subject: DocumentSubject,
  page: DocumentsPage,
): Promise<DocumentRecord[]> {
  const { sql, values } = pageOf(page);
  return manager.query(
    `SELECT ${COLUMNS} FROM document d WHERE d.subject_kind = ? AND d.subject_no = ? ${sql} ORDER BY d.id DESC LIMIT ?`,
    [subject.kind, subject.no, ...values, page.limit],
  );
}

/** Everything that was printed for a unit: its own papers and those of its cases. */
export function documentsOfUnit(
  manager: EntityManager,
  unitId: number,
  page: DocumentsPage,
): Promise<DocumentRecord[]> {
  const { sql, values } = pageOf(page);
  return manager.query(
    `SELECT ${COLUMNS} FROM document d WHERE d.unit_id = ? ${sql} ORDER BY d.id DESC LIMIT ?`,
    [unitId, ...values, page.limit],
  );
}

export interface MemberOfUnit {
  readonly unitId: number;
  readonly accountId: number;
  readonly memberId: number;
  readonly accountNo: string;
}

/** A member's own papers, and those of the unit's cases that are about him or have him in their register. */
export function documentsOfMember(
  manager: EntityManager,
  { unitId, accountId, memberId, accountNo }: MemberOfUnit,
  page: DocumentsPage,
): Promise<DocumentRecord[]> {
  const { sql, values } = pageOf(page);
  return manager.query(
    `SELECT ${COLUMNS}
       FROM (SELECT 'member' AS subject_kind, ? AS subject_no
             UNION SELECT 'case', s.business_no FROM submission s WHERE s.member_id = ?
             UNION SELECT 'case', r.business_no FROM register_row r WHERE r.account_id = ?) about
       STRAIGHT_JOIN document d ON d.subject_kind = about.subject_kind AND d.subject_no = about.subject_no
      WHERE d.unit_id = ? ${sql} ORDER BY d.id DESC LIMIT ?`,
    [accountNo, memberId, accountId, unitId, ...values, page.limit],
  );
}

export function documentById(manager: EntityManager, id: string): Promise<DocumentEntity | null> {
  return manager.findOneBy(DocumentEntity, { id });
}

/** Documents of several cases, oldest first. */
export function documentsOfCases(
  manager: EntityManager,
  businessNos: readonly string[],
): Promise<DocumentRecord[]> {
  if (businessNos.length === 0) return Promise.resolve([]);
  return manager.query(
    `SELECT ${COLUMNS} FROM document d WHERE d.subject_kind = 'case' AND d.subject_no IN (?) ORDER BY d.id`,
    [businessNos],
  );
}
