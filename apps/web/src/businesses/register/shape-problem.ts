import { textOf } from '#libs/texts/texts';
import { isOfKind, ruleOf } from '#libs/values/read-value';
import type { ValueKind } from '#libs/values/value-kind';
import type { TextDto } from '../../api/generated';
import { bothOf } from '../../i18n/texts';
import { BASE, type Column, type Value } from './columns';
import { REGISTER_TEXTS } from './register.texts';

const FORMS: Readonly<Record<string, ValueKind>> = {
  date: 'date',
  identifier: 'identity-number',
  phone: 'mobile-phone',
};

/** What is wrong with a typed value by its looks alone; everything else is the server's to say. */
export function shapeProblem(column: Column, value: Value | undefined): TextDto | null {
  if (value === undefined || (value === 0 && column.key === BASE)) {
    const key = column.key === BASE ? 'amountWrong' : 'amountUnread';
    return said(key, column);
  }
  if (value === null && column.required)
    return said(column.key === BASE ? 'amountWrong' : 'valueMissing', column);
  return formProblem(column, value);
}

/** Numbers and days that cannot be any: said before the other fields are filled in, not after. */
function formProblem({ kind }: Column, value: Value): TextDto | null {
  const form = FORMS[kind];
  if (form === undefined || value === null || isOfKind(form, String(value))) return null;
  const { zh, en } = ruleOf(form);
  return textOf('VALUE_MALFORMED', { rule: zh, ruleEn: en });
}

function said(key: 'amountWrong' | 'amountUnread' | 'valueMissing', { title }: Column): TextDto {
  return {
    zh: bothOf(REGISTER_TEXTS, key, { column: title.zh }).zh,
    en: bothOf(REGISTER_TEXTS, key, { column: title.en }).en,
  };
}
