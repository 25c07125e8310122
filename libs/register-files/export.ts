import type { EntityManager } from 'typeorm';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { BEFORE_ALL_ROWS, type RowPlace } from '#libs/persistence/registers/register-order';
import { registerRows, type RegisterRowRead } from '#libs/persistence/registers/register-queries';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import type { OutCell, OutRow } from '#libs/spreadsheet/out-sheet';
import { xlsxStream } from '#libs/spreadsheet/write-sheet';
import { outColumn } from '#libs/register-files/template';
import { textOf } from '#libs/texts/texts';

const ROWS_PER_READ = 2_000;
const FINDING = { title: '校验', kind: 'text' as const, width: 40 };

/** The register as a workbook, columns in the business's order; ID numbers stay masked in files that travel. */
export function registerXlsx(
  manager: EntityManager,
  business: RegisterBusiness,
  businessNo: string,
): ReadableStream<Uint8Array> {
  async function* rows(): AsyncGenerator<readonly OutRow[]> {
    for (let after: RowPlace = BEFORE_ALL_ROWS; ;) {
      const page = await registerRows(manager, { businessNo, after, limit: ROWS_PER_READ });
      yield page.map((row) =>
        business.columns.map(({ key, kind }) => cellOf(row, key, kind)).concat(findingOf(row)),
      );
      const last = page.at(-1);
      if (last === undefined || page.length < ROWS_PER_READ) return;
      after = { rowNo: last.rowNo, value: '0' };
    }
  }
  return xlsxStream(business.title.zh, [...business.columns.map(outColumn), FINDING], rows());
}

function cellOf(row: RegisterRowRead, key: string, kind: string): OutCell {
  if (key === 'idNumber') return maskIdentityNumber(row.idNumber);
  const value = row[key as keyof RegisterRowRead];
  if (kind === 'money') return typeof value === 'number' ? value / 100 : null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function findingOf(row: RegisterRowRead): OutCell {
  return row.finding === null ? '' : textOf(row.finding.code, row.finding.details).zh;
}
