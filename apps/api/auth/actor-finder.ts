import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { SessionEntity } from '#libs/persistence/entities/access.entity';
import { operatorById, staffById } from '#libs/persistence/access/people-store';
import { STAFF_ROLES, type StaffRole } from '#libs/submission/plan';
import type { Actor, OperatorActor, StaffActor } from '#apps/api/auth/actor';

/** Reads the person behind a session anew at each request: a closed login or a withdrawn role counts at once. */
@Injectable()
export class ActorFinder {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of(session: SessionEntity): Promise<Actor | null> {
    return session.actorKind === 'operator' ? this.operator(session) : this.staff(session);
  }

  private async operator(session: SessionEntity): Promise<OperatorActor | null> {
    const found = await operatorById(this.dataSource.manager, session.actorId);
    if (found === null) return null;
    const { operator, unit } = found;
    return {
      kind: 'operator',
      id: operator.id,
      person: operator.personNo,
      sessionId: session.publicId,
      unitId: unit.id,
      unitAccountNo: unit.accountNo,
      branchCode: unit.branchCode,
    };
  }

  private async staff(session: SessionEntity): Promise<StaffActor | null> {
    const found = await staffById(this.dataSource.manager, session.actorId);
    if (found === null) return null;
    const { staff, grants } = found;
    return {
      kind: 'staff',
      id: staff.id,
      person: staff.personNo,
      sessionId: session.publicId,
      branchCode: staff.branchCode,
      grants: grants.flatMap(({ role, branchCode }) =>
        isStaffRole(role) ? [{ role, branchCode }] : [],
      ),
    };
  }
}

function isStaffRole(role: string): role is StaffRole {
  return STAFF_ROLES.some((known) => known === role);
}
