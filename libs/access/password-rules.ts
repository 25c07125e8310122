import { isCommonPassword } from '#libs/access/common-password';
import { RuleViolation } from '#libs/fund/rule-violation';

export const PASSWORD_LENGTH_MIN = 10;
export const PASSWORD_LENGTH_MAX = 128;
const CLASSES_MIN = 3;
const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** What a password must not contain: names anybody can guess. */
export interface PasswordOwner {
  readonly loginName: string;
  readonly unitAccountNo: string | null;
}

/** At least ten characters of three kinds, neither the login name nor the unit's account in it, and no word of the lists. */
export function requireGoodPassword(password: string, owner: PasswordOwner): void {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH_MIN) {
    throw new RuleViolation('PASSWORD_TOO_SHORT', { min: PASSWORD_LENGTH_MIN });
  }
  if (length > PASSWORD_LENGTH_MAX) {
    throw new RuleViolation('PASSWORD_TOO_LONG', { max: PASSWORD_LENGTH_MAX });
  }
  if (CLASSES.filter((kind) => kind.test(password)).length < CLASSES_MIN) {
    throw new RuleViolation('PASSWORD_TOO_UNIFORM', { kinds: CLASSES_MIN });
  }
  const lowered = password.toLowerCase();
  const names = [owner.loginName, owner.unitAccountNo ?? ''].filter((name) => name !== '');
  if (names.some((name) => lowered.includes(name.toLowerCase()))) {
    throw new RuleViolation('PASSWORD_CONTAINS_NAME');
  }
  if (isCommonPassword(password)) throw new RuleViolation('PASSWORD_COMMON');
}
