import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClaimantDto, TakeBackDto } from '#apps/api/settlement/receipt-reversal.dto';
import type { ReceiptDto, ReceiptPageDto, WaitingDto } from '#apps/api/settlement/settlement.dto';
import { BankHall } from '#test/e2e/bank-hall';
import { bankMessage, notify } from '#test/e2e/bank-messages';
import { until } from '#test/e2e/case-hall';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

let bank: BankHall;
let cashier: HallClient;
let other: HallClient;

beforeAll(async () => {
  bank = await BankHall.start();
  cashier = await bank.world.hall.staff('cashier');
  other = await bank.world.hall.staff('cashier-b');
}, 120_000);
afterAll(() => bank.stop());

describe('a receipt that the bank takes back', () => {
  const path = (id: string, rest = '') => `/api/receipts/${id}${rest}`;
  const came = async (serial: string) => {
    await notify(bank.world.hall, bankMessage({ remark: UNIT_ONE, fen: '900', serial }));
    const found = await cashier.get<ReceiptPageDto>(`/api/receipts?q=${serial}`);
    return found.body.items[0]?.id ?? '';
  };
  const entry = { serial: 'back 2', bookedOn: '2026-11-28', reason: '付款人账户冻结' };

  it('is reversed once a second person agrees, and its row tells by whom, by which entry and why', async () => {
    const id = await came('BACK1');
    const seen = await cashier.get<TakeBackDto>(path(id, '/take-back'));
    expect(seen.body).toMatchObject({
      isDone: false,
      uncoveredFen: 0,
      refusal: null,
      units: [{ unit: { accountNo: UNIT_ONE }, fen: 900 }],
    });
    const asked = await cashier.post<ReceiptDto>(path(id, '/take-back'), entry);
    expect(asked.body).toMatchObject({ state: 'back-asked', mayDo: ['withdraw'] });
    const decision = { asked: asked.body.asked, agreed: true, opinion: '核对无误' };
    const own = await cashier.post(path(id, '/decision'), decision);
    expect([own.status, own.body.code]).toEqual([422, 'CHECKER_IS_MAKER']);
    expect((await other.get<ReceiptDto>(path(id))).body.mayDo).toEqual(['decide']);
    await other.post(path(id, '/decision'), decision);
    const done = await until('the reversal', async () => {
      const { body } = await cashier.get<ReceiptDto>(path(id));
      return body.state === 'taken-back' && body;
    });
    expect(done).toMatchObject({
      mayDo: [],
      reversal: {
        kind: 'take-back',
        state: 'done',
        serial: 'BACK2',
        bookedOn: '2026-11-28',
        reason: '付款人账户冻结',
        decidedWhy: '核对无误',
      },
    });
    expect(done.reversal?.askedByName).not.toBe(done.reversal?.decidedByName);
    expect((await cashier.get<TakeBackDto>(path(id, '/take-back'))).body.isDone).toBe(true);
    const again = await cashier.post(path(id, '/take-back'), { ...entry, serial: 'BACK3' });
    expect(again.body.code).toBe('TAKE_BACK_NOT_NOW');
  });

  it('waits for the other cashier alone until it is checked, and stays when the second person refuses', async () => {
    const waiting = (...clients: HallClient[]) =>
      Promise.all(
        clients.map(
          async (client) =>
            (await client.get<WaitingDto>('/api/bank-accounts/waiting?bankAccount=01')).body
              .reversals,
        ),
      );
    const [ofMaker = 0, ofOther = 0] = await waiting(cashier, other);
    const id = await came('BACK4');
    const second = { ...entry, serial: 'BACK5' };
    const { asked } = (await cashier.post<ReceiptDto>(path(id, '/take-back'), second)).body;
    expect(await waiting(cashier, other)).toEqual([ofMaker, ofOther + 1]);
    const refusal = { asked, agreed: false, opinion: '流水号不符' };
    expect((await other.post<ReceiptDto>(path(id, '/decision'), refusal)).body).toMatchObject({
      state: 'unallocated',
      reversal: { state: 'refused', decidedWhy: '流水号不符' },
    });
    expect(await waiting(cashier, other)).toEqual([ofMaker, ofOther]);
  });
});

describe('a claim that was made for the wrong unit', () => {
  it('shows the unit before it is made, and is undone by two people', async () => {
    await notify(bank.world.hall, bankMessage({ fen: '900', serial: 'CLAIMED1' }));
    const found = await cashier.get<ReceiptPageDto>('/api/receipts?q=CLAIMED1');
    const path = `/api/receipts/${found.body.items[0]?.id ?? ''}`;
    const claimant = await cashier.get<ClaimantDto>(`${path}/claimant?unitAccountNo=${UNIT_ONE}`);
    expect(claimant.body.unit.accountNo).toBe(UNIT_ONE);
    expect(claimant.body.unit.name).not.toBe('');
    const nobody = await cashier.get(`${path}/claimant?unitAccountNo=99999999999`);
    expect(nobody.body.code).toBe('UNIT_UNKNOWN');
    const agree = async () => {
      const { asked } = (await other.get<ReceiptDto>(path)).body;
      await other.post(`${path}/decision`, { asked, agreed: true, opinion: '同意' });
    };
    await cashier.post(`${path}/claim`, { unitAccountNo: UNIT_ONE, basis: '来电' });
    await agree();
    const claimed = await cashier.get<ReceiptDto>(path);
    expect(claimed.body.mayDo).toEqual(['undo-claim', 'take-back']);
    await cashier.post(`${path}/claim-reversal`, { reason: '付款人来函更正' });
    await agree();
    await until('the money in suspense', async () => {
      const { body } = await cashier.get<ReceiptDto>(path);
      return body.state === 'suspense' && body.unit === null;
    });
  });
});

describe('what one cashier has asked and takes back before another decides', () => {
  const one = async (client: HallClient, path: string) => (await client.get<ReceiptDto>(path)).body;

  it('is not decided any more by who still has it open, though it is asked anew for another unit', async () => {
    await notify(bank.world.hall, bankMessage({ fen: '900', serial: 'WITHDRAWN1' }));
    const found = await cashier.get<ReceiptPageDto>('/api/receipts?q=WITHDRAWN1');
    const path = `/api/receipts/${found.body.items[0]?.id ?? ''}`;
    await cashier.post(`${path}/claim`, { unitAccountNo: UNIT_ONE, basis: '来电' });
    const open = await one(other, path);
    expect([open.mayDo, (await one(cashier, path)).mayDo]).toEqual([
      ['decide', 'take-back'],
      ['withdraw', 'take-back'],
    ]);
    const foreign = await other.post(`${path}/withdrawal`, {});
    expect([foreign.status, foreign.body.code]).toEqual([422, 'REQUEST_OF_ANOTHER']);
    const withdrawn = await cashier.post<ReceiptDto>(`${path}/withdrawal`, {});
    expect(withdrawn.body).toMatchObject({ state: 'suspense', asked: null, proposedWhy: '来电' });
    expect(withdrawn.body.withdrawnAt).not.toBeNull();
    await cashier.post(`${path}/claim`, { unitAccountNo: UNIT_TWO, basis: '来函' });
    const decision = { asked: open.asked, agreed: true, opinion: '同意' };
    const late = await other.post(`${path}/decision`, decision);
    expect([late.status, late.body.code]).toEqual([422, 'REQUEST_ANOTHER']);
    expect(await one(other, path)).toMatchObject({ state: 'proposed', unit: null });
    await other.post(`${path}/decision`, { ...decision, asked: (await one(other, path)).asked });
    expect((await one(other, path)).unit?.accountNo).toBe(UNIT_TWO);
  });
});
