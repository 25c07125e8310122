import type { EntityManager } from 'typeorm';
import { owedMonths } from '#libs/fund/assessment/months';
import { dueDay } from '#libs/fund/due-month';
import type { FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { boundsOf, liftedTo } from '#libs/persistence/assessments/base-rule';
import { previewMonth } from '#libs/persistence/assessments/month-preview';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

/** A unit's month that waits to be paid: what of it is still open, or would be, were it assessed now. */
export interface OwedMonth {
  readonly unitId: number;
  readonly unitAccountNo: string;
  readonly unitName: string;
  readonly branchCode: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly month: FundMonth;
  /** Null: not assessed. */
  readonly businessNo: string | null;
  readonly people: number;
  /** Of all three sides. */
  readonly dueFen: number;
  readonly openFen: number;
  readonly deadline: string;
}

/** Where a page ended. */
export interface OwedMark {
  readonly unitId: number;
  readonly month: FundMonth;
}

export interface DunningAsked {
  /** Null: of every branch. */
  readonly branches: readonly string[] | null;
  /** The last month asked for. */
  readonly through: FundMonth;
  readonly after?: OwedMark | undefined;
  readonly limit: number;
  readonly now: Date;
}

/** By unit and month. Deferred units are not dunned, nor sealed and closed ones. */
export async function owedMonthsOf(
  manager: EntityManager,
  asked: DunningAsked,
): Promise<OwedMonth[]> {
  const { after, limit, through } = asked;
  const shown: { unit: UnitEntity; month: FundMonth }[] = [];
  for await (const unit of owingUnits(manager, asked)) {
    // The unit the page before ended in comes again, with its later months.
    const from = unit.id === after?.unitId ? after.month : '';
    const months = owedMonths(unit, through).filter((month) => month > from);
    shown.push(...months.slice(0, limit - shown.length).map((month) => ({ unit, month })));
    if (shown.length >= limit) break;
  }
  const open = await openOf(
    manager,
    shown.map(({ unit }) => unit.id),
  );
  const rows: OwedMonth[] = [];
  for (const { unit, month } of shown) {
    const assessed = open.get(keyOf(unit.id, month));
    const sums = assessed ?? (await expected(manager, unit, month, asked.now));
    rows.push({ ...headOf(unit), month, deadline: dueDay(month, unit.payDay), ...sums });
  }
  return rows;
}

const UNITS_A_READ = 200;

/** Units whose marks leave a month open; of some all of them may be deferred. */
async function* owingUnits(
  manager: EntityManager,
  { branches, through, after }: DunningAsked,
): AsyncGenerator<UnitEntity> {
  for (let from = after?.unitId ?? 0; ;) {
    const units = await owingUnitsFrom(manager, from, { branches, through });
    yield* units;
    const last = units.at(-1);
    if (last === undefined || units.length < UNITS_A_READ) return;
    from = last.id + 1;
  }
}

function owingUnitsFrom(
  manager: EntityManager,
  from: number,
  { branches, through }: Pick<DunningAsked, 'branches' | 'through'>,
): Promise<UnitEntity[]> {
  const query = manager
    .createQueryBuilder(UnitEntity, 'unit')
    .where(`unit.id >= :from AND unit.status IN ('01', '02')`, { from })
    .andWhere(
      `IF(unit.paidThroughMonth IS NULL, unit.firstMonth <= :through, unit.paidThroughMonth < :through)`,
      { through },
    );
  if (branches !== null) query.andWhere('unit.branchCode IN (:...branches)', { branches });
  return query.orderBy('unit.id').limit(UNITS_A_READ).getMany();
}

type Sums = Pick<OwedMonth, 'businessNo' | 'people' | 'dueFen' | 'openFen'>;

/** What is assessed and not allocated of these units, by unit and month. */
async function openOf(
  manager: EntityManager,
  unitIds: readonly number[],
): Promise<ReadonlyMap<string, Sums>> {
  if (unitIds.length === 0) return new Map();
  const rows: {
    unitId: number;
    month: string;
    businessNo: string;
    people: number;
    due: string;
    open: string;
  }[] = await manager.query(
    `SELECT unit_id AS unitId, month, business_no AS businessNo, people, unit_fen + personal_fen + fiscal_fen AS due,
              unit_fen + personal_fen + fiscal_fen - gathered_fen - gathered_fiscal_fen AS open
         FROM assessment WHERE unit_id IN (?) AND standing = 1 AND allocated_at IS NULL`,
    [[...new Set(unitIds)]],
  );
  return new Map(
    rows.map(({ unitId, month, businessNo, people, due, open }) => [
      keyOf(unitId, month),
      { businessNo, people, dueFen: Number(due), openFen: Number(open) },
    ]),
  );
}

function keyOf(unitId: number, month: FundMonth): string {
  return `${String(unitId)}/${month}`;
}

/** What an assessment would come to now, bases lifted where they would be. */
async function expected(
  manager: EntityManager,
  unit: UnitEntity,
  month: FundMonth,
  now: Date,
): Promise<Sums> {
  const lift = await boundsOf(manager, unit, month, now).then(liftedTo, (error: unknown) => {
    // Bounds that are not published yet lift nobody.
    if (error instanceof RuleViolation) return {};
    throw error;
  });
  const { now: due } = await previewMonth(manager, { unitId: unit.id, month, ...lift });
  return { businessNo: null, people: due.people, dueFen: due.fen, openFen: due.fen };
}

function headOf(unit: UnitEntity) {
  const { id: unitId, accountNo: unitAccountNo, name: unitName } = unit;
  const { branchCode, contactName, contactPhone } = unit;
  return { unitId, unitAccountNo, unitName, branchCode, contactName, contactPhone };
}
