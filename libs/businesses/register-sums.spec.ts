import { describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { enrolment } from '#libs/businesses/enrolment/enrolment.business';
import { intraCityTransfer } from '#libs/businesses/intra-city-transfer/intra-city-transfer.business';
import { registerSums } from '#libs/businesses/register-sums';
import type { RegisterWords } from '#libs/businesses/register-business';
import { seal } from '#libs/businesses/seal/seal.business';
import { unseal } from '#libs/businesses/unseal/unseal.business';

const FIGURES = { beforeFen: 100, afterFen: 130, balanceFen: 9_000 };
const of = (words: RegisterWords): [string, number][] =>
  registerSums(words, FIGURES).map(({ label, fen }) => [label.zh, fen]);

describe('the sums of a register', () => {
  it('compares amounts only where the business is about both', () => {
    expect(of(baseAdjustment.words)).toEqual([
      ['调整前月缴存额', 100],
      ['调整后月缴存额', 130],
      ['差额（后－前）', 30],
    ]);
  });

  it('has what a seal ends, what an unseal or an enrolment begins, and what a transfer takes along', () => {
    expect(of(seal.words)).toEqual([['封存前月缴存额', 100]]);
    expect(of(unseal.words)).toEqual([['启封后月缴存额', 130]]);
    expect(of(enrolment.words)).toEqual([['开户后月缴存额', 130]]);
    expect(of(intraCityTransfer.words)).toEqual([['转移余额', 9_000]]);
  });
});
