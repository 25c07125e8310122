import { createDocumentActivities } from '#activities/document.activities';
import { FileStore } from '#libs/documents/file-store';
import { Printer } from '#libs/documents/print-pdf';
import { PostedChangeEntity } from '#libs/persistence/entities/posting.entity';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UNOPENED, type ProcessState } from '#libs/case/process';
import { buildCase, buildEvents } from '#test/builders/case.builder';
import { Hall } from '#test/e2e/hall';

const OPERATOR = { kind: 'operator', id: 1, person: 1_001 } as const;
export const FINISHED_AT = new Date('2026-11-24T07:31:40Z');

/** What receipts are printed from, and printed with, in tests of receipts and of their public check. */
export class ReceiptHall {
  private constructor(
    readonly hall: Hall,
    private readonly printer: Printer,
    readonly activities: ReturnType<typeof createDocumentActivities>,
  ) {}

  static async start(): Promise<ReceiptHall> {
    const hall = await Hall.start();
    const printer = new Printer({ chromiumPath: hall.config.chromiumPath });
    const activities = createDocumentActivities({
      dataSource: hall.dataSource,
      keepAlive: (work) => work(),
      printer,
      fileStore: hall.app.get(FileStore),
      verifyOrigin: hall.config.webOrigin,
    });
    return new ReceiptHall(hall, printer, activities);
  }

  async stop(): Promise<void> {
    await this.printer.close();
    await this.hall.stop();
  }
}

export async function unitChange(hall: Hall): Promise<SubmissionEntity> {
  const row = await completed(hall, {});
  const at = {
    businessNo: row.businessNo,
    subjectKind: 'unit',
    subjectId: 1,
    unitId: 1,
    effectiveMonth: null,
    postedAt: FINISHED_AT,
  };
  await hall.dataSource.manager.insert(PostedChangeEntity, [
    {
      ...at,
      field: 'legalPersonIdNumber',
      before: '410303198001011234',
      after: '410303198502022345',
    },
    { ...at, field: 'industry', before: 'C', after: 'J' },
  ]);
  return row;
}

export async function adjusted(hall: Hall): Promise<SubmissionEntity> {
  const row = await completed(hall, {
    business: 'base-adjustment',
    effectiveMonth: '202612',
    people: 2,
    beforeFen: 200_000,
    afterFen: 320_034,
  });
  await hall.dataSource.query(
    `INSERT INTO register_row (business_no, row_no, row_key, account_id, base_before_fen, unit_before_fen, personal_before_fen,
            fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
     SELECT ?, ROW_NUMBER() OVER (ORDER BY id), id, id, 500000, 50000, 50000, 0, 800085, 80008, 80009, 0, 1, ROW_NUMBER() OVER (ORDER BY id) <= 2
       FROM personal_account WHERE unit_id = 1 ORDER BY id LIMIT 3`,
    [row.businessNo],
  );
  return row;
}

async function completed(hall: Hall, change: Partial<SubmissionEntity>): Promise<SubmissionEntity> {
  const reviewer = await hall.dataSource.query<{ id: number }[]>(
    "SELECT id FROM staff WHERE login_name = 'first-01-a'",
  );
  const state: ProcessState = {
    ...UNOPENED,
    seq: 4,
    stage: 'completed',
    round: 2,
    plan: { levels: [{ role: 'first-reviewer', dueDays: 3 }], papers: [] },
  };
  const row = await buildCase(hall.dataSource, {
    stage: 'completed',
    seq: 4,
    state,
    submittedAt: new Date('2026-11-24T02:02:11Z'),
    finishedAt: FINISHED_AT,
    ...change,
  });
  const staff = { kind: 'staff', id: reviewer[0]?.id ?? 0, person: 101 } as const;
  await buildEvents(hall.dataSource, row.businessNo, [
    { verb: 'open', actor: OPERATOR },
    { verb: 'submit', actor: OPERATOR },
    { verb: 'return', actor: staff, opinion: '请更正' },
    { verb: 'submit', actor: OPERATOR, round: 2 },
    { verb: 'approve', actor: staff, round: 2, opinion: '资料齐全，同意。' },
  ]);
  return row;
}
