import type { EntityManager } from 'typeorm';
import { owedMonths } from '#libs/fund/assessment/months';
import { dueDay } from '#libs/fund/due-month';
import type { FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { boundsOf, liftedTo } from '#libs/persistence/assessments/base-rule';
import { previewMonth } from '#libs/persistence/assessments/month-preview';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { unitNamed } from '#libs/persistence/tasks/unit-search';

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
  /** Beginning of a unit's account, or a part of its name. */
  readonly words?: string | undefined;
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
  for await (const unit of eachOf(owingUnits(manager, asked))) {
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

/** What a whole list comes to; what is not assessed is counted and not expected, for that reads every unit's people. */
export interface OwedTotals {
  readonly units: number;
  readonly months: number;
  readonly unassessed: number;
  /** Of those assessed, all three sides. */
  readonly openFen: number;
}

/** Of the same units and months as the list. */
export async function owedTotalsOf(
  manager: EntityManager,
  asked: Omit<DunningAsked, 'after' | 'limit'>,
): Promise<OwedTotals> {
  const sum = { units: 0, months: 0, unassessed: 0, openFen: 0 };
  for await (const units of owingUnits(manager, asked)) {
    const open = await openOf(
      manager,
      units.map(({ id }) => id),
    );
    for (const unit of units) {
      const months = owedMonths(unit, asked.through);
      const assessed = months.flatMap((month) => open.get(keyOf(unit.id, month)) ?? []);
      sum.units += Number(months.length > 0);
      sum.months += months.length;
      sum.unassessed += months.length - assessed.length;
      sum.openFen += assessed.reduce((fen, { openFen }) => fen + openFen, 0);
    }
  }
  return sum;
}

const UNITS_A_READ = 200;

type UnitsAsked = Pick<DunningAsked, 'branches' | 'through' | 'words' | 'after'>;

/** Units whose marks leave a month open, some at a time; of some of them all months may be deferred. */
async function* owingUnits(
  manager: EntityManager,
  asked: UnitsAsked,
): AsyncGenerator<UnitEntity[]> {
  for (let from = asked.after?.unitId ?? 0; ;) {
    const units = await owingUnitsFrom(manager, from, asked);
    yield units;
    const last = units.at(-1);
    if (last === undefined || units.length < UNITS_A_READ) return;
    from = last.id + 1;
  }
}

async function* eachOf(parts: AsyncGenerator<UnitEntity[]>): AsyncGenerator<UnitEntity> {
  for await (const units of parts) yield* units;
}

function owingUnitsFrom(
  manager: EntityManager,
  from: number,
  { branches, through, words }: UnitsAsked,
): Promise<UnitEntity[]> {
  const query = manager
    .createQueryBuilder(UnitEntity, 'unit')
    .where(`unit.id >= :from AND unit.status IN ('01', '02')`, { from })
    .andWhere(
      `IF(unit.paidThroughMonth IS NULL, unit.firstMonth <= :through, unit.paidThroughMonth < :through)`,
      { through },
    );
  if (branches !== null) query.andWhere('unit.branchCode IN (:...branches)', { branches });
  if (words !== undefined) query.andWhere(...namedBy(words));
  return query.orderBy('unit.id').limit(UNITS_A_READ).getMany();
}

/** The query builder knows its values by names. */
function namedBy(words: string): [sql: string, values: Record<string, unknown>] {
  const { sql, values } = unitNamed(words, 'unit');
  const [first = '', ...rest] = sql.split('?');
  const named = rest.map((part, at) => `:words${String(at)}${part}`);
  return [
    [first, ...named].join(''),
    Object.fromEntries(values.map((value, at) => [`words${String(at)}`, value])),
  ];
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
