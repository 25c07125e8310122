import type { DataSource } from 'typeorm';
import { createPostingActivities } from '#activities/posting.activities';
import { createCaseActivities } from '#activities/case.activities';
import type { CityUnit } from '#libs/demonstration/units';
import { assessmentBusiness } from '#libs/businesses/registry';
import type { FundMonth } from '#libs/fund/month';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { pendingCommands, recordCommand } from '#libs/persistence/cases/command-store';
import { findCase } from '#libs/persistence/cases/case-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { CommandEntity } from '#libs/persistence/entities/submission.entity';
import { UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import type { Verb } from '#libs/case/process';

const COMMANDS_AT_ONCE = 200;

export type MonthCases = ReturnType<typeof monthCases>;

/** Cases of months, moved by the acts and postings that an engine would ask for, one after the other. */
export function monthCases(dataSource: DataSource, keyedHashSecret: string) {
  const { manager } = dataSource;
  const acts = createCaseActivities({ dataSource, keyedHashSecret });
  const postings = createPostingActivities({
    dataSource,
    keyedHashSecret,
    keepAlive: (work) => work(),
    tries: () => 1,
  });
  const business = assessmentBusiness().code;

  async function done(
    command: Pick<CommandEntity, 'requestId' | 'businessNo' | 'verb'>,
  ): Promise<void> {
    const { requestId, businessNo } = command;
    const row = await findCase(manager, businessNo);
    const of = { businessNo, business };
    const seq = row?.seq ?? 0;
    const asked = { ...of, seq, requestId, verb: command.verb as Verb };
    const { outcome, events } = await acts.act(asked);
    if (outcome?.state !== 'done')
      throw new Error(`${command.verb} of ${businessNo}: ${outcome?.refusal?.code ?? 'behind'}`);
    await postings.post({ ...of, seq: events.at(-1)?.seq ?? seq });
  }

  return {
    /** The unit's first operator assesses it, under a notice of its own. */
    async assess({ id: unitId }: CityUnit, month: FundMonth): Promise<void> {
      const operator = await manager.findOneByOrFail(UnitOperatorEntity, {
        unitId,
        loginName: 'operator1',
      });
      const command = await inTransaction(dataSource, async (tx) => {
        const noticeNo = await nextBusinessNo(tx);
        const { row } = await recordCommand(tx, {
          requestId: `demonstration/${String(unitId)}/${month}`,
          businessNo: await nextBusinessNo(tx),
          verb: 'assess',
          actorKind: 'operator',
          actorId: operator.id,
          body: { business, month, noticeNo },
        });
        return row;
      });
      await done(command);
    },

    /** What the system was told to allocate, and what follows from that. */
    async credit(): Promise<void> {
      for (;;) {
        const pending = await pendingCommands(manager, COMMANDS_AT_ONCE);
        if (pending.length === 0) return;
        for (const command of pending) await done(command);
      }
    },
  };
}
