import { describe, expect, it } from '@jest/globals';
import { REMITTANCE } from '#libs/fund/assessment/assessment-kind';
import {
  owedAgain,
  planParts,
  restOf,
  type AskedPart,
  type CreditedAllocation,
  type WaitingMonth,
} from '#libs/fund/settlement/take-back-plan';

const month = (
  businessNo: string,
  ym: string,
  gatheredFen: bigint,
  gatheredFiscalFen = 0n,
): WaitingMonth => ({
  businessNo,
  kind: REMITTANCE,
  noticeNo: 'N1',
  month: ym,
  dueFen: 80n,
  dueFiscalFen: 40n,
  gatheredFen,
  gatheredFiscalFen,
});
const credited = (businessNo: string, ym: string): CreditedAllocation => ({
  businessNo,
  kind: REMITTANCE,
  noticeNo: 'N1',
  month: ym,
  unitFen: 80n,
  fiscalFen: 40n,
});
const asked = (source: AskedPart['source'], fen: bigint): AskedPart => ({
  source,
  fen,
  own: new Map(),
});
const NOTHING = { open: [], credited: [], unallocatedFen: 0n, treasuryFen: 0n };
const owed = (money: Parameters<typeof planParts>[0], ...parts: AskedPart[]) =>
  owedAgain(planParts(money, parts)).map(
    ({ businessNo, isReversed, takenFen, openFen }) =>
      `${businessNo}${isReversed ? ' reversed' : ''} ${String(takenFen)} ${String(openFen)}`,
  );

describe('what comes to be owed again by a take-back', () => {
  it('is what a month has gathered and loses, and what it lacks then', () => {
    const open = [month('A', '202611', 80n, 40n), month('B', '202612', 30n)];
    expect(owed({ ...NOTHING, open }, asked('unit', 40n))).toEqual(['A 10 10', 'B 30 120']);
  });

  it('is nothing where the unit has it unallocated', () => {
    const money = {
      ...NOTHING,
      open: [month('A', '202611', 80n)],
      unallocatedFen: 40n,
    };
    expect(owed(money, asked('unit', 40n))).toEqual([]);
    expect(owed(money, asked('unit', 41n))).toEqual(['A 1 41']);
  });

  it('is the whole unit’s part of a month that is reversed, and of the treasury’s what is asked for', () => {
    const money = {
      ...NOTHING,
      credited: [credited('B', '202612'), credited('A', '202611')],
    };
    expect(owed(money, asked('unit', 1n))).toEqual(['B reversed 80 80']);
    expect(owed(money, asked('treasury', 1n))).toEqual(['B reversed 1 1']);
    expect(owed(money, asked('unit', 81n))).toEqual(['A reversed 80 80', 'B reversed 80 80']);
  });

  it('has for the treasury’s part what the unit’s part reversed before it: one month, both parts', () => {
    const money = {
      ...NOTHING,
      credited: [credited('B', '202612'), credited('A', '202611')],
    };
    expect(owed(money, asked('unit', 80n), asked('treasury', 40n))).toEqual(['B reversed 120 120']);
    const plans = planParts(money, [asked('unit', 80n), asked('treasury', 40n)]);
    expect(plans[1]?.givers.map((giver) => giver.month.businessNo)).toEqual(['B']);
    expect(plans[1]?.reversed).toEqual([]);
  });

  it('leaves over what a reversed month has beyond what is asked, and nothing where that is all of it', () => {
    const money = { ...NOTHING, credited: [credited('B', '202612')] };
    const restAt = (fen: bigint) =>
      planParts(money, [asked('unit', fen)]).map((plan) => restOf(plan, fen));
    expect([restAt(1n), restAt(79n), restAt(80n), restAt(81n)]).toEqual([[79n], [1n], [0n], [0n]]);
  });

  it('is short by what nothing covers, to the fen', () => {
    const money = { ...NOTHING, credited: [credited('B', '202612')] };
    expect(planParts(money, [asked('unit', 80n)])[0]?.uncoveredFen).toBe(0n);
    expect(planParts(money, [asked('unit', 81n)])[0]?.uncoveredFen).toBe(1n);
  });
});
