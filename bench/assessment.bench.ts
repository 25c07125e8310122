import type { BenchContext, BenchResult } from '#bench/bench';
import { fastestResult, timed } from '#bench/hall/posting-time';
import { assessBare, forgetBare } from '#bench/money/bare-month';
import { assessed, MONTHS, unitOf } from '#bench/money/paid-unit';
import { deleteAssessment } from '#libs/persistence/assessments/assessment-store';
import { previewMonth } from '#libs/persistence/assessments/month-preview';
import { createDataSource } from '#libs/persistence/database/data-source';
import { inTransaction } from '#libs/persistence/database/transaction';

const MEMBERS = 100_000;
const ROUNDS = 3;
const LIMIT = 1.5;
const [FIRST = '', SECOND = ''] = MONTHS;

/**
 * A month of 100,000 members assessed, with snapshot, record, notice and marks, in its one transaction, against one INSERT …
 * SELECT of the same rows from the same terms.
 */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment, size = MEMBERS } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '').initialize();
  try {
    const { unitId } = await unitOf(dataSource, environment, { members: size, seed: 'assessed' });
    // The month before stands in a snapshot, as in every month but a hall's first.
    const before = await assessed(dataSource, unitId, FIRST);
    const floor: number[] = [];
    const product: number[] = [];
    const preview: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const bare = { unitId, month: SECOND, before };
      floor.push(await timed(() => assessBare(dataSource, bare)));
      await forgetBare(dataSource);
      preview.push(
        await timed(async () => {
          await previewMonth(dataSource.manager, { unitId, month: SECOND });
        }),
      );
      let businessNo = '';
      product.push(
        await timed(async () => {
          businessNo = await assessed(dataSource, unitId, SECOND);
        }),
      );
      const now = new Date();
      await inTransaction(dataSource, (manager) =>
        deleteAssessment(manager, { businessNo, unitId, now }),
      );
      const [bareMs = 0, shownMs = 0, assessedMs = 0] = [floor, preview, product].map((all) =>
        all.at(-1),
      );
      context.log(
        `${bareMs.toFixed(0)} ms bare, ${shownMs.toFixed(0)} ms shown before, ${assessedMs.toFixed(0)} ms assessed`,
      );
    }
    const previewMs = Math.round(Math.min(...preview));
    return fastestResult(floor, product, LIMIT, { members: size, previewMs, rounds: ROUNDS });
  } finally {
    await dataSource.destroy();
  }
}
