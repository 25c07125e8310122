import type { EntityManager } from 'typeorm';
import { idNumberSql, nameSql } from '#libs/persistence/cases/former-case';
import { refusalOf, valuesOf } from '#libs/persistence/registers/register-row';
import type { Refusal } from '#libs/case/refusal';
import type { TypedValues } from '#libs/case/register';

/** Of an import `i`: its good lines `s` whose person has a row `r` in the draft already. */
export const KNOWN_LINES = `
  JOIN register_import_row s ON s.import_id = i.id
  JOIN register_row r ON r.business_no = i.business_no AND r.row_key = s.row_key
  LEFT JOIN register_import earlier ON earlier.id = r.import_id`;
/** What the same file brought before is replaced without asking (domain 13). */
export const NOT_BY_THIS_FILE = '(earlier.id IS NULL OR earlier.content_hash <> i.content_hash)';

export interface ImportFinding {
  readonly lineNo: number;
  /** Counts the findings of a line from 1. */
  readonly findingNo: number;
  /** Title of the column. */
  readonly column: string;
  /** Whom the line names, and what stands in the column. */
  readonly person: string;
  readonly shown: string;
  readonly refusal: Refusal;
}

export type FindingPlace = Pick<ImportFinding, 'lineNo' | 'findingNo'>;

/** Findings in the order of the file, keyset-paged. */
export async function importFindings(
  manager: EntityManager,
  importId: number,
  after: FindingPlace,
  limit: number,
): Promise<ImportFinding[]> {
  const rows: (Omit<ImportFinding, 'refusal'> & { code: string; details: string | null })[] =
    await manager.query(
      `SELECT line_no AS lineNo, finding_no AS findingNo, column_title AS \`column\`, code, details, person, shown
         FROM register_import_finding
        WHERE import_id = ? AND line_no >= ? AND (line_no > ? OR finding_no > ?)
        ORDER BY line_no, finding_no LIMIT ?`,
      [importId, after.lineNo, after.lineNo, after.findingNo, limit],
    );
  return rows.map(({ code, details, ...row }) => ({ ...row, refusal: refusalOf(code, details) }));
}

/** Where a page of rows that lines make ended: the line, and which of its rows, from 0. */
export interface LinePlace {
  readonly lineNo: number;
  readonly part: number;
}

const BEHIND = '(s.line_no > ? OR (s.line_no = ? AND s.part > ?))';

function behind({ lineNo, part }: LinePlace): number[] {
  return [lineNo, lineNo, part];
}

/** A person of the file who is in the register already, with what is typed of him here and there. */
export interface KnownLine extends LinePlace {
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseInRegisterFen: number;
  readonly baseInFileFen: number;
  readonly typedInRegister: TypedValues | null;
  readonly typedInFile: TypedValues | null;
}

type KnownRow = Omit<KnownLine, 'typedInRegister' | 'typedInFile'> & {
  readonly registerTyped: string | null;
  readonly fileTyped: string | null;
};

export async function knownLines(
  manager: EntityManager,
  importId: number,
  after: LinePlace,
  limit: number,
): Promise<KnownLine[]> {
  const rows: KnownRow[] = await manager.query(
    `SELECT s.line_no AS lineNo, s.part, COALESCE(a.account_no, '') AS accountNo, ${nameSql('s')} AS name,
            ${idNumberSql('s')} AS idNumber, r.base_after_fen AS baseInRegisterFen, s.base_after_fen AS baseInFileFen,
            r.typed AS registerTyped, s.typed AS fileTyped
       FROM register_import i ${KNOWN_LINES}
       LEFT JOIN personal_account a ON a.id = s.account_id LEFT JOIN member m ON m.id = a.member_id
      WHERE i.id = ? AND ${BEHIND} AND ${NOT_BY_THIS_FILE} ORDER BY s.line_no, s.part LIMIT ?`,
    [importId, ...behind(after), limit],
  );
  return rows.map(({ registerTyped, fileTyped, ...row }) => ({
    ...row,
    baseInRegisterFen: Number(row.baseInRegisterFen),
    baseInFileFen: Number(row.baseInFileFen),
    typedInRegister: valuesOf(registerTyped),
    typedInFile: valuesOf(fileTyped),
  }));
}

/** A good line of which something is said that hinders nothing. */
export interface ImportRemark extends LinePlace {
  readonly name: string;
  readonly remark: Refusal;
}

/** In the order of the file, keyset-paged. */
export async function importRemarks(
  manager: EntityManager,
  importId: number,
  after: LinePlace,
  limit: number,
): Promise<ImportRemark[]> {
  const rows: (LinePlace & { name: string; code: string; details: string | null })[] =
    await manager.query(
      `SELECT s.line_no AS lineNo, s.part, ${nameSql('s')} AS name, s.note_code AS code, s.note_details AS details
         FROM register_import_row s
         LEFT JOIN personal_account a ON a.id = s.account_id LEFT JOIN member m ON m.id = a.member_id
        WHERE s.import_id = ? AND ${BEHIND} AND s.note_code IS NOT NULL ORDER BY s.line_no, s.part LIMIT ?`,
      [importId, ...behind(after), limit],
    );
  return rows.map(({ code, details, ...row }) => ({ ...row, remark: refusalOf(code, details) }));
}
