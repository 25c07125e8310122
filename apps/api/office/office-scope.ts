import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { branchesHeld, type StaffActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import type { UnitNameDto } from '#apps/api/submissions/submission.dto';
import { accountInCentre, unitInBranches } from '#libs/persistence/records/centre-queries';
import { accountOnceHere } from '#libs/persistence/records/member-queries';
import type { StaffRole } from '#libs/case/plan';

/** Who at the centre may look at members: those who decide about them, and who audits. */
export const MEMBER_READERS = [
  'first-reviewer',
  'second-reviewer',
  'auditor',
] as const satisfies readonly StaffRole[];

/** A member as one of the units he is or was with sees him. */
export interface MemberSeen {
  readonly unitId: number;
  readonly accountId: number;
  readonly memberId: number;
  readonly unit: UnitNameDto;
}

/** Whom staff may look at: the members of the units of their branches. */
@Injectable()
export class OfficeScope {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The branches of the reader; null for one who reads all of them. */
  branchesOf(actor: StaffActor): readonly string[] | null {
    return branchesHeld(actor, MEMBER_READERS);
  }

  /** @throws Problem 404 for a unit that is not there and one of another branch, alike */
  async unit(actor: StaffActor, accountNo: string): Promise<{ id: number } & UnitNameDto> {
    const branches = this.branchesOf(actor);
    const found = await unitInBranches(this.dataSource.manager, accountNo, branches);
    if (found === null) throw new Problem(404, 'UNIT_NOT_FOUND');
    return found;
  }

  /** In the unit that has him now, unless another one of his is named. @throws Problem 404 */
  async member(
    actor: StaffActor,
    accountNo: string,
    unitNo: string | undefined,
  ): Promise<MemberSeen> {
    const { manager } = this.dataSource;
    if (unitNo === undefined) {
      const found = await accountInCentre(manager, accountNo, this.branchesOf(actor));
      if (found === null) throw new Problem(404, 'MEMBER_NOT_FOUND');
      const { unitAccountNo, unitName, ...ids } = found;
      return { ...ids, unit: { accountNo: unitAccountNo, name: unitName } };
    }
    const { id: unitId, ...unit } = await this.unit(actor, unitNo);
    const member = await accountOnceHere(manager, unitId, accountNo);
    if (member === null) throw new Problem(404, 'MEMBER_NOT_FOUND');
    return { unitId, ...member, unit };
  }
}
