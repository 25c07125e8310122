import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { FIRST_WAY } from '#libs/fund/settlement/ways';
import type { PrintedSlip } from '#libs/persistence/documents/printed-slip';
import { DocumentEntity } from '#libs/persistence/entities/posting.entity';

/** Read off paper and typed: without 0 O, 1 I L and U V. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const CODE_LENGTH = 12;

/** What a document is about (machine 5). */
export const DOCUMENT_SUBJECTS = ['case', 'unit', 'member', 'voucher', 'period'] as const;

export interface DocumentSubject {
  readonly kind: (typeof DOCUMENT_SUBJECTS)[number];
  readonly no: string;
}

export function ofCase(businessNo: string): DocumentSubject {
  return { kind: 'case', no: businessNo };
}

/** 回执 of a completed case; 汇补缴书 of an assessed month, by which it is paid, one for each way it was to be paid in. */
export type DocumentKind = 'receipt' | 'slip' | `slip:${string}`;

/** A slip of the first way has the plain name; choosing another way is another paper, and the first stays as it was printed. */
export function slipKind(way: string): DocumentKind {
  return way === FIRST_WAY ? 'slip' : `slip:${way}`;
}

/** The way a slip is printed for; null where it is no slip. */
export function wayOfSlip(kind: DocumentKind): string | null {
  if (kind === 'receipt') return null;
  return kind === 'slip' ? FIRST_WAY : kind.slice('slip:'.length);
}

export function newVerificationCode(): string {
  return Array.from({ length: CODE_LENGTH }, () =>
    CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length)),
  ).join('');
}

/** The newest of a subject and kind. */
export async function findDocument(
  manager: EntityManager,
  { kind: subjectKind, no: subjectNo }: DocumentSubject,
  kind: DocumentKind,
): Promise<DocumentEntity | null> {
  const [newest] = await manager.find(DocumentEntity, {
    where: { subjectKind, subjectNo, kind },
    order: { n: 'DESC' },
    take: 1,
  });
  return newest ?? null;
}

export type DocumentToKeep = Omit<DocumentEntity, 'id' | 'kind' | 'subjectKind'> & {
  readonly subjectKind: DocumentSubject['kind'];
  readonly kind: DocumentKind;
};

/** The first one stays: a second print of the same document is given the id of the first, and its own bytes are forgotten. */
export async function keepDocument(
  manager: EntityManager,
  document: DocumentToKeep,
): Promise<DocumentEntity> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(DocumentEntity)
    .values({ ...document })
    .orIgnore()
    .execute();
  const { subjectKind, subjectNo, kind, n } = document;
  return manager.findOneByOrFail(DocumentEntity, { subjectKind, subjectNo, kind, n });
}

/** A document with what may be told of it to anyone who holds it. */
export interface IssuedDocument {
  readonly kind: DocumentKind;
  readonly verificationCode: string;
  readonly contentHash: string;
  readonly pages: number;
  readonly business: string;
  readonly branchName: string;
  readonly finishedAt: Date;
  readonly unitId: number;
  /** As the paper has it, whatever the unit was called later. */
  readonly unitName: string;
  readonly unitAccountNo: string;
  readonly effectiveMonth: string | null;
  readonly people: number;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly form: Readonly<Record<string, unknown>>;
  readonly printed: PrintedSlip | null;
}

/** Every document that was printed for a case's number. */
export async function issuedDocuments(
  manager: EntityManager,
  businessNo: string,
): Promise<IssuedDocument[]> {
  const rows: (IssuedDocument & { readonly form: string; readonly printed: string | null })[] =
    await manager.query(
      `SELECT d.kind, d.verification_code AS verificationCode, d.content_hash AS contentHash, d.pages, d.printed, s.business,
            b.name AS branchName,
            COALESCE((SELECT MAX(e.at) FROM submission_event e
                       WHERE e.business_no = d.subject_no AND e.kind = 'post' AND e.stage = 'completed' AND e.at <= d.created_at AND d.kind = 'receipt'),
                     s.finished_at, d.created_at) AS finishedAt,
            u.id AS unitId,
            COALESCE((SELECT c.\`before\` FROM posted_change c
                       WHERE c.subject_kind = 'unit' AND c.subject_id = u.id AND c.field = 'name' AND c.posted_at > d.created_at
                       ORDER BY c.id LIMIT 1), u.name) AS unitName, u.account_no AS unitAccountNo, s.effective_month AS effectiveMonth,
            s.people, s.before_fen AS beforeFen, s.after_fen AS afterFen, s.form
       FROM document d
       JOIN submission s ON s.business_no = d.subject_no
       JOIN branch b ON b.code = s.branch_code
       JOIN unit u ON u.id = s.unit_id
      WHERE d.subject_kind = 'case' AND d.subject_no = ?`,
      [businessNo],
    );
  return rows.map((row) => ({
    ...row,
    beforeFen: Number(row.beforeFen),
    afterFen: Number(row.afterFen),
    form: JSON.parse(row.form) as Record<string, unknown>,
    printed: row.printed === null ? null : (JSON.parse(row.printed) as PrintedSlip),
  }));
}
