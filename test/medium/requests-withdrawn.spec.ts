import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decideProposal, proposeUnit } from '#libs/persistence/receipts/clearing-store';
import { receiptById } from '#libs/persistence/receipts/receipt-queries';
import {
  askClaimReversal,
  askTakeBack,
  decideReversal,
  reversalsOrdered,
} from '#libs/persistence/settlement/receipt-reversal-store';
import { requestName, withdrawRequest } from '#libs/persistence/settlement/request-store';
import { decideList, proposeList } from '#libs/persistence/settlement/treasury-list-store';
import { CASHIER, CHECKER } from '#test/builders/payments.builder';
import type { RegisterUnit } from '#test/builders/register.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

const FEN = 500n;
/** The same person as the maker, under another login. */
const MAKER_AGAIN = { id: 79, person: CASHIER.person };
const AGREED = { agreed: true, why: '同意' };

let database: TestDatabase;
let desk: TakeBacks;
let unit: RegisterUnit;
let serials = 0;

beforeAll(async () => {
  database = await freshDatabase();
  desk = await takeBacks(database.dataSource);
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await desk.units.newUnit(1);
});
afterEach(async () => {
  expect(await desk.units.wrong()).toEqual([]);
});

const seen = async (id: string) => {
  const row = await receiptById(database.dataSource.manager, id);
  if (row === null) throw new Error('no receipt');
  return row;
};
const withdraw = (id: string, who = CASHIER) => desk.tx((tx) => withdrawRequest(tx, id, who));

/** Each brings a receipt to where it waits for the second person. */
const REQUESTS = {
  claim: async () => {
    const id = await desk.came(FEN);
    await desk.tx((tx) =>
      proposeUnit(tx, id, CASHIER, { unitAccountNo: unit.accountNo, why: '来电' }),
    );
    return id;
  },
  list: async () => {
    const id = await desk.came(FEN);
    const lines = [{ unitAccountNo: unit.accountNo, fen: FEN }];
    await desk.tx((tx) => proposeList(tx, id, CASHIER, { lines, why: '11月清册' }));
    return id;
  },
  'take-back': async () => {
    const id = await desk.came(FEN, unit.accountNo);
    const serial = `WD${String((serials += 1))}`;
    const entry = { serial, bookedOn: '2026-11-28', reason: '退汇' };
    await desk.tx((tx) => askTakeBack(tx, id, CASHIER, entry));
    return id;
  },
  'undoing of a claim': async () => {
    const id = await REQUESTS.claim();
    await desk.tx((tx) => decideProposal(tx, id, CHECKER, AGREED));
    await desk.tx((tx) => askClaimReversal(tx, id, CASHIER, '来函更正'));
    return id;
  },
};
const DECIDE = {
  claim: decideProposal,
  list: decideList,
  'take-back': decideReversal,
  'undoing of a claim': decideReversal,
};
type Request = keyof typeof REQUESTS;
const EACH: readonly (readonly [Request, string])[] = [
  ['claim', 'suspense'],
  ['list', 'suspense'],
  ['take-back', 'unallocated'],
  ['undoing of a claim', 'unallocated'],
];

describe.each(EACH)('a %s that waits for the second person', (request, before) => {
  it('is withdrawn by whoever asked, under whichever login; the receipt stands as before', async () => {
    const id = await REQUESTS[request]();
    expect(requestName(await seen(id))).not.toBeNull();
    expect(await outcome(withdraw(id, CHECKER))).toBe('REQUEST_OF_ANOTHER');
    await withdraw(id, MAKER_AGAIN);
    expect((await seen(id)).state).toBe(before);
    expect(requestName(await seen(id))).toBeNull();
    expect(await outcome(withdraw(id))).toBe('RECEIPT_NOT_PROPOSED');
  });

  it('is not withdrawn once it is decided, either way', async () => {
    for (const agreed of [true, false]) {
      const id = await REQUESTS[request]();
      await desk.tx((tx) => DECIDE[request](tx, id, CHECKER, { agreed, why: '核对' }));
      expect(await outcome(withdraw(id))).toBe('RECEIPT_NOT_PROPOSED');
    }
  });

  it('is decided or withdrawn where both happen at once: the other is told', async () => {
    for (let time = 0; time < 4; time += 1) {
      const id = await REQUESTS[request]();
      const decided = desk.tx((tx) => DECIDE[request](tx, id, CHECKER, AGREED));
      const ends = await Promise.all([outcome(decided), outcome(withdraw(id))]);
      expect([...ends].sort()).toEqual(['RECEIPT_NOT_PROPOSED', 'taken']);
      expect((await seen(id)).state === before).toBe(ends[1] === 'taken');
    }
  });
});

describe('what was withdrawn', () => {
  it('is kept with the receipt: who claimed it, why, and when it was taken back, until the next claim', async () => {
    const id = await REQUESTS.claim();
    const first = requestName(await seen(id));
    await withdraw(id);
    expect(await seen(id)).toMatchObject({ proposedByName: '赵敏', proposedWhy: '来电' });
    expect((await seen(id)).withdrawnAt).not.toBeNull();
    await desk.tx((tx) =>
      proposeUnit(tx, id, CASHIER, { unitAccountNo: unit.accountNo, why: '来函' }),
    );
    expect((await seen(id)).withdrawnAt).toBeNull();
    expect(requestName(await seen(id))).not.toBe(first);
  });

  it('is a row of its own of what was to be undone, and nothing of it is carried out', async () => {
    const id = await REQUESTS['take-back']();
    await withdraw(id);
    expect((await seen(id)).reversal).toMatchObject({ state: 'withdrawn', reason: '退汇' });
    expect((await seen(id)).reversal?.endedAt).not.toBeNull();
    const ordered = await reversalsOrdered(database.dataSource.manager, 1_000);
    expect(ordered).not.toContain((await seen(id)).reversal?.id);
    await desk.pay.takenBack(id);
    expect((await seen(id)).state).toBe('taken-back');
  });

  it('of a take-back leaves the claim that waited before it waiting for its own second person', async () => {
    const id = await REQUESTS.claim();
    const claim = requestName(await seen(id));
    const entry = { serial: 'WDCLAIM', bookedOn: '2026-11-28', reason: '退汇' };
    await desk.tx((tx) => askTakeBack(tx, id, CASHIER, entry));
    await withdraw(id);
    expect((await seen(id)).state).toBe('proposed');
    expect(requestName(await seen(id))).toBe(claim);
  });
});
