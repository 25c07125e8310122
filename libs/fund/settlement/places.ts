import type { SubAccountRef } from '#libs/fund/ledger/voucher';

/** 101: money at one of the centre's bank accounts. */
export function bankPlace(bankAccount: string): SubAccountRef {
  return { account: '101', kind: 'bank', owner: bankAccount, unitId: null };
}

/** 219, on its other side: what the bank has taken back of a unit's money and nothing covers yet. */
export function uncoveredOf(unitId: number): SubAccountRef {
  return { account: '219', kind: 'uncovered', owner: String(unitId), unitId };
}

/** 119: what members of months a unit has to pay again could not give back of them. */
export function receivableOf(unitId: number): SubAccountRef {
  return { account: '119', kind: 'unit', owner: String(unitId), unitId };
}

/** 219: money of an unknown payer (暂收). */
export const SUSPENSE_PLACE: SubAccountRef = {
  account: '219',
  kind: 'suspense',
  owner: '',
  unitId: null,
};
