import { randomInt } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { businessNoOf } from '#libs/persistence/cases/business-number';
import {
  SubmissionEntity,
  SubmissionEventEntity,
} from '#libs/persistence/entities/submission.entity';
import { TaskEntity } from '#libs/persistence/entities/task.entity';
import { UNOPENED, type ProcessEvent, type ProcessState, type Verb } from '#libs/case/process';
import { type ActorRef } from '#libs/case/actor';
import type { Plan } from '#libs/case/plan';
import type { Stage } from '#libs/case/stage';

const OPENED_AT = new Date('2026-11-24T02:00:00Z');
const HASH = '0'.repeat(64);
const PLAN: Plan = { levels: [{ role: 'first-reviewer', dueDays: 3 }], papers: [] };

/** A case as its row would be, without an engine behind it; parts are overridden by name. */
export async function buildCase(
  dataSource: DataSource,
  change: Partial<SubmissionEntity> = {},
): Promise<SubmissionEntity> {
  const businessNo = businessNoOf('20261124', randomInt(1e7));
  const state: ProcessState = { ...UNOPENED, seq: 1, stage: 'draft' };
  const row = {
    businessNo,
    business: 'unit-info-change',
    unitId: 1,
    branchCode: '01',
    initiatorId: 1,
    stage: 'draft',
    seq: 1,
    state,
    form: {},
    formVersion: 1,
    rulesVersion: 1,
    terms: null,
    effectiveMonth: null,
    memberId: null,
    openedAt: OPENED_AT,
    submittedAt: null,
    finishedAt: null,
    ...change,
  };
  await dataSource.manager.insert(SubmissionEntity, row as never);
  return dataSource.manager.findOneByOrFail(SubmissionEntity, { businessNo });
}

/** A case in approval and its open task, for the first reviewers of branch 01 unless said otherwise; the task's id. */
export async function buildTask(
  dataSource: DataSource,
  change: Partial<TaskEntity> = {},
  process: Partial<ProcessState> = {},
): Promise<string> {
  const state: ProcessState = {
    ...UNOPENED,
    seq: 2,
    stage: 'approval',
    round: 1,
    plan: PLAN,
    ...process,
  };
  const row = await buildCase(dataSource, {
    stage: 'approval',
    seq: 2,
    state,
    submittedAt: OPENED_AT,
  });
  const { identifiers } = await dataSource.manager.insert(TaskEntity, {
    businessNo: row.businessNo,
    business: row.business,
    round: 1,
    level: 0,
    role: 'first-reviewer',
    branchCode: row.branchCode,
    unitId: row.unitId,
    state: 'open',
    claimedBy: null,
    claimedAt: null,
    createdAt: OPENED_AT,
    dueAt: null,
    closedAt: null,
    ...change,
  });
  return String(identifiers[0]?.['id']);
}

/** Events of a case, a minute apart. */
export async function buildEvents(
  dataSource: DataSource,
  businessNo: string,
  acts: readonly {
    readonly verb: Verb;
    readonly actor: ActorRef;
    readonly stage?: Stage;
    readonly round?: number;
    readonly opinion?: string;
  }[],
): Promise<void> {
  for (const [at, act] of acts.entries()) {
    const seq = at + 1;
    const event: ProcessEvent = {
      seq,
      kind: act.verb,
      stage: act.stage ?? 'draft',
      actor: act.actor,
      level: 0,
      round: act.round ?? 1,
      ...(act.verb === 'submit' ? { plan: PLAN } : {}),
    };
    await dataSource.manager.insert(SubmissionEventEntity, {
      businessNo,
      seq,
      kind: act.verb,
      stage: act.stage ?? 'draft',
      actorKind: act.actor.kind,
      actorId: act.actor.id,
      opinion: act.opinion ?? '',
      requestId: `${businessNo}/${String(seq)}`,
      at: new Date(OPENED_AT.getTime() + at * 60_000),
      event: event as object,
      previousHash: HASH,
      hash: HASH,
    });
  }
}
