import {
  applyDecorators,
  createParamDecorator,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiCookieAuth, ApiExtension, ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import type { ActingOperator, ActingStaff } from '#libs/persistence/access/acting-person';
import { BY_ITSELF, IDEMPOTENCY_KEY } from '#apps/api/open-api/problem-answers';
import type { Editor } from '#libs/persistence/cases/held-case';
import type { Role, StaffRole } from '#libs/case/plan';

/** A signed-in operator of a unit. */
export type OperatorActor = Omit<ActingOperator, 'active'> & { readonly sessionId: string };

/** A signed-in member of the centre's staff. */
export type StaffActor = Omit<ActingStaff, 'active'> & { readonly sessionId: string };

export type Actor = OperatorActor | StaffActor;

export type ActorRequest = Request & { actor?: Actor };

export const ALLOWED_ROLES = 'hall:allowed-roles';
export const PUBLIC = 'hall:public';
export const KEYED_BY_LINK = 'hall:keyed-by-link';
export const IDEMPOTENT_BY_ITSELF = 'hall:idempotent-by-itself';

/** Roles that may call the endpoint at all; the object is decided by the service. */
export const Allow = (...roles: Role[]): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ALLOWED_ROLES, roles), ApiCookieAuth());

/** Needs no session. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** The endpoint keeps its own Idempotency-Key (commands). */
export const IdempotentByItself = (): MethodDecorator =>
  applyDecorators(SetMetadata(IDEMPOTENT_BY_ITSELF, true), ApiExtension(BY_ITSELF, true));

/** A write of a phone, which has no session: its key serves once for the code it came by. */
export const KeyedByLink = (): MethodDecorator => {
  const { name, required, description, schema, example } = IDEMPOTENCY_KEY;
  return applyDecorators(
    SetMetadata(KEYED_BY_LINK, true),
    ApiHeader({ name, required, description, schema, example }),
  );
};

/** The guard has put the actor on the request before any handler runs. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<ActorRequest>().actor;
  if (actor === undefined)
    throw new Error('an endpoint without @Public was reached without an actor');
  return actor;
});

/** The operator as the one a change of a case comes from. */
export function editorOf(operator: OperatorActor): Editor {
  return { operatorId: operator.id };
}

const EVERY_BRANCH = '*';

export function holdsRole(actor: Actor, role: Role, branchCode?: string): boolean {
  if (actor.kind === 'operator') return role === 'operator';
  return actor.grants.some(
    (grant) =>
      grant.role === role &&
      (branchCode === undefined ||
        grant.branchCode === branchCode ||
        grant.branchCode === EVERY_BRANCH),
  );
}

/** The branches where somebody holds one of these roles; null for all of them. */
export function branchesHeld(
  { grants }: StaffActor,
  roles: readonly StaffRole[],
): readonly string[] | null {
  const own = grants.filter(({ role }) => roles.includes(role)).map(({ branchCode }) => branchCode);
  return own.includes(EVERY_BRANCH) ? null : own;
}
