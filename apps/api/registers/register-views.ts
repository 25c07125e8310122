import type { ImportDto, ImportNotesDto } from '#apps/api/registers/import.dto';
import type { RegisterHeadDto, RegisterRowDto } from '#apps/api/registers/register.dto';
import type { RefusalDto } from '#apps/api/submissions/text.dto';
import type { Column } from '#libs/businesses/column';
import { maskedValue } from '#libs/businesses/shown-value';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import type { RegisterImportEntity } from '#libs/persistence/entities/register.entity';
import { notesOf, type ImportNotes } from '#libs/persistence/imports/import-notes';
import type { RegisterRowRead } from '#libs/persistence/registers/register-queries';
import type { RegisterHead } from '#libs/persistence/registers/register-totals';
import type { ColumnRefusal, TypedValues } from '#libs/case/register';
import { textOf } from '#libs/texts/texts';

export function headView({ draftVersion, totals }: RegisterHead): RegisterHeadDto {
  const { rows, chosen, findings, beforeFen, afterFen } = totals;
  return { draftVersion, rows, chosen, findings, totals: { people: chosen, beforeFen, afterFen } };
}

export function rowView(columns: readonly Column[], read: RegisterRowRead): RegisterRowDto {
  const { rowNo, accountNo, name, chosen, month, importId, formerBaseFen, finding, note } = read;
  const { baseBeforeFen, unitBeforeFen, personalBeforeFen, fiscalBeforeFen, totalBeforeFen } = read;
  const { baseAfterFen, unitAfterFen, personalAfterFen, fiscalAfterFen, totalAfterFen } = read;
  return {
    rowNo,
    accountNo,
    name,
    idNumberMasked: maskIdentityNumber(read.idNumber),
    baseBeforeFen,
    unitBeforeFen,
    personalBeforeFen,
    fiscalBeforeFen,
    totalBeforeFen,
    baseAfterFen,
    unitAfterFen,
    personalAfterFen,
    fiscalAfterFen,
    totalAfterFen,
    chosen,
    finding: finding === null ? null : refusalView(finding),
    month,
    values: shownValues(columns, read.values),
    note: note === null ? null : refusalView(note),
    importId,
    formerBaseFen,
    formerValues: read.former === null ? null : shownValues(columns, read.former),
  };
}

/** What rows say in fields of their own, or not at all. */
const FIXED = new Set(['name', 'idNumber', 'accountNo']);

/** Of the register's own columns alone, masked where people read them masked. */
function shownValues(
  columns: readonly Column[],
  values: TypedValues,
): Record<string, string | number> {
  const shown = columns.filter(({ key }) => !FIXED.has(key) && key in values);
  return Object.fromEntries(
    shown.map(({ key, kind, masked }) => {
      const value = values[key] ?? '';
      return [key, masked === true ? maskedValue(kind, String(value)) : value];
    }),
  );
}

export function importView(row: RegisterImportEntity): ImportDto {
  const {
    id,
    businessNo,
    fileName,
    state,
    place,
    rowsRead,
    rowsGood,
    rowsBad,
    rowsKnown,
    percent,
  } = row;
  const details = row.refusalDetails ?? {};
  const refusal = row.refusalCode === null ? null : refusalView({ code: row.refusalCode, details });
  return {
    id,
    businessNo,
    fileName,
    state,
    place,
    rowsRead,
    rowsGood,
    rowsBad,
    rowsKnown,
    percent,
    notes: notesView(notesOf(row.notes)),
    refusal,
  };
}

function notesView(notes: ImportNotes): ImportNotesDto {
  return {
    ...notes,
    otherSheets: [...notes.otherSheets],
    hiddenLines: [...notes.hiddenLines],
    hiddenColumns: [...notes.hiddenColumns],
    passedLines: [...notes.passedLines],
  };
}

export function refusalView({ code, details, column }: ColumnRefusal): RefusalDto {
  return {
    code,
    ...(details === undefined ? {} : { details }),
    text: textOf(code, details),
    ...(column === undefined ? {} : { column }),
  };
}
