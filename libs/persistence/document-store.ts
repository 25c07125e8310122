import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DocumentEntity } from '#libs/persistence/entities/posting.entity';

/** Read off paper and typed: without 0 O, 1 I L and U V. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const CODE_LENGTH = 12;

export type DocumentKind = 'receipt';

export function newVerificationCode(): string {
  return Array.from({ length: CODE_LENGTH }, () =>
    CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length)),
  ).join('');
}

export function findDocument(
  manager: EntityManager,
  businessNo: string,
  kind: DocumentKind,
): Promise<DocumentEntity | null> {
  return manager.findOneBy(DocumentEntity, { businessNo, kind });
}

/** The first one stays: a second print of the same document is given the id of the first, and its own bytes are forgotten. */
export async function keepDocument(
  manager: EntityManager,
  document: Omit<DocumentEntity, 'id' | 'kind'> & { readonly kind: DocumentKind },
): Promise<DocumentEntity> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(DocumentEntity)
    .values({ ...document })
    .orIgnore()
    .execute();
  const { businessNo, kind } = document;
  return manager.findOneByOrFail(DocumentEntity, { businessNo, kind });
}

/** A document with what may be told of it to anyone who holds it. */
export interface IssuedDocument {
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
}

export async function issuedDocument(
  manager: EntityManager,
  businessNo: string,
  kind: DocumentKind,
): Promise<IssuedDocument | null> {
  const rows: (IssuedDocument & { readonly form: string })[] = await manager.query(
    `SELECT d.verification_code AS verificationCode, d.content_hash AS contentHash, d.pages, s.business,
            b.name AS branchName, COALESCE(s.finished_at, d.created_at) AS finishedAt,
            u.id AS unitId,
            COALESCE((SELECT c.\`before\` FROM posted_change c
                       WHERE c.subject_kind = 'unit' AND c.subject_id = u.id AND c.field = 'name' AND c.posted_at > d.created_at
                       ORDER BY c.id LIMIT 1), u.name) AS unitName, u.account_no AS unitAccountNo, s.effective_month AS effectiveMonth,
            s.people, s.before_fen AS beforeFen, s.after_fen AS afterFen, s.form
       FROM document d
       JOIN submission s ON s.business_no = d.business_no
       JOIN branch b ON b.code = s.branch_code
       JOIN unit u ON u.id = s.unit_id
      WHERE d.business_no = ? AND d.kind = ?`,
    [businessNo, kind],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return {
    ...row,
    beforeFen: Number(row.beforeFen),
    afterFen: Number(row.afterFen),
    form: JSON.parse(row.form) as Record<string, unknown>,
  };
}
