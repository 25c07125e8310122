import type { AssessmentRecord } from '#libs/fund/assessment/record';
import { TOTAL } from '#libs/persistence/assessments/snapshot-sql';

/** What a snapshot comes to: the record, and what is due of each side. */
export interface SnapshotSums extends AssessmentRecord {
  readonly unitFen: number;
  readonly personalFen: number;
  readonly fiscalFen: number;
}

/** Who pays, who came, who left, and `moneySums`; all of it null where there is nobody. */
export type SumsRead = Readonly<
  Record<
    | 'people'
    | 'came'
    | 'left'
    | 'beforeFen'
    | 'increaseFen'
    | 'decreaseFen'
    | 'unitFen'
    | 'personalFen'
    | 'fiscalFen',
    string | null
  >
>;

/** Of rows that say what each member pays and what he paid before. */
export function moneySums(alias: string): string {
  const fen = TOTAL(alias);
  return `SUM(${alias}.before_fen) AS beforeFen, SUM(GREATEST(${fen} - ${alias}.before_fen, 0)) AS increaseFen,
            SUM(GREATEST(${alias}.before_fen - (${fen}), 0)) AS decreaseFen, SUM(${alias}.unit_fen) AS unitFen,
            SUM(${alias}.personal_fen) AS personalFen, SUM(${alias}.fiscal_fen) AS fiscalFen`;
}

export function sumsIn(row: SumsRead | undefined): SnapshotSums {
  const of = (name: keyof SumsRead) => Number(row?.[name] ?? 0);
  const [people, came, left] = [of('people'), of('came'), of('left')];
  const [unitFen, personalFen, fiscalFen] = [of('unitFen'), of('personalFen'), of('fiscalFen')];
  return {
    last: { people: people - came + left, fen: of('beforeFen') },
    increase: { people: came, fen: of('increaseFen') },
    decrease: { people: left, fen: of('decreaseFen') },
    now: { people, fen: unitFen + personalFen + fiscalFen },
    unitFen,
    personalFen,
    fiscalFen,
  };
}
