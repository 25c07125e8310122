import { IDENTITY_CHECKS, IDENTITY_WEIGHTS } from '#libs/fund/identity-number';

/** Identity documents whose number is one of GB 11643: the resident's card. */
const RESIDENT = '01';

/** Whether the number of a resident's card is none: its shape, or its check character. For sets, as libs/fund does for one. */
export function identityWrongSql(alias: string): string {
  const number = `${alias}.id_number`;
  const terms = IDENTITY_WEIGHTS.map(
    (weight, at) => `${String(weight)} * SUBSTRING(${number}, ${String(at + 1)}, 1)`,
  );
  const check = `SUBSTRING('${IDENTITY_CHECKS}', 1 + MOD(${terms.join(' + ')}, 11), 1)`;
  return `(${alias}.id_type = '${RESIDENT}' AND NOT (${number} REGEXP '^[0-9]{17}[0-9X]$' AND ${check} = SUBSTRING(${number}, 18, 1)))`;
}
