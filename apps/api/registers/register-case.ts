import type { EntityManager } from 'typeorm';
import type { Actor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { ownCase, readableCase } from '#apps/api/submissions/case-access';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { businessOf } from '#libs/businesses/registry';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';

export interface RegisterOfCase {
  readonly row: SubmissionEntity;
  readonly business: RegisterBusiness;
}

/** @throws Problem 404 when the case is not to be seen, or has no register */
export async function readableRegister(
  manager: EntityManager,
  actor: Actor,
  businessNo: string,
): Promise<RegisterOfCase> {
  const row = await readableCase(manager, actor, businessNo);
  return { row, business: registerBusiness(row.business) };
}

export async function ownRegister(
  manager: EntityManager,
  actor: Actor,
  businessNo: string,
): Promise<RegisterOfCase> {
  const row = await ownCase(manager, actor, businessNo);
  return { row, business: registerBusiness(row.business) };
}

export function registerBusiness(code: string): RegisterBusiness {
  const business = businessOf('register', code);
  if (business === undefined) throw new Problem(404, 'SUBMISSION_NOT_FOUND');
  return business;
}
