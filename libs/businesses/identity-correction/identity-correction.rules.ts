import type { DatedRefusal } from '#libs/businesses/business';
import { birthDateIn, isIdentityNumber, sexIn } from '#libs/fund/identity-number';

/** JGJ/T 320 A.1. */
const RESIDENT_IDENTITY_CARD = '01';

type Values = Readonly<Record<string, string>>;

/**
 * A resident's number holds his birth date and his sex: where number or type is corrected, both follow. A number that is
 * wrong leaves them alone, for it is refused.
 */
export function withWhatFollows(changes: Values, kept: Values): Values {
  const after = { ...kept, ...changes };
  const { idType = '', idNumber = '' } = after;
  if (
    !isNumberCorrected(changes) ||
    idType !== RESIDENT_IDENTITY_CARD ||
    !isIdentityNumber(idNumber)
  )
    return changes;
  const following = { bornOn: birthDateIn(idNumber), sex: sexIn(idNumber) };
  const moved = Object.entries(following).filter(([name, value]) => kept[name] !== value);
  const others = Object.entries(changes).filter(([name]) => !(name in following));
  return Object.fromEntries([...others, ...moved]);
}

function isNumberCorrected(changes: Values): boolean {
  return 'idNumber' in changes || 'idType' in changes;
}

/**
 * A resident identity card has its check character, and no other birth date or sex than its number says (GB 11643). What is
 * not corrected is not judged: an old number does not keep a name wrong.
 */
export function decideIdentity(values: Values, changes: Values): DatedRefusal | null {
  const { idType, idNumber = '' } = values;
  const touched = Object.keys(changes).some((name) => name !== 'name');
  if (!touched || idType !== RESIDENT_IDENTITY_CARD) return null;
  if (!isIdentityNumber(idNumber))
    return isNumberCorrected(changes) ? { code: 'ID_NUMBER_NOT_OF_TYPE', field: 'idNumber' } : null;
  if (values['bornOn'] !== birthDateIn(idNumber))
    return { code: 'BIRTH_DATE_BY_NUMBER', field: 'bornOn' };
  return values['sex'] === sexIn(idNumber) ? null : { code: 'SEX_BY_NUMBER', field: 'sex' };
}
