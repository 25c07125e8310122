import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { keptQuery, type KeptRead } from '#libs/persistence/database/kept-query';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
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

const asItStands = keptQuery<SubmissionEntity, OpenTaskColumns, 'businessNo'>(
  ['businessNo'],
  caseNumbered,
);
const locked = keptQuery<SubmissionEntity, OpenTaskColumns, 'businessNo'>(
  ['businessNo'],
  (manager) => caseNumbered(manager).setLock('pessimistic_write'),
);

export async function findCaseAndTask(
  manager: EntityManager,
  businessNo: string,
): Promise<CaseAndTask | null> {
  return read(await asItStands(manager, { businessNo }));
}

/** Both locked until the transaction ends: every act goes through here. */
export async function lockCaseAndTask(
  manager: EntityManager,
  businessNo: string,
): Promise<CaseAndTask | null> {
  return read(await locked(manager, { businessNo }));
}

function caseNumbered(manager: EntityManager): SelectQueryBuilder<SubmissionEntity> {
  return withOpenTask(manager.createQueryBuilder(SubmissionEntity, 'submission')).where(
    'submission.businessNo = :businessNo',
  );
}

function read({ row, raw }: KeptRead<SubmissionEntity, OpenTaskColumns>): CaseAndTask | null {
  return row === null ? null : { row, task: openTaskIn(raw[0]) };
}
