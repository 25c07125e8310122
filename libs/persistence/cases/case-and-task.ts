import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { keptQuery, type KeptRead } from '#libs/persistence/database/kept-query';
import {
  SubmissionEntity,
  SubmissionEventEntity,
} from '#libs/persistence/entities/submission.entity';
import {
  openTaskIn,
  withOpenTask,
  type OpenTask,
  type OpenTaskColumns,
} from '#libs/persistence/tasks/task-queries';

/** A case with the task staff are to answer: what rights are judged by, read in one statement. */
export interface CaseAndTask {
  readonly row: SubmissionEntity;
  readonly task: OpenTask | null;
}

/** A case under its lock, and the last link of its chain of events, which the next one goes on from. */
export interface LockedCase extends CaseAndTask {
  /** Null before the first event. */
  readonly lastHash: string | null;
}

interface LastLink {
  readonly last_hash: string | null;
}

const asItStands = keptQuery<SubmissionEntity, OpenTaskColumns, 'businessNo'>(
  ['businessNo'],
  caseNumbered,
);
const locked = keptQuery<SubmissionEntity, OpenTaskColumns & LastLink, 'businessNo'>(
  ['businessNo'],
  (manager) =>
    caseNumbered(manager)
      .leftJoin(
        SubmissionEventEntity,
        'last',
        'last.businessNo = submission.businessNo AND last.seq = submission.seq',
      )
      .addSelect('last.hash', 'last_hash')
      .setLock('pessimistic_write'),
);

export async function findCaseAndTask(
  manager: EntityManager,
  businessNo: string,
): Promise<CaseAndTask | null> {
  return read(await asItStands(manager, { businessNo }));
}

/** All of it locked until the transaction ends: every act goes through here. */
export async function lockCaseAndTask(
  manager: EntityManager,
  businessNo: string,
): Promise<LockedCase | null> {
  const answer = await locked(manager, { businessNo });
  const found = read(answer);
  return found === null ? null : { ...found, lastHash: answer.raw[0]?.last_hash ?? null };
}

function caseNumbered(manager: EntityManager): SelectQueryBuilder<SubmissionEntity> {
  return withOpenTask(manager.createQueryBuilder(SubmissionEntity, 'submission')).where(
    'submission.businessNo = :businessNo',
  );
}

function read({ row, raw }: KeptRead<SubmissionEntity, OpenTaskColumns>): CaseAndTask | null {
  return row === null ? null : { row, task: openTaskIn(raw[0]) };
}
