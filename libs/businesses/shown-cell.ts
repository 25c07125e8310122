import type { Column } from '#libs/businesses/column';
import { labelIn, maskedValue, type Labels } from '#libs/businesses/shown-value';
import { formatYuan } from '#libs/fund/money';
import { formatMonth, isFundMonth } from '#libs/fund/month';
import { formatRatio } from '#libs/fund/ratio';

/** A value of a register's column as people read it: labels for codes, yuan for money, a mask where masked. */
export function shownCell(
  column: Pick<Column, 'kind' | 'masked' | 'dictionary'>,
  value: string | number | undefined,
  labels: Labels,
): string {
  if (value === undefined || value === '') return '';
  if (column.masked === true) return maskedValue(column.kind, String(value));
  if (typeof value === 'number') return shownNumber(column.kind, value);
  if (column.kind === 'month' && isFundMonth(value)) return formatMonth(value);
  return labelIn(labels, column.dictionary ?? '', value).zh;
}

function shownNumber(kind: Column['kind'], value: number): string {
  if (kind === 'money') return formatYuan(value);
  return kind === 'ratio' ? formatRatio(value) : String(value);
}
