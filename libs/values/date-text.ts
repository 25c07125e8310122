import { narrow, withoutBlanks, withoutUnseen } from '#libs/values/visible-text';

const MONTH = /^(\d{4})(?:[-./年])?(\d{1,2})(?:月份?)?$/;

/** '5日', '０５', '5号' → '5'. */
export function readDay(typed: string): string {
  return tidy(typed)
    .replace(/[日号號]$/, '')
    .replace(/^0+(?=\d)/, '');
}

/** '2026年7月', '2026-7', '２０２６０７' → '202607'. */
export function readMonth(typed: string): string {
  const month = tidy(typed);
  const match = MONTH.exec(month);
  return match === null ? month : `${match[1] ?? ''}${(match[2] ?? '').padStart(2, '0')}`;
}

function tidy(typed: string): string {
  return withoutBlanks(narrow(withoutUnseen(typed))).replace(/[\u2010-\u2015\u2212]/g, '-');
}
