import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReceiptPageDto } from '#apps/api/settlement/settlement.dto';
import { BANK_SECRET, bankMessage as message, notify } from '#test/e2e/bank-messages';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

let hall: Hall;
let cashier: HallClient;

beforeAll(async () => {
  hall = await Hall.start({ env: { BANK_NOTIFICATION_SECRET: BANK_SECRET } });
  cashier = await hall.staff('cashier');
});
afterAll(() => hall.stop());

const list = async (query: string) =>
  (await cashier.get<ReceiptPageDto>(`/api/receipts?bankAccount=01${query}`)).body;

describe('a notification of the bank', () => {
  it('is booked once, however often the bank tells it', async () => {
    const told = message();
    expect((await notify(hall, told)).body).toEqual({ state: 'booked' });
    expect((await notify(hall, told)).body).toEqual({ state: 'known' });
    const { items } = await list(`&q=${told.serial}`);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      fen: 10_000,
      state: 'suspense',
      mayDo: ['claim', 'list', 'take-back'],
    });
  });

  it.each([
    ['signed by another secret', { secret: 'x'.repeat(40) }, 401, 'NOTIFICATION_REFUSED'],
    ['with another body than was signed', { sent: '{}' }, 401, 'NOTIFICATION_REFUSED'],
    ['older than five minutes', { seconds: 330 }, 401, 'NOTIFICATION_STALE'],
    ['from the future', { seconds: -330 }, 401, 'NOTIFICATION_STALE'],
    ['without a number that could be one', { nonce: 'a b' }, 401, 'NOTIFICATION_REFUSED'],
  ])('%s is refused and books nothing', async (_, otherwise, status, code) => {
    const told = message();
    const answer = await notify(hall, told, otherwise);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await list(`&q=${told.serial}`)).items).toEqual([]);
  });

  it('four minutes old is taken, and replayed under its number refused', async () => {
    const told = message();
    const sealed = { nonce: 'replayed-once-1', seconds: 240 };
    expect((await notify(hall, told, sealed)).status).toBe(200);
    const replayed = await notify(hall, told, sealed);
    expect([replayed.status, replayed.body.code]).toEqual([409, 'NOTIFICATION_REPLAYED']);
  });

  it('is one with the same entry whose number is written otherwise', async () => {
    const told = message({ serial: 'low1' });
    expect((await notify(hall, told)).body.state).toBe('booked');
    expect((await notify(hall, { ...told, serial: ' ＬＯＷ1' })).body.state).toBe('known');
  });

  it('is taken in whatever order the bank’s numbers come', async () => {
    const [one, two] = [message(), message()];
    expect((await notify(hall, two)).body.state).toBe('booked');
    expect((await notify(hall, one)).body.state).toBe('booked');
  });

  it.each([
    ['an amount below zero', { fen: '-1' }, 422],
    ['nothing', { fen: '0' }, 422],
    ['more than the books hold', { fen: '9007199254740992' }, 422],
    ['no amount', { fen: 'x' }, 400],
    ['a number for digits', { fen: 1 }, 400],
    ['an unknown field', { more: '1' }, 400],
    ['a day that is none', { bookedOn: '2026-02-30' }, 422],
    ['signs nobody can print', { remark: '\u0000' }, 400],
  ])('with %s is refused', async (_, change, status) => {
    const told = message(change);
    expect((await notify(hall, told)).status).toBe(status);
    expect((await list(`&q=${told.serial}`)).items).toEqual([]);
  });

  it.each(['', '[]', 'null', '{', '"x"'])('that is no object is refused: %j', async (body) => {
    expect((await notify(hall, body)).status).toBe(400);
  });

  it('is taken by no hall that shares no secret', async () => {
    const silent = await Hall.start();
    try {
      expect((await notify(silent, message())).status).toBe(404);
    } finally {
      await silent.stop();
    }
  });
});
