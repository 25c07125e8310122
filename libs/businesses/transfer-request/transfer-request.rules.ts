import { CLOSED, NORMAL, SEALED } from '#libs/fund/account-status';
import type { ColumnRefusal, PersonFacts } from '#libs/case/register';

const ASKABLE: readonly string[] = [SEALED, NORMAL];

/** Asked for is an account that rests or pays at another unit, of the same person by number and name (domain 7). */
export function decide({ known }: PersonFacts): ColumnRefusal | null {
  if (known === null || CLOSED.includes(known.status))
    return { code: 'REQUEST_NO_ACCOUNT', column: 'idNumber' };
  if (!known.sameName) return { code: 'PERSON_NAME_DIFFERS', column: 'name' };
  if (known.here)
    return {
      code: known.status === SEALED ? 'PERSON_SEALED_HERE' : 'PERSON_IN_UNIT',
      column: 'idNumber',
    };
  return ASKABLE.includes(known.status)
    ? null
    : { code: 'REQUEST_NOT_POSSIBLE', column: 'idNumber' };
}
