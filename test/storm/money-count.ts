import type { DataSource } from 'typeorm';

interface Line {
  readonly caseNo: string;
  readonly account: number;
  readonly month: string;
  readonly unit: string;
  readonly personal: string;
  readonly fiscal: string;
}

interface SnapshotLine extends Line {
  readonly allocated: number;
}

/** What a bank has told: its number, its amount. */
export interface ToldEntry {
  readonly serial: string;
  readonly fen: string;
}

export interface MoneyCount {
  /** Lines of allocated months that their members were not credited with, and of those twice. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Credited to the fen otherwise than the snapshot says, or for a month that is not allocated. */
  readonly undue: readonly string[];
  /** Entries of the bank that stand in the books not at all, twice, or by another amount. */
  readonly receiptsWrong: readonly string[];
  /** What the bank told, less what it took back, what members were credited with, and what stands in 219. */
  readonly missingFen: bigint;
  readonly credited: number;
  /** Lines that were taken back from members, who may have been credited again. */
  readonly reversed: number;
}

const keyOf = ({ caseNo, account, month, unit, personal, fiscal }: Line): string =>
  [caseNo, account, month, unit, personal, fiscal].join('/');

/** Counts by itself what became of the bank's money: rows are read as they lie, and added up here. */
export async function countMoney(
  dataSource: DataSource,
  { told, taken }: { readonly told: readonly ToldEntry[]; readonly taken: readonly ToldEntry[] },
  before219Fen: bigint,
): Promise<MoneyCount> {
  const due = await snapshotLines(dataSource);
  const credits = await creditedLines(dataSource);
  const times = new Map<string, number>();
  for (const line of credits) count(times, line);
  const dueKeys = new Set(due.filter(({ allocated }) => Number(allocated) === 1).map(keyOf));
  const creditedFen = credits.reduce((sum, line) => sum + fenOf(line), 0n);
  const toldFen = sumOf(told) - sumOf(taken);
  const in219 = await balanceOf219(dataSource);
  return {
    lost: [...dueKeys].filter((key) => (times.get(key) ?? 0) < 1),
    doubled: [...times].filter(([, count]) => count > 1).map(([key]) => key),
    undue: [...times].filter(([key, at]) => at !== 0 && !dueKeys.has(key)).map(([key]) => key),
    receiptsWrong: await wrongReceipts(dataSource, told),
    missingFen: toldFen - creditedFen - (in219 - before219Fen),
    credited: credits.filter((line) => fenOf(line) > 0n).length,
    reversed: credits.filter((line) => fenOf(line) < 0n).length,
  };
}

/** A reversal stands with the signs turned: it takes away one of its line. */
function count(times: Map<string, number>, line: Line): void {
  const isReversal = fenOf(line) < 0n;
  const key = keyOf(isReversal ? turned(line) : line);
  times.set(key, (times.get(key) ?? 0) + (isReversal ? -1 : 1));
}

function turned({ unit, personal, fiscal, ...line }: Line): Line {
  const [u, p, f] = [unit, personal, fiscal].map((fen) => String(-BigInt(fen)));
  return { ...line, unit: u ?? '', personal: p ?? '', fiscal: f ?? '' };
}

function sumOf(entries: readonly ToldEntry[]): bigint {
  return entries.reduce((sum, { fen }) => sum + BigInt(fen), 0n);
}

function fenOf({ unit, personal, fiscal }: Line): bigint {
  return BigInt(unit) + BigInt(personal) + BigInt(fiscal);
}

async function snapshotLines(dataSource: DataSource): Promise<SnapshotLine[]> {
  const lines: SnapshotLine[] = await dataSource.query(
    `SELECT l.business_no AS caseNo, l.account_id AS account, l.month, l.unit_fen AS unit, l.personal_fen AS personal,
            l.fiscal_fen AS fiscal, a.allocated_at IS NOT NULL AND a.deleted_at IS NULL AS allocated
       FROM assessment_line l JOIN assessment a ON a.business_no = l.business_no`,
  );
  return lines.filter((line) => fenOf(line) > 0n);
}

/** What members were given by cases: everything that is not brought over. */
function creditedLines(dataSource: DataSource): Promise<Line[]> {
  return dataSource.query(
    `SELECT v.business_no AS caseNo, m.account_id AS account, m.month, m.unit_fen AS unit, m.personal_fen AS personal,
            m.fiscal_fen AS fiscal
       FROM member_line m JOIN voucher v ON v.id = m.voucher_id WHERE v.business_no IS NOT NULL`,
  );
}

export async function balanceOf219(dataSource: DataSource): Promise<bigint> {
  const lines: { side: string; fen: string }[] = await dataSource.query(
    `SELECT l.side, l.amount_fen AS fen FROM voucher_line l JOIN sub_account s ON s.id = l.sub_account_id
      WHERE s.account = '219'`,
  );
  return lines.reduce(
    (sum, { side, fen }) => sum + (side === 'C' ? BigInt(fen) : -BigInt(fen)),
    0n,
  );
}

/** The sums that members have, by account: what they rise by is what they are credited with. */
export async function balancesOfMembers(dataSource: DataSource): Promise<Map<number, bigint>> {
  const rows: { id: number; fen: string }[] = await dataSource.query(
    'SELECT id, balance_fen AS fen FROM personal_account',
  );
  return new Map(rows.map(({ id, fen }) => [Number(id), BigInt(fen)]));
}

/** Accounts that rose by another sum than their snapshot lines come to. */
export async function wronglyRisen(
  dataSource: DataSource,
  before: ReadonlyMap<number, bigint>,
): Promise<number[]> {
  const due = new Map<number, bigint>();
  for (const line of await snapshotLines(dataSource)) {
    if (Number(line.allocated) !== 1) continue;
    const id = Number(line.account);
    due.set(id, (due.get(id) ?? 0n) + fenOf(line));
  }
  const after = await balancesOfMembers(dataSource);
  return [...after]
    .filter(([id, fen]) => fen !== (before.get(id) ?? 0n) + (due.get(id) ?? 0n))
    .map(([id]) => id);
}

async function wrongReceipts(
  dataSource: DataSource,
  told: readonly ToldEntry[],
): Promise<string[]> {
  const rows: ToldEntry[] = await dataSource.query('SELECT serial, fen FROM bank_receipt');
  const booked = new Map<string, string[]>();
  for (const { serial, fen } of rows)
    booked.set(serial, [...(booked.get(serial) ?? []), String(fen)]);
  const missing = told.filter(({ serial, fen }) => {
    const [once, ...more] = booked.get(serial) ?? [];
    return once !== fen || more.length > 0;
  });
  const serials = new Set(told.map(({ serial }) => serial));
  const strange = [...booked.keys()].filter((serial) => !serials.has(serial));
  return [...missing.map(({ serial }) => serial), ...strange];
}
