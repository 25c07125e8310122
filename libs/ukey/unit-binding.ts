import { RuleViolation } from '#libs/fund/rule-violation';

/** What the centre's register of issued keys knows of a certificate. */
export interface IssuedKey {
  readonly unitAccountNo: string;
  readonly revokedAt: Date | null;
}

/** A UKey belongs to exactly one unit (manual 1.1); an unknown unit and another's get the same answer. */
export function requireKeyOfUnit(issued: IssuedKey | null, unitAccountNo: string, at: Date): void {
  if (issued === null || issued.unitAccountNo !== unitAccountNo) {
    throw new RuleViolation('UKEY_NOT_OF_UNIT');
  }
  if (issued.revokedAt !== null && issued.revokedAt.getTime() <= at.getTime()) {
    throw new RuleViolation('UKEY_REVOKED');
  }
}
