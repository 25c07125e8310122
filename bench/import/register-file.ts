import { writeFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import type { OutCell, OutRow } from '#libs/spreadsheet/out-sheet';
import { xlsxStream } from '#libs/spreadsheet/write-sheet';
import { outColumn } from '#libs/register-files/template';

const ROWS_PER_READ = 5_000;

interface AccountOfFile {
  readonly id: number;
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseFen: string;
  readonly unitFen: string;
  readonly personalFen: string;
}

/** The operator's file: the register's first twelve columns, for every normal account, the new base 3 % above the old one. */
export async function writeRegisterFile(
  dataSource: DataSource,
  unitId: number,
  rows: number,
  path: string,
): Promise<void> {
  const columns = baseAdjustment.columns.slice(0, 12).map(outColumn);
  await writeFile(path, xlsxStream('基数调整', columns, linesOf(dataSource, unitId, rows)));
}

async function* linesOf(
  dataSource: DataSource,
  unitId: number,
  rows: number,
): AsyncGenerator<readonly OutRow[]> {
  let written = 0;
  for (let after = 0; written < rows;) {
    const accounts: AccountOfFile[] = await dataSource.query(
      `SELECT a.id, a.account_no AS accountNo, m.name, m.id_number AS idNumber, a.base_fen AS baseFen,
              a.unit_fen AS unitFen, a.personal_fen AS personalFen
         FROM personal_account a JOIN member m ON m.id = a.member_id
        WHERE a.unit_id = ? AND a.status = '01' AND a.id > ? ORDER BY a.id LIMIT ?`,
      [unitId, after, Math.min(ROWS_PER_READ, rows - written)],
    );
    if (accounts.length === 0)
      throw new Error(`the unit has only ${String(written)} normal accounts`);
    yield accounts.map((account) => lineOf(account, (written += 1)));
    after = accounts.at(-1)?.id ?? after;
  }
}

function lineOf(account: AccountOfFile, number: number): OutCell[] {
  const yuan = (fen: number) => fen / 100;
  const base = Number(account.baseFen);
  const sides = [Number(account.unitFen), Number(account.personalFen), 0];
  const total = sides.reduce((sum, side) => sum + side, 0);
  const after = newBaseFen(base);
  const identity = [String(number), account.accountNo, account.name, account.idNumber];
  return [
    ...identity,
    yuan(base),
    ...sides.map(yuan),
    yuan(total),
    yuan(after),
    yuan(after * 0.12),
    yuan(after * 0.12),
  ];
}

/** Three percent more or less, within every cap and floor of the demonstration city. */
export function newBaseFen(baseFen: number): number {
  return baseFen > 1_000_000 ? Math.floor(baseFen * 0.97) : Math.ceil(baseFen * 1.2);
}
