import type { ImportDto, ImportNotesDto } from '#apps/api/registers/import.dto';
import type { RegisterHeadDto, RegisterRowDto } from '#apps/api/registers/register.dto';
import type { RefusalDto } from '#apps/api/submissions/text.dto';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import type { RegisterImportEntity } from '#libs/persistence/entities/register.entity';
import { NO_NOTES, type ImportNotes } from '#libs/persistence/import-notes';
import type { RegisterRowRead } from '#libs/persistence/register-queries';
import type { RegisterHead } from '#libs/persistence/register-totals';
import type { Refusal } from '#libs/submission/refusal';
import { textOf } from '#libs/texts/texts';

export function headView({ draftVersion, totals }: RegisterHead): RegisterHeadDto {
  const { rows, chosen, findings, beforeFen, afterFen } = totals;
  return { draftVersion, rows, chosen, findings, totals: { people: chosen, beforeFen, afterFen } };
}

export function rowView(read: RegisterRowRead): RegisterRowDto {
  const { rowNo, accountNo, name, chosen, importId, formerBaseFen, finding } = read;
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
    importId,
    formerBaseFen,
  };
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
    notes: notesView(row.notes ?? NO_NOTES),
    refusal,
  };
}

function notesView({ otherSheets, ...notes }: ImportNotes): ImportNotesDto {
  return { ...notes, otherSheets: [...otherSheets] };
}

export function refusalView({ code, details }: Refusal): RefusalDto {
  return { code, ...(details === undefined ? {} : { details }), text: textOf(code, details) };
}
