import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BankBook } from '#apps/bank/bank-book';
import { bankServer } from '#apps/bank/bank-server';
import { Deliveries } from '#apps/bank/deliveries';
import type { ReconciliationDto } from '#apps/api/settlement/reconciliation.dto';
import type { ReceiptPageDto, StatementResultDto } from '#apps/api/settlement/settlement.dto';
import { BANK_SECRET } from '#test/e2e/bank-messages';
import { until } from '#test/e2e/case-hall';
import { Hall, UNIT_ONE } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

const ACCOUNT = { code: '01', accountNo: '4100150200010001', bankName: '中国建设银行' };

let hall: Hall;
let cashier: HallClient;
let folder: string;
let book: BankBook;
let server: Server;
let deliveries: Deliveries;

beforeAll(async () => {
  hall = await Hall.start({ env: { BANK_NOTIFICATION_SECRET: BANK_SECRET } });
  cashier = await hall.staff('cashier');
  folder = await mkdtemp(join(tmpdir(), 'bank-'));
  book = new BankBook(join(folder, 'state.json'), [{ ...ACCOUNT, openingFen: '0' }]);
  server = bankServer(book, BANK_SECRET);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  deliveries = new Deliveries(book, {
    port: 0,
    stateFile: '',
    hallUrl: hall.url,
    notificationSecret: BANK_SECRET,
  });
  deliveries.start();
});
afterAll(async () => {
  deliveries.stop();
  server.close();
  await hall.stop();
  await rm(folder, { recursive: true });
});

const address = () => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
const pay = (form: Record<string, string>, origin?: string) =>
  fetch(`${address()}/payments`, {
    method: 'POST',
    redirect: 'manual',
    headers: origin === undefined ? {} : { origin },
    body: new URLSearchParams({
      account: '01',
      payerName: '某公司',
      payerAccount: '6222',
      remark: UNIT_ONE,
      amount: '100.00',
      way: 'exact',
      ...form,
    }),
  });
const allTold = () =>
  until('the bank to have told all', () =>
    Promise.resolve(book.entries.every(({ delivery }) => delivery !== 'waiting')),
  );
const receipts = async () =>
  (await cashier.get<ReceiptPageDto>('/api/receipts?bankAccount=01')).body.items;

describe('the demonstration’s bank', () => {
  it('says on its page that it is a demonstration', async () => {
    expect(await (await fetch(address())).text()).toContain('演示用模拟银行');
  });

  it('tells the hall of a payment, of a double one twice, and of a bounced cheque nothing', async () => {
    await pay({});
    await pay({ way: 'twice', amount: '7.00' });
    await pay({ way: 'bounce', amount: '9.00' });
    await allTold();
    const found = await receipts();
    expect(found.map(({ fen, state }) => [fen, state])).toEqual([
      [700, 'unallocated'],
      [700, 'unallocated'],
      [10_000, 'unallocated'],
    ]);
  });

  it('gives a statement that the cashier brings, and bank and books agree', async () => {
    const file = await (await fetch(`${address()}/statement?account=01`)).text();
    const { body } = await cashier.send<StatementResultDto>(
      'POST',
      '/api/bank-accounts/01/statements',
      {
        raw: file,
        headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'a.csv' },
      },
    );
    expect(body).toEqual({ booked: 0, known: 3, refused: [] });
    const reconciled = await cashier.get<ReconciliationDto>('/api/bank-accounts/01/reconciliation');
    expect(reconciled.body).toMatchObject({ bookFen: 11_400, differenceFen: 0 });
  });

  it('takes no payment from a page of somebody else, and none that is not one', async () => {
    const before = book.entries.length;
    expect((await pay({}, 'http://elsewhere.example')).status).toBe(403);
    expect((await pay({ amount: '-1' })).status).toBe(303);
    expect(book.entries).toHaveLength(before);
  });

  it('shows what payers write as text', async () => {
    await pay({ payerName: '<script>alert(1)</script>' });
    const page = await (await fetch(address())).text();
    expect(page).not.toContain('<script>');
    await allTold();
  });
});
