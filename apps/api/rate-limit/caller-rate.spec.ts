import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Config } from '#config/config';
import type { OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { CallerRate } from '#apps/api/rate-limit/caller-rate';

const ROWS_PASTED = 500;
/** The row is written, and the register read again. */
const REQUESTS_A_ROW = 2;
const CASES = 300;
/** What a case's page asks from the claim to the decision. */
const REQUESTS_A_CASE = 9;

const clerk = (id: number): OperatorActor => ({
  ...{ kind: 'operator', id, person: id, sessionId: 's' },
  ...{ unitId: 1, unitAccountNo: '01000000001', branchCode: '01' },
});

function refusalOf(rate: CallerRate, actor: OperatorActor): Problem | null {
  try {
    rate.require(actor);
  } catch (refused) {
    if (refused instanceof Problem) return refused;
    throw refused;
  }
  return null;
}

describe('The rate of a signed-in caller, as it is when nobody says otherwise', () => {
  it.each([
    ['a clerk who pastes five hundred people at once', ROWS_PASTED * REQUESTS_A_ROW],
    ['an approver with three hundred cases in a minute', CASES * REQUESTS_A_CASE],
  ])('does not hinder %s', (_, requests) => {
    const rate = new CallerRate(new Config());
    for (let asked = 0; asked < requests; asked += 1) expect(refusalOf(rate, clerk(1))).toBeNull();
  });

  it('holds up a program, and nobody beside it', () => {
    const rate = new CallerRate(new Config());
    for (let asked = 0; asked < 3_000; asked += 1) rate.require(clerk(1));
    expect(refusalOf(rate, clerk(1))).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(refusalOf(rate, clerk(2))).toBeNull();
  });
});
