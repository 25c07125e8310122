import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { APPEND_ONLY_TABLES, appendOnlyTriggers } from '#libs/persistence/ledger/append-only';
import { openBooks } from '#libs/persistence/ledger/opening';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { lastProof, proveAndKeep, proveDaily } from '#libs/persistence/ledger/proof-store';
import { registerUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);

/** A thief with the administrator's rights: the triggers are gone, and what he writes must be found all the same. */
beforeAll(async () => {
  database = await freshDatabase();
  const { unitId } = await registerUnit(database.dataSource, 4);
  await sql(
    'UPDATE personal_account SET carried_forward_fen = 100, current_year_fen = 20, balance_fen = 120',
  );
  await sql('UPDATE unit SET balance_fen = 480 WHERE id = ?', [unitId]);
  await openBooks(database.dataSource, { carriedForwardDay: '2026-06-30', day: '2026-11-28' });
  for (const table of APPEND_ONLY_TABLES)
    for (const act of ['update', 'delete']) await sql(`DROP TRIGGER ${table}_no_${act}`);
});
afterAll(async () => {
  for (const table of APPEND_ONLY_TABLES)
    for (const trigger of appendOnlyTriggers(table)) await sql(trigger);
  await database.drop();
});

const proof = async () => (await proveBooks(database.dataSource.manager)).difference;

describe('the proof of the books', () => {
  afterEach(async () => {
    expect(await proof()).toBeNull();
  });

  it.each([
    ['voucher-balanced', 'voucher', 'total_fen', 'id'],
    ['voucher-balanced', 'voucher_line', 'amount_fen', 'voucher_id'],
    ['members-behind-lines', 'member_line', 'other_fen', 'account_id'],
    ['unit-flow', 'unit_flow', 'amount_fen', 'id'],
    ['unit-flow', 'unit_flow', 'interest_fen', 'id'],
    ['member-balances', 'personal_account', 'balance_fen', 'id'],
    ['member-balances', 'personal_account', 'carried_forward_fen', 'id'],
    ['unit-balances', 'unit', 'balance_fen', 'id'],
    ['unit-balances', 'unit', 'unallocated_fen', 'id'],
  ])('finds by %s one fen in %s.%s', async (check, table, column, key) => {
    const [row] = await sql<{ id: string }>(
      `SELECT ${key} AS id FROM ${table} ORDER BY ${key} LIMIT 1`,
    );
    const change = (sign: string) =>
      sql(`UPDATE ${table} SET ${column} = ${column} ${sign} 1 WHERE ${key} = ? LIMIT 1`, [
        row?.id,
      ]);
    await change('+');
    expect(await proof()).toMatchObject({ check });
    await change('-');
  });

  it.each([
    {
      what: 'another day',
      of: 'voucher WHERE id = 1',
      to: "value_date = '2026-07-01'",
      back: "value_date = '2026-06-30'",
    },
    {
      what: 'another month',
      of: 'member_line WHERE voucher_id = 1',
      to: "month = '202609'",
      back: "month = ''",
    },
    {
      what: 'another side',
      of: 'member_line WHERE voucher_id = 1',
      to: 'unit_fen = 1, other_fen = other_fen - 1',
      back: 'unit_fen = 0, other_fen = other_fen + 1',
    },
    {
      what: 'another hash',
      of: 'chain_link WHERE seq = 1',
      to: 'hash = REVERSE(hash)',
      back: 'hash = REVERSE(hash)',
    },
  ])('finds $what by the chain or the balances', async ({ of, to, back }) => {
    const [table, where] = of.split(' WHERE ');
    const change = (settings: string) =>
      sql(`UPDATE ${table ?? ''} SET ${settings} WHERE ${where ?? ''}`);
    await change(to);
    expect(await proof()).not.toBeNull();
    await change(back);
  });

  it('finds a link that was taken out', async () => {
    const [link] = await sql<Record<string, unknown>>('SELECT * FROM chain_link WHERE seq = 1');
    await sql('DELETE FROM chain_link WHERE seq = 1');
    expect(await proof()).toMatchObject({ check: 'chain' });
    const names = Object.keys(link ?? {});
    await sql(`INSERT INTO chain_link (${names.join(', ')}) VALUES (?)`, [
      Object.values(link ?? {}),
    ]);
  });

  it('finds lines that were moved between two members of one sum', async () => {
    const ids = await sql<{ id: number }>(
      'SELECT account_id AS id FROM member_line WHERE voucher_id = 1 ORDER BY account_id',
    );
    const [a, b] = ids.map(({ id }) => id);
    const swap = (by: number) =>
      sql(
        'UPDATE member_line SET other_fen = other_fen + IF(account_id = ?, ?, ?) WHERE voucher_id = 1 AND account_id IN (?)',
        [a, by, -by, [a, b]],
      );
    await swap(1);
    await sql(
      'UPDATE personal_account SET balance_fen = balance_fen + IF(id = ?, 1, -1), carried_forward_fen = carried_forward_fen + IF(id = ?, 1, -1) WHERE id IN (?)',
      [a, a, [a, b]],
    );
    expect(await proof()).toMatchObject({ check: 'chain' });
    await sql(
      'UPDATE personal_account SET balance_fen = balance_fen - IF(id = ?, 1, -1), carried_forward_fen = carried_forward_fen - IF(id = ?, 1, -1) WHERE id IN (?)',
      [a, a, [a, b]],
    );
    await swap(-1);
  });
});

describe('the daily proof', () => {
  beforeAll(() => sql('DELETE FROM books_proof'));

  it('is made once a day, and its finding is kept for the alarm', async () => {
    expect(await lastProof(database.dataSource.manager)).toBeNull();
    expect(await proveDaily(database.dataSource)).toMatchObject({ difference: null });
    expect(await proveDaily(database.dataSource)).toBeNull();
    expect(await lastProof(database.dataSource.manager)).toMatchObject({ difference: null });
  });

  it.each([
    ['22 hours', 22, false],
    ['a day', 24, true],
  ])('is due again when the last one is %s old', async (_, hours, due) => {
    await sql('UPDATE books_proof SET proved_at = UTC_TIMESTAMP(3) - INTERVAL ? HOUR', [hours]);
    expect((await proveDaily(database.dataSource)) !== null).toBe(due);
  });

  it('leaves out what was written after it began to look, also where its second connection sees it', async () => {
    const second = database.dataSource.createQueryRunner();
    const seesMore = async () => {
      await sql(
        `INSERT INTO member_line (voucher_id, line_no, account_id, month, kind, unit_fen, personal_fen, fiscal_fen, other_fen)
         SELECT voucher_id, 9, account_id, month, kind, 1, 0, 0, 0 FROM member_line LIMIT 1`,
      );
      await second.startTransaction('REPEATABLE READ');
      return [second.manager];
    };
    const { difference } = await database.dataSource.transaction('REPEATABLE READ', (manager) =>
      proveBooks(manager, {}, seesMore),
    );
    await second.rollbackTransaction();
    await second.release();
    expect(difference).toBeNull();
    expect(await proof()).toMatchObject({ check: 'members-behind-lines' });
    await sql('DELETE FROM member_line WHERE line_no = 9');
  });

  it('tells what it found until the next one', async () => {
    await sql('UPDATE unit SET unallocated_fen = unallocated_fen + 1 LIMIT 1');
    await proveAndKeep(database.dataSource);
    await sql('UPDATE unit SET unallocated_fen = unallocated_fen - 1 LIMIT 1');
    const kept = await lastProof(database.dataSource.manager);
    expect(kept?.difference).toMatchObject({ check: 'unit-balances' });
  });
});
