import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MembersInMonthPage } from '#apps/api/assessments/assessment.dto';
import type { DonePageDto } from '#apps/api/boxes/box.dto';
import type { DunningPage } from '#apps/api/dunning/dunning.dto';
import type { OfficeMembersPage } from '#apps/api/office/office.dto';
import type { MembersPage } from '#apps/api/records/record.dto';
import type { ReceiptPageDto } from '#apps/api/settlement/settlement.dto';
import type { RegisterPageDto } from '#apps/api/registers/register.dto';
import type { TaskPageDto } from '#apps/api/tasks/task.dto';
import { openApiDocument } from '#apps/api/open-api/open-api';
import { businessNoOf } from '#libs/persistence/cases/business-number';
import { DOTS_OF_NAMES } from '#libs/values/name';
import { bookReceipt } from '#libs/persistence/receipts/receipt-store';
import { receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { assessments } from '#test/builders/assessments.builder';
import { buildTask } from '#test/builders/case.builder';
import { addToRegister } from '#test/builders/register-edit.builder';
import { registerDraft } from '#test/builders/register.builder';
import { renameHolder } from '#test/builders/renamed.builder';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

const UIGHUR = '买买提·吐尔逊';
const COMPANY = '河洛热力（集团）有限责任公司';
/** What people and programs put into a search. */
const WORDS = [
  '张',
  '河洛',
  '张 三',
  '\u3000张\u00a0三',
  ' ',
  '%',
  '_',
  '\\',
  '100%_\\',
  "'",
  '"',
  '-',
  '𠮷𬖋',
  '👍🏽',
  '１００００',
  '\u202d100000\u202c',
  'é',
  '·',
  '(集团)',
  'SELECT',
  '9'.repeat(20),
];

let hall: Hall;
let operator: HallClient;
let reviewer: HallClient;
let cashier: HallClient;
let businessNo: string;
let accountNo: string;
let assessmentNo: string;

beforeAll(async () => {
  hall = await Hall.start();
  operator = await hall.operator();
  reviewer = await hall.staff('first-01-a');
  cashier = await hall.staff('cashier');
  const { dataSource } = hall;
  await dataSource.transaction((manager) =>
    bookReceipt(manager, receiptOfBank({ payerName: '某某商贸有限公司' }), null),
  );
  await dataSource.query('UPDATE unit SET name = ? WHERE id = 1', [COMPANY]);
  const [first]: { accountNo: string }[] = await dataSource.query(
    'SELECT account_no AS accountNo FROM personal_account WHERE unit_id = 1 ORDER BY id LIMIT 1',
  );
  accountNo = first?.accountNo ?? '';
  await renameHolder(dataSource, accountNo, UIGHUR);
  businessNo = businessNoOf('20261124', 7_777_777);
  await registerDraft(dataSource, 1, { business_no: businessNo });
  await addToRegister(dataSource, businessNo, accountNo, 600_000);
  assessmentNo = await assessments(dataSource).assessed(1, '202611');
  await registerDraft(dataSource, 1, { business_no: assessmentNo, business: 'remittance' });
  await buildTask(dataSource, { unitId: 1 });
});
afterAll(() => hall.stop());

/** Every search of the hall: words to the names that it finds. */
const SEARCHES: Record<string, (words: string) => Promise<{ status: number; found: string[] }>> = {
  'GET /api/tasks': async (words) => {
    const answer = await reviewer.get<TaskPageDto>(`/api/tasks?q=${encodeURIComponent(words)}`);
    return { status: answer.status, found: named(answer.body.items, 'unitName') };
  },
  'GET /api/boxes/done': async (words) => {
    const answer = await operator.get<DonePageDto>(
      `/api/boxes/done?q=${encodeURIComponent(words)}`,
    );
    return { status: answer.status, found: named(answer.body.items, 'id') };
  },
  'GET /api/members': async (words) => {
    const answer = await operator.get<MembersPage>(`/api/members?q=${encodeURIComponent(words)}`);
    return { status: answer.status, found: named(answer.body.items, 'name') };
  },
  'POST /api/members/search': async (words) => {
    for (const by of ['account', 'id'] as const) {
      const other = await operator.post('/api/members/search', { q: words, by });
      if (other.status !== 200) return { status: other.status, found: [] };
    }
    const answer = await operator.post<MembersPage>('/api/members/search', {
      q: words,
      by: 'name',
    });
    return { status: answer.status, found: named(answer.body.items, 'name') };
  },
  'POST /api/office/members/search': async (words) => {
    for (const by of ['account', 'id'] as const) {
      const other = await reviewer.post('/api/office/members/search', { q: words, by });
      if (other.status !== 200) return { status: other.status, found: [] };
    }
    const asked = { q: words, by: 'name' };
    const answer = await reviewer.post<OfficeMembersPage>('/api/office/members/search', asked);
    return { status: answer.status, found: named(answer.body.items, 'name') };
  },
  'GET /api/receipts': async (words) => {
    const answer = await cashier.get<ReceiptPageDto>(
      `/api/receipts?bankAccount=01&q=${encodeURIComponent(words)}`,
    );
    return { status: answer.status, found: named(answer.body.items, 'payerName') };
  },
  'GET /api/dunning': async (words) => {
    const path = `/api/dunning?q=${encodeURIComponent(words)}`;
    const answer = await cashier.get<DunningPage>(path);
    return { status: answer.status, found: named(answer.body.items, 'unitName') };
  },
  'POST /api/assessments/{businessNo}/lines/search': async (words) => {
    const path = `/api/assessments/${assessmentNo}/lines/search`;
    const answer = await operator.post<MembersInMonthPage>(path, { q: words });
    return { status: answer.status, found: named(answer.body.items, 'name') };
  },
  'POST /api/submissions/{businessNo}/rows/search': async (words) => {
    const path = `/api/submissions/${businessNo}/rows/search`;
    const answer = await operator.post<RegisterPageDto>(path, { q: words });
    return { status: answer.status, found: named(answer.body.items, 'name') };
  },
};
/** What is done with what a search shows takes its condition; register-rows and dunning try it. */
const ACTS = [
  'GET /api/dunning/sheet',
  'POST /api/office/members/sheet',
  'DELETE /api/submissions/{businessNo}/rows',
  'POST /api/submissions/{businessNo}/rows/choice',
  'POST /api/submissions/{businessNo}/rows/computed-amounts',
];
const search = (name: keyof typeof SEARCHES, words: string) =>
  SEARCHES[name]?.(words) ?? Promise.reject(new Error(name));

function named<Key extends string>(rows: readonly Record<Key, string>[] | undefined, key: Key) {
  return (rows ?? []).map((row) => row[key]);
}

describe('a search', () => {
  it('is tried here wherever the api has one', () => {
    const document = openApiDocument(hall.app);
    const schemas = document.components?.schemas ?? {};
    const searches = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, unknown>)
        .filter(([, operation]) => {
          const text = JSON.stringify(operation);
          const ref = /schemas\/(\w+)"\}\}\}/.exec(text.slice(text.indexOf('requestBody')))?.[1];
          return (
            text.includes('"name":"q"') ||
            JSON.stringify(schemas[ref ?? ''] ?? {}).includes('"q":{')
          );
        })
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    );
    expect(searches.sort()).toEqual([...Object.keys(SEARCHES), ...ACTS].sort());
  });

  it.each(Object.keys(SEARCHES))(
    'answers, or refuses by rule, whatever is typed: %s',
    async (name) => {
      for (const words of WORDS) {
        const { status } = await search(name, words);
        expect([words, [200, 400].includes(status) ? 'fine' : status]).toEqual([words, 'fine']);
        if (name !== 'GET /api/members') expect([words, status]).toEqual([words, 200]);
      }
    },
  );

  it.each(Object.keys(SEARCHES))('takes wildcards as themselves: %s', async (name) => {
    for (const words of ['%', '_', '\\', '%%', '-', "'"])
      expect([words, (await search(name, words)).found]).toEqual([words, []]);
  });

  it.each(['热力', '河洛热力', '热 力', '（集团）', '(集团)', '\u202d热力\u202c', '有限责任公司'])(
    'of the desk finds a unit by any part of its name: %s',
    async (words) => {
      expect((await search('GET /api/tasks', words)).found).toEqual([COMPANY]);
    },
  );

  it('of the desk finds by the beginning of a number, however it is typed, and nothing by another', async () => {
    const [task]: { businessNo: string; accountNo: string }[] = await hall.dataSource.query(
      'SELECT t.business_no AS businessNo, u.account_no AS accountNo FROM task t JOIN unit u ON u.id = t.unit_id',
    );
    const { businessNo: no = '', accountNo: account = '' } = task ?? {};
    for (const words of [
      no,
      no.slice(0, 12),
      `${no.slice(0, 8)} ${no.slice(8)}`,
      account,
      account.slice(0, 5),
    ])
      expect([words, (await search('GET /api/tasks', words)).found]).toEqual([words, [COMPANY]]);
    for (const words of ['冷力', '99', no.slice(1)])
      expect([words, (await search('GET /api/tasks', words)).found]).toEqual([words, []]);
  });

  it.each(['塚', '\ufa10', '李', '\uf9e1', '小', '\u2f29'])(
    'finds a name by either code of its character, whichever it is kept under: %s',
    async (kept) => {
      const usual = kept.normalize('NFKC');
      const second = { 塚: '\ufa10', 李: '\uf9e1', 小: '\u2f29' }[usual] ?? '';
      const name = `${kept}本${usual}子`;
      const rename = (to: string) => renameHolder(hall.dataSource, accountNo, to);
      await rename(name);
      for (const words of [`${usual}本`, `${second}本`, `${second}本${usual}`, name])
        for (const place of [
          'POST /api/members/search',
          'POST /api/office/members/search',
          'POST /api/submissions/{businessNo}/rows/search',
        ])
          expect([words, place, (await search(place, words)).found]).toEqual([
            words,
            place,
            [name],
          ]);
      await rename(UIGHUR);
    },
  );

  it('finds a person by whatever dot the name is typed with, in the unit and in the register', async () => {
    for (const dot of ['·', ...DOTS_OF_NAMES, ' · ']) {
      for (const name of [
        'POST /api/members/search',
        'POST /api/office/members/search',
        'POST /api/submissions/{businessNo}/rows/search',
      ]) {
        const { found } = await search(name, `买买提${dot}吐`);
        expect([dot, name, found]).toEqual([dot, name, [UIGHUR]]);
      }
    }
  });
});
