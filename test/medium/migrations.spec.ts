import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '#libs/persistence/migrations';
import { BoxesOfTheUnit1795880600000 } from '#libs/persistence/migrations/2026112860-boxes-of-the-unit';
import { unmigratedDatabase, type TestDatabase } from '#test/medium/database';
import { migrateBy } from '#test/medium/migrate-by';

describe('a hall of the first day that is brought up to date', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await unmigratedDatabase();
    ({ dataSource } = database);
    await migrateBy(dataSource, MIGRATIONS.slice(0, 1));
  });
  afterAll(() => database.drop());

  it('keeps the findings and the good lines of files just being looked at, cut off wherever it is', async () => {
    const amounts = Array<number>(8).fill(600_000);
    await dataSource.query(
      `INSERT INTO register_import_row VALUES (7, 2, 11, ${amounts.join(', ')}, 1, NULL, NULL, NULL),
        (7, 3, NULL, ${amounts.map(() => 'NULL').join(', ')}, NULL, 'BASE_ABOVE_CAP', '调整后缴存基数', '{"cap":"34452.00"}')`,
    );
    for (const statements of [0, 1, 2, 3])
      await expect(migrateBy(dataSource, MIGRATIONS.slice(1), statements)).rejects.toThrow(
        'cut off',
      );
    await migrateBy(dataSource, MIGRATIONS.slice(1, 4));
    await migrateBy(dataSource, MIGRATIONS.slice(1, 4));
    // Read as the table was then: later columns come by later migrations.
    const findings: { details: string | null }[] = await dataSource.query(
      'SELECT line_no AS lineNo, finding_no AS findingNo, column_title AS `column`, code, details FROM register_import_finding WHERE import_id = 7',
    );
    expect(
      findings.map(({ details, ...one }) => ({ ...one, details: JSON.parse(details ?? 'null') })),
    ).toEqual([
      {
        ...{ lineNo: 3, findingNo: 1, column: '调整后缴存基数', code: 'BASE_ABOVE_CAP' },
        details: { cap: '34452.00' },
      },
    ]);
    expect(await dataSource.query('SELECT line_no AS lineNo FROM register_import_row')).toEqual([
      { lineNo: 2 },
    ]);
  });

  it('tells colleagues what an operator was told, and brings drafts and withdrawn cases into 待办', async () => {
    await operators();
    await dataSource.query(
      `INSERT INTO message (recipient_kind, recipient_id, business_no, event_seq, business, text_key, text, text_en,
              channel, created_at, read_at)
       VALUES ('operator', 1, '2026112400000001', 2, 'base-adjustment', 'submitted', '已提交', 'sent', 'hall', '2026-11-24', NULL)`,
    );
    await cases([
      ['2026112400000001', 'draft', 1],
      ['2026112400000002', 'withdrawn', 3],
      ['2026112400000003', 'completed', 4],
    ]);
    for (const statements of [0, 1, 2])
      await expect(
        migrateBy(dataSource, [BoxesOfTheUnit1795880600000], statements),
      ).rejects.toThrow('cut off');
    await migrateBy(dataSource, [BoxesOfTheUnit1795880600000]);
    await migrateBy(dataSource, [BoxesOfTheUnit1795880600000]);
    expect(
      await dataSource.query('SELECT recipient_id AS told FROM message ORDER BY recipient_id'),
    ).toEqual([{ told: 1 }, { told: 2 }]);
    expect(
      await dataSource.query(
        'SELECT business_no AS no, round, level, role, state FROM task ORDER BY business_no',
      ),
    ).toEqual([
      { no: '2026112400000001', round: 1, level: 1, role: 'operator', state: 'open' },
      { no: '2026112400000002', round: 1, level: 3, role: 'operator', state: 'open' },
    ]);
  });

  it('takes the last paper for the time of submission, and leaves cases without papers alone', async () => {
    const at = (second: number) => `2026-11-24 02:00:0${String(second)}`;
    const event = (no: string, seq: number, kind: string, stage: string) =>
      dataSource.query(
        `INSERT INTO submission_event (business_no, seq, kind, stage, actor_kind, actor_id, request_id, at, event,
                previous_hash, hash) VALUES (?, ?, ?, ?, 'operator', 1, '', ?, '{}', '', '')`,
        [no, seq, kind, stage, at(seq)],
      );
    await cases([
      ['2026112500000001', 'scanning', 2],
      ['2026112500000002', 'approval', 3],
      ['2026112500000003', 'approval', 2],
    ]);
    await dataSource.query('UPDATE submission SET submitted_at = ?', [at(2)]);
    await event('2026112500000001', 2, 'submit', 'scanning');
    await event('2026112500000002', 2, 'submit', 'scanning');
    await event('2026112500000002', 3, 'finish-scans', 'approval');
    await event('2026112500000003', 2, 'submit', 'approval');
    await migrateBy(dataSource, [BoxesOfTheUnit1795880600000]);
    const submitted: { at: Date | null }[] = await dataSource.query(
      "SELECT submitted_at AS at FROM submission WHERE business_no LIKE '20261125%' ORDER BY business_no",
    );
    expect(submitted.map((row) => row.at?.toISOString().slice(17, 19))).toEqual([
      undefined,
      '03',
      '02',
    ]);
  });

  it('keeps what was printed as documents of its cases, of their units, with the codes on the paper', async () => {
    const database = await unmigratedDatabase();
    const sql = <Row>(text: string): Promise<Row[]> => database.dataSource.query(text);
    const before = MIGRATIONS.findIndex(({ name }) => name.startsWith('DocumentsBySubject'));
    await migrateBy(database.dataSource, MIGRATIONS.slice(0, before));
    await sql(
      `INSERT INTO submission (business_no, business, unit_id, branch_code, initiator_id, stage, seq, state, form,
              form_version, rules_version, opened_at)
       VALUES ('2026112400000001', 'remittance', 7, '01', 1, 'completed', 4, '{}', '{}', 1, 1, '2026-11-24')`,
    );
    await sql(
      `INSERT INTO document (business_no, kind, content_hash, bytes, pages, verification_code, created_at)
       VALUES ('2026112400000001', 'receipt', '', 1, 1, 'CODE', '2026-11-24'), ('2026112400000001', 'slip', '', 1, 1, 'SLIP', '2026-11-24')`,
    );
    for (const statements of [0, 1, 2])
      await expect(
        migrateBy(database.dataSource, MIGRATIONS.slice(before), statements),
      ).rejects.toThrow('cut off');
    await migrateBy(database.dataSource, MIGRATIONS.slice(before));
    const kept = await sql(
      'SELECT subject_kind AS `of`, subject_no AS no, kind, n, unit_id AS unitId, verification_code AS code FROM document ORDER BY id',
    );
    const paper = { of: 'case', no: '2026112400000001', n: 1, unitId: 7 };
    expect(kept).toEqual([
      { ...paper, kind: 'receipt', code: 'CODE' },
      { ...paper, kind: 'slip', code: 'SLIP' },
    ]);
    await database.drop();
  }, 60_000);

  async function operators(): Promise<void> {
    for (const [unit, name, active] of [
      [1, 'operator1', 1],
      [1, 'operator2', 1],
      [1, 'left', 0],
      [2, 'operator1', 1],
    ])
      await dataSource.query(
        `INSERT INTO unit_operator (unit_id, login_name, name, phone, person_no, password_hash, password_changed_at, active)
         VALUES (?, ?, '李晓敏', '', 1, '', '2026-11-24', ?)`,
        [unit, name, active],
      );
  }

  async function cases(rows: readonly [no: string, stage: string, seq: number][]): Promise<void> {
    for (const [no, stage, seq] of rows)
      await dataSource.query(
        `INSERT INTO submission (business_no, business, unit_id, branch_code, initiator_id, stage, seq, state, form,
                form_version, rules_version, opened_at)
         VALUES (?, 'base-adjustment', 1, '01', 1, ?, ?, '{"round":1}', '{}', 1, 1, '2026-11-24')`,
        [no, stage, seq],
      );
  }
});
