import { describe, expect, it } from '@jest/globals';
import { businessByCode } from '#libs/businesses/registry';
import { transferRequest } from '#libs/businesses/transfer-request/transfer-request.business';
import type { PersonFacts } from '#libs/case/register';

describe('who may be asked for', () => {
  const known = (change: Partial<NonNullable<PersonFacts['known']>>): PersonFacts => ({
    kind: 'person',
    known: { here: false, status: '02', sameName: true, paidThroughMonth: null, ...change },
  });

  it.each([
    ['sealed at another unit', known({}), null],
    ['paying at another unit', known({ status: '01' }), null],
    ['under another name', known({ sameName: false }), 'PERSON_NAME_DIFFERS'],
    ['sealed here', known({ here: true }), 'PERSON_SEALED_HERE'],
    ['paying here', known({ here: true, status: '01' }), 'PERSON_IN_UNIT'],
    ['frozen', known({ status: '06' }), 'REQUEST_NOT_POSSIBLE'],
    ['enrolled elsewhere for a month to come', known({ status: '' }), 'REQUEST_NOT_POSSIBLE'],
    ['closed', known({ status: '05' }), 'REQUEST_NO_ACCOUNT'],
    ['closed under another name', known({ status: '05', sameName: false }), 'REQUEST_NO_ACCOUNT'],
    ['without any account', { kind: 'person' as const, known: null }, 'REQUEST_NO_ACCOUNT'],
  ])('somebody %s', (_, person, code) => {
    expect(transferRequest.decide(person)?.code ?? null).toBe(code);
  });
});

describe('what the other unit is asked for', () => {
  it('is a register whose head names the unit that asks', () => {
    const asked = businessByCode(transferRequest.asks.business);
    expect(asked?.shape === 'register' ? asked.headColumns.map(({ key }) => key) : []).toContain(
      transferRequest.asks.head,
    );
  });

  it('and what the centre does first are registers of accounts', () => {
    for (const code of [transferRequest.asks.business, transferRequest.firstWhilePaying.business])
      expect(businessByCode(code)).toMatchObject({
        shape: 'register',
        subject: { kind: 'account' },
      });
  });
});
