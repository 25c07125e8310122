import type { EntityManager } from 'typeorm';
import { holdsRole, type Actor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { findCaseAndTask, type CaseAndTask } from '#libs/persistence/cases/case-and-task';
import { findCase } from '#libs/persistence/cases/case-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { Role } from '#libs/case/plan';

/** Staff who may read a case of their branch. Administrators may not: they run the hall, they do not read cases. */
const READERS: readonly Role[] = [
  'first-reviewer',
  'second-reviewer',
  'cashier',
  'operations',
  'auditor',
];

/** A case is its unit's and, once the centre has been sent it, its branch's; for everybody else it does not exist. */
export function mayReadCase(
  actor: Actor,
  row: Pick<SubmissionEntity, 'unitId' | 'branchCode' | 'submittedAt'>,
): boolean {
  if (actor.kind === 'operator') return actor.unitId === row.unitId;
  if (row.submittedAt === null) return false;
  return READERS.some((role) => holdsRole(actor, role, row.branchCode));
}

/** @throws Problem 404, the same for a missing case and somebody else's. */
export async function readableCase(
  manager: EntityManager,
  actor: Actor,
  businessNo: string,
): Promise<SubmissionEntity> {
  const row = await findCase(manager, businessNo);
  if (row === null || !mayReadCase(actor, row)) throw new Problem(404, 'SUBMISSION_NOT_FOUND');
  return row;
}

/** With the task staff are to answer. @throws Problem 404 */
export async function readableCaseAndTask(
  manager: EntityManager,
  actor: Actor,
  businessNo: string,
): Promise<CaseAndTask> {
  const found = await findCaseAndTask(manager, businessNo);
  if (found === null || !mayReadCase(actor, found.row))
    throw new Problem(404, 'SUBMISSION_NOT_FOUND');
  return found;
}

/** A case the operator's own unit may edit. @throws Problem 404 */
export async function ownCase(
  manager: EntityManager,
  actor: Actor,
  businessNo: string,
): Promise<SubmissionEntity> {
  const row = await readableCase(manager, actor, businessNo);
  if (actor.kind !== 'operator') throw new Problem(404, 'SUBMISSION_NOT_FOUND');
  return row;
}
