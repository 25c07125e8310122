import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  ReceiptPageDto,
  StatementCheckDto,
  StatementResultDto,
} from '#apps/api/settlement/settlement.dto';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

const HEADER = '交易流水号,交易日期,借方发生额,贷方发生额,余额,对方户名,附言';

let hall: Hall;
let cashier: HallClient;

beforeAll(async () => {
  hall = await Hall.start();
  cashier = await hall.staff('cashier');
});
afterAll(() => hall.stop());

const send = <Answer>(path: string, lines: readonly string[], fileName = 'a.csv') =>
  cashier.send<Answer & { code?: string }>('POST', `/api/bank-accounts/${path}`, {
    raw: [HEADER, ...lines].join('\n'),
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': fileName },
  });
const bring = (code: string, lines: readonly string[], fileName?: string) =>
  send<StatementResultDto>(`${code}/statements`, lines, fileName);
const check = (code: string, lines: readonly string[]) =>
  send<StatementCheckDto>(`${code}/statements/check`, lines);
const found = async (serial: string) =>
  (await cashier.get<ReceiptPageDto>(`/api/receipts?q=${serial}`)).body.items.map(
    ({ bankAccount }) => bankAccount,
  );

describe('a statement brought under the wrong account', () => {
  it('is refused whole where its money is booked under the right one', async () => {
    const lines = ['T1,20261128,,7.00,,,', 'T2,20261128,,8.00,,,'];
    expect((await bring('01', lines)).body).toMatchObject({ booked: 2 });
    const more = [...lines, 'T3,20261128,,9.00,,,'];
    expect((await bring('02', more)).body.code).toBe('STATEMENT_LINES_ELSEWHERE');
    expect(await found('T3')).toEqual([]);
  });

  it('is not meant by a serial that another bank gave to other money, or to money that left', async () => {
    expect((await bring('02', ['T1,20261128,,7.50,,,'])).body).toMatchObject({ booked: 1 });
    expect((await bring('02', ['T2,20261128,8.00,,,,'])).body).toMatchObject({ booked: 1 });
    expect(await found('T1')).toEqual(['02', '01']);
  });

  it('is refused where the file bears the number of another account of the centre', async () => {
    const named = await bring('01', ['T4,20261128,,5.00,,,'], 'statement-4100150200020009.csv');
    expect([named.status, named.body.code]).toEqual([422, 'STATEMENT_OF_OTHER_ACCOUNT']);
    expect(await found('T4')).toEqual([]);
  });
});

describe('a statement that is looked at before it is brought', () => {
  const from = (opening: number, day: string, serial: string) => [
    `${serial}1,${day},,6.00,${(opening + 6).toFixed(2)},,`,
    `${serial}2,${day},2.00,,${(opening + 4).toFixed(2)},,`,
  ];

  it('tells its days, lines, sums and balance, and books nothing', async () => {
    expect((await check('03', [...from(100, '20261128', 'U'), 'U3,20261128,,一,,,'])).body).toEqual(
      {
        lines: 2,
        firstDay: '2026-11-28',
        lastDay: '2026-11-28',
        inFen: 600,
        outFen: 200,
        closingFen: null,
        refused: 1,
        gap: null,
      },
    );
    expect(await found('U1')).toEqual([]);
  });

  it('says when it does not begin with what the last one of the account ended with', async () => {
    await bring('03', from(100, '20261128', 'V'));
    expect((await check('03', from(104, '20261129', 'W'))).body.gap).toBeNull();
    expect((await check('03', from(104.01, '20261129', 'W'))).body.gap).toEqual({
      lastDay: '2026-11-28',
      lastFen: 10_400,
      openingFen: 10_401,
    });
    const ofKnownDays = await check('03', from(90, '20261128', 'X'));
    expect(ofKnownDays.body.gap).toBeNull();
  });
});
