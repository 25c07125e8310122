import type { KnownChangeDto, KnownLineDto } from '#apps/api/registers/import.dto';
import type { Column } from '#libs/businesses/column';
import { maskedValue } from '#libs/businesses/shown-value';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import type { KnownLine } from '#libs/persistence/imports/import-queries';
import { typedOf } from '#libs/persistence/registers/register-rule';
import type { TypedValues } from '#libs/case/register';

/** A line of somebody who is in the register already, with every typed column that the file has otherwise. */
export function knownLineView(columns: readonly Column[], line: KnownLine): KnownLineDto {
  const { lineNo, accountNo, name, idNumber } = line;
  const inRegister = typedOf({ columns }, line.baseInRegisterFen, line.typedInRegister);
  const inFile = typedOf({ columns }, line.baseInFileFen, line.typedInFile);
  const changes = columns
    .filter(({ from }) => from === 'typed')
    .flatMap((column) => changeOf(column, inRegister, inFile));
  return { lineNo, accountNo, name, idNumberMasked: maskIdentityNumber(idNumber), changes };
}

function changeOf(column: Column, inRegister: TypedValues, inFile: TypedValues): KnownChangeDto[] {
  const before = String(inRegister[column.key] ?? '');
  const after = String(inFile[column.key] ?? '');
  if (before === after) return [];
  const shown = (value: string): string =>
    column.masked === true && value !== '' ? maskedValue(column.kind, value) : value;
  return [{ column: column.key, inRegister: shown(before), inFile: shown(after) }];
}
