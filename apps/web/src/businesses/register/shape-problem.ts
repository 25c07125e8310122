import type { TextDto } from '../../api/generated';
import { bothOf } from '../../i18n/texts';
import { BASE, type Column, type Value } from './columns';
import { REGISTER_TEXTS } from './register.texts';

/** What is wrong with a typed value by its looks alone; everything else is the server's to say. */
export function shapeProblem(column: Column, value: Value | undefined): TextDto | null {
  if (value === undefined || (value === 0 && column.key === BASE)) {
    const key = column.key === BASE ? 'amountWrong' : 'amountUnread';
    return said(key, column);
  }
  if (value === null && column.required)
    return said(column.key === BASE ? 'amountWrong' : 'valueMissing', column);
  return null;
}

function said(key: 'amountWrong' | 'amountUnread' | 'valueMissing', { title }: Column): TextDto {
  return {
    zh: bothOf(REGISTER_TEXTS, key, { column: title.zh }).zh,
    en: bothOf(REGISTER_TEXTS, key, { column: title.en }).en,
  };
}
