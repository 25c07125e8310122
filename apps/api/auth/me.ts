import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { IDLE_MINUTES, idleLeftMs } from '#libs/access/session-limits';
import { csrfTokenOf } from '#libs/access/session-token';
import { certificateValidTo } from '#libs/persistence/access/certificate-store';
import { branchByCode, operatorById, staffById } from '#libs/persistence/access/people-store';
import { previousSessionAt } from '#libs/persistence/access/session-store';
import type { MeView } from '#apps/api/auth/auth.dto';
import type { SignedIn } from '#apps/api/auth/signed-in';
import { Problem } from '#apps/api/problems/problem';

type Person = Pick<MeView, 'name' | 'loginName' | 'unit' | 'roles'>;

/** What the page knows of the person signed in. */
@Injectable()
export class MeReader {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  async of({ actor, session, at, token }: SignedIn): Promise<MeView> {
    const manager = this.dataSource.manager;
    const person =
      actor.kind === 'operator' ? await this.operator(actor.id) : await this.staff(actor.id);
    const lastSignInAt = await previousSessionAt(manager, actor, session.createdAt);
    const fingerprint = session.certificateFingerprint;
    const validTo = fingerprint === null ? null : await certificateValidTo(manager, fingerprint);
    return {
      kind: actor.kind,
      id: actor.id,
      ...person,
      branch: await this.branch(actor.branchCode),
      csrfToken: csrfTokenOf(token),
      idleMinutes: IDLE_MINUTES,
      idleLeftMs: idleLeftMs(session, at),
      lastSignInAt: lastSignInAt?.toISOString() ?? null,
      certificateValidTo: validTo?.toISOString() ?? null,
      demonstration: this.config.mode === 'demonstration',
    };
  }

  private async branch(code: string): Promise<MeView['branch']> {
    const branch = await branchByCode(this.dataSource.manager, code);
    return { code, name: branch?.name ?? '', nameEn: branch?.nameEn ?? '' };
  }

  private async operator(id: number): Promise<Person> {
    const found = await operatorById(this.dataSource.manager, id);
    if (found === null) throw new Problem(401, 'SIGNED_OUT');
    const { operator, unit } = found;
    const { name, loginName } = operator;
    return {
      name,
      loginName,
      unit: { accountNo: unit.accountNo, name: unit.name },
      roles: ['operator'],
    };
  }

  private async staff(id: number): Promise<Person> {
    const found = await staffById(this.dataSource.manager, id);
    if (found === null) throw new Problem(401, 'SIGNED_OUT');
    const roles = [...new Set(found.grants.map((grant) => grant.role))].sort();
    return { name: found.staff.name, loginName: found.staff.loginName, unit: null, roles };
  }
}
