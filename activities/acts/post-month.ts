import type { EntityManager } from 'typeorm';
import { allocate } from '#libs/persistence/assessments/allocation-store';
import { assess } from '#libs/persistence/assessments/assessment-store';
import { stateOf } from '#libs/persistence/cases/case-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { postRegister, type Posted } from '#libs/persistence/postings/register-posting';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';

export function atOnce(changes: number): Posted {
  return { changes, collects: false };
}

/** A month is posted when it is assessed, and again when its money is allocated. */
export async function postMonth(
  manager: EntityManager,
  row: SubmissionEntity,
  now: Date,
): Promise<Posted> {
  const { businessNo, unitId, effectiveMonth, form } = row;
  if (stateOf(row).collects === true) return allocateCase(manager, row, now);
  const noticeNo = String(form['noticeNo']);
  const asked = { businessNo, unitId, month: effectiveMonth ?? '', noticeNo, now };
  const { people, collects } = await assess(manager, asked);
  return { changes: people, collects };
}

/** A register is posted once; one that has made a sum due is posted again when its money is allocated. */
export async function postRows(
  manager: EntityManager,
  row: SubmissionEntity,
  rule: RegisterRule,
  now: Date,
): Promise<Posted> {
  return stateOf(row).collects === true
    ? allocateCase(manager, row, now)
    : postRegister(manager, rule, row.businessNo, now);
}

async function allocateCase(
  manager: EntityManager,
  { businessNo, unitId, seq }: SubmissionEntity,
  now: Date,
): Promise<Posted> {
  return atOnce(await allocate(manager, { businessNo, unitId, seq, now }));
}
