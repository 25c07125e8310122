import type { Refusal } from '#libs/case/refusal';
import type { RowAmount } from '#libs/case/register';
import type { Text } from '#libs/texts/text';
import type { ValueKind } from '#libs/values/value-kind';

export type ColumnKind =
  | 'row-number'
  | 'text'
  | 'identifier'
  | 'money'
  | 'month'
  | 'date'
  | 'dictionary'
  | 'phone'
  | 'ratio';

/**
 * Where a value comes from. row: its number; subject: read from the account or person; typed: the operator's; before and
 * after: the amounts; decided: what the rule decided; case: the head's month or one of the head's columns.
 */
export type ColumnSource = 'row' | 'subject' | 'typed' | 'before' | 'after' | 'decided' | 'case';

/** One column of a register; everything that shows, reads or checks its values is made from it. */
export interface Column {
  /** In camelCase; money keys end in Fen. */
  readonly key: string;
  readonly title: Text;
  /** What people and payroll programs write over it instead. */
  readonly otherTitles?: readonly string[];
  readonly kind: ColumnKind;
  readonly from: ColumnSource;
  readonly dictionary?: string;
  /** Of a typed amount: the one that the server makes of the row, and posts. */
  readonly computedAs?: RowAmount | 'supplementFen';
  /** What may stand in it, where that is a list and no dictionary. */
  readonly choices?: readonly Text[];
  readonly inTemplate: boolean;
  readonly required: boolean;
  /** How what is typed is tidied and what it must look like; a line of text unless said. */
  readonly valueKind?: ValueKind;
  readonly lengthMax?: number;
  /** Shown by mask, and passed over when a file brings it back masked. */
  readonly masked?: boolean;
  /** Its neighbours of the same group stand with it under this head. */
  readonly group?: Text;
  /** Its title under such a head; a bar marks where it may break. */
  readonly shortTitle?: Text;
  /** What the template's example row has in it. */
  readonly example?: string;
  /** Of a head: the value is a unit's account, whose name is echoed and whose marks the rules may ask. */
  readonly names?: 'unit';
  /** Meaning beyond shape, e.g. a check character. */
  readonly rule?: (value: string) => Refusal | null;
}

/** A column that nobody types. */
export function shownColumn(
  key: string,
  title: Text,
  kind: ColumnKind,
  from: Exclude<ColumnSource, 'typed'>,
): Column {
  return { key, title, kind, from, inTemplate: false, required: false };
}

/** A column of the template that every row must fill. */
export function typedColumn(key: string, title: Text, kind: ColumnKind): Column {
  return { key, title, kind, from: 'typed', inTemplate: true, required: true };
}

export const ROW_NUMBER: Column = {
  ...shownColumn('rowNo', { zh: '序号', en: 'No.' }, 'row-number', 'row'),
  inTemplate: true,
};

/** Whose account a row is about: the three that a file must have, to be compared with the account's own. */
export const ACCOUNT_COLUMNS: readonly Column[] = [
  {
    ...shownColumn('accountNo', { zh: '个人账号', en: 'Account number' }, 'identifier', 'subject'),
    example: '100000000001',
  },
  { ...shownColumn('name', { zh: '姓名', en: 'Name' }, 'text', 'subject'), example: '张三' },
  {
    ...shownColumn('idNumber', { zh: '证件号码', en: 'ID number' }, 'identifier', 'subject'),
    masked: true,
    example: '410303198801010012',
  },
].map((column) => ({ ...column, inTemplate: true, required: true }));
