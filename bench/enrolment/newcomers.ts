import { writeFile } from 'node:fs/promises';
import { enrolment } from '#libs/businesses/enrolment/enrolment.business';
import { identityCheckCharacter } from '#libs/fund/identity-number';
import { outColumn } from '#libs/register-files/template';
import type { OutCell } from '#libs/spreadsheet/out-sheet';
import { xlsxStream } from '#libs/spreadsheet/write-sheet';

/** 1,000 people to a birthday. */
const TO_A_DAY = 1_000;

/** A number of GB 11643; of another region in every round, so that nobody is known already. */
export function numberOf(region: number, at: number): string {
  const day = Math.floor(at / TO_A_DAY);
  const month = String(Math.floor(day / 28) + 1).padStart(2, '0');
  const birth = `1990${month}${String((day % 28) + 1).padStart(2, '0')}`;
  const first17 = `${String(region)}${birth}${String(at % TO_A_DAY).padStart(3, '0')}`;
  return first17 + identityCheckCharacter(first17);
}

export function nameOf(at: number): string {
  return `新员工${String(at + 1)}`;
}

/** What the template demands of each: twelve columns. */
export async function writeNewcomers(path: string, region: number, rows: number): Promise<void> {
  const columns = enrolment.columns.slice(0, 12).map(outColumn);
  await writeFile(path, xlsxStream('缴存人登记', columns, linesOf(region, rows)));
}

function* linesOf(region: number, rows: number): Generator<OutCell[]> {
  for (let at = 0; at < rows; at += 1)
    yield [
      String(at + 1),
      nameOf(at),
      numberOf(region, at),
      '已婚',
      '13900000000',
      '职员',
      '无',
      '其他',
      '大学本科',
      6_000,
      480,
      480,
    ];
}
