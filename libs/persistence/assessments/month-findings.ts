import type { EntityManager } from 'typeorm';
import { identityWrongSql } from '#libs/persistence/assessments/identity-sql';
import { outsideOf, type BaseBounds, type Outside } from '#libs/fund/assessment/outside-bounds';
import { formatMonth } from '#libs/fund/month';
import type { MonthBounds } from '#libs/persistence/assessments/base-rule';
import { payingSql, type UnitMonth } from '#libs/persistence/assessments/snapshot-sql';
import type { Refusal } from '#libs/case/refusal';

/** What an enrolment demands (manual chapter 8), and may be missing of whoever the former system knew. */
export const DEMANDED = [
  'mobilePhone',
  'maritalStatus',
  'education',
  'occupation',
  'title',
  'position',
] as const;
export type DemandedField = (typeof DEMANDED)[number];

const COLUMNS: Readonly<Record<DemandedField, string>> = {
  mobilePhone: 'm.mobile_phone',
  maritalStatus: 'm.marital_status',
  education: 'm.education',
  occupation: 'm.occupation',
  title: 'm.title',
  position: 'm.position',
};

/** A member who pays in a month and of whom something is to be said before it is assessed. */
export interface MonthFinding {
  readonly accountId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseFen: number;
  readonly outside: Outside | null;
  readonly lacking: readonly DemandedField[];
  readonly identityWrong: boolean;
}

export interface FindingCounts {
  readonly outsideBounds: number;
  readonly dataLacking: number;
}

const LACKING = `CONCAT_WS(',', ${DEMANDED.map((field) => `IF(${COLUMNS[field]} = '', '${field}', NULL)`).join(', ')})`;
const IDENTITY = identityWrongSql('m');
const DATA_LACKING = `(${LACKING} <> '' OR ${IDENTITY})`;
const OUTSIDE = 'd.base_fen NOT BETWEEN ? AND ?';

/** How many there are of each; the same people may be in both. */
export async function countFindings(
  manager: EntityManager,
  of: UnitMonth,
  { floorFen, capFen }: BaseBounds,
): Promise<FindingCounts> {
  const { select, values } = payingSql(of);
  const [row]: { outsideBounds: string | null; dataLacking: string | null }[] = await manager.query(
    `SELECT SUM(${OUTSIDE}) AS outsideBounds, SUM(${DATA_LACKING}) AS dataLacking
       FROM (${select}) d JOIN personal_account p ON p.id = d.id JOIN member m ON m.id = p.member_id`,
    [floorFen, capFen, ...values],
  );
  return {
    outsideBounds: Number(row?.outsideBounds ?? 0),
    dataLacking: Number(row?.dataLacking ?? 0),
  };
}

/** Why a month may not be assessed as its bases are; null unless the centre's parameter blocks it. */
export async function boundsRefusal(
  manager: EntityManager,
  of: UnitMonth,
  bounds: MonthBounds,
): Promise<Refusal | null> {
  if (bounds.rule !== 'block') return null;
  const { outsideBounds } = await countFindings(manager, of, bounds);
  if (outsideBounds === 0) return null;
  const details = { month: formatMonth(of.month), count: outsideBounds };
  return { code: 'ASSESS_BASE_OUTSIDE', details };
}

type Read = Omit<MonthFinding, 'outside' | 'lacking' | 'identityWrong'> & {
  readonly lackingNames: string;
  readonly identityWrong: number;
};

/** By the account's id. */
export async function findingsOf(
  manager: EntityManager,
  of: UnitMonth,
  bounds: BaseBounds,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<MonthFinding[]> {
  const { select, values } = payingSql(of);
  const { after } = page;
  const rows: Read[] = await manager.query(
    `SELECT d.id AS accountId, p.account_no AS accountNo, m.name, m.id_number AS idNumber, d.base_fen AS baseFen,
            ${LACKING} AS lackingNames, ${IDENTITY} AS identityWrong
       FROM (${select}) d JOIN personal_account p ON p.id = d.id JOIN member m ON m.id = p.member_id
      WHERE (${OUTSIDE} OR ${DATA_LACKING}) ${after === undefined ? '' : 'AND d.id > ?'} ORDER BY d.id LIMIT ?`,
    [
      ...values,
      bounds.floorFen,
      bounds.capFen,
      ...(after === undefined ? [] : [after]),
      page.limit,
    ],
  );
  return rows.map(({ lackingNames, identityWrong, ...row }) => ({
    ...row,
    baseFen: Number(row.baseFen),
    outside: outsideOf(Number(row.baseFen), bounds),
    lacking: DEMANDED.filter((field) => lackingNames.split(',').includes(field)),
    identityWrong: Number(identityWrong) === 1,
  }));
}
