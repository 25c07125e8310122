import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { hashPassword, isPassword } from '#libs/access/password-hash';
import { requireGoodPassword, type PasswordOwner } from '#libs/access/password-rules';
import { operatorById, setPassword, staffById } from '#libs/persistence/access/people-store';
import { writeAudit } from '#libs/persistence/access/audit-log';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { endOtherSessions } from '#libs/persistence/access/session-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { Audit, auditEntryOf } from '#apps/api/auth/audit';
import type { PasswordBody } from '#apps/api/auth/auth.dto';
import type { SignedIn } from '#apps/api/auth/signed-in';
import { Tries } from '#apps/api/auth/tries';
import { Problem } from '#apps/api/problems/problem';

interface PasswordHolder extends PasswordOwner {
  readonly passwordHash: string;
}

/** Changing one's own password; every other browser of the person is signed out by it. */
@Injectable()
export class Passwords {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly tries: Tries,
    private readonly audit: Audit,
  ) {}

  change(by: SignedIn, body: PasswordBody, address: string): Promise<void> {
    return this.tries.attempt((counted) => this.tried(by, body, address, counted));
  }

  private async tried(
    { actor, session }: SignedIn,
    { current, next }: PasswordBody,
    address: string,
    counted: string[],
  ): Promise<void> {
    const owner = { kind: actor.kind, id: actor.id };
    const account = `password:${owner.kind}:${String(owner.id)}`;
    await this.tries.countOwn(account, counted);
    const holder = await this.holder(owner);
    if (!(await isPassword(holder.passwordHash, current))) {
      await this.audit.write({
        owner,
        act: 'password-refused',
        subject: 'PASSWORD_WRONG',
        address,
      });
      throw new Problem(
        422,
        'PASSWORD_WRONG',
        {},
        { errors: [{ field: 'current', code: 'PASSWORD_WRONG' }] },
      );
    }
    await this.tries.forgetOwn(account);
    if (next === current) throw new Problem(422, 'PASSWORD_UNCHANGED');
    requireGoodPassword(next, holder);
    const passwordHash = await hashPassword(next);
    const changed = {
      owner,
      act: 'password-changed',
      subject: session.publicId,
      address,
    } as const;
    // One unit: a new password that leaves a thief's session open would be none.
    await inTransaction(this.dataSource, async (manager) => {
      await setPassword(manager, owner.kind, owner.id, passwordHash);
      await endOtherSessions(manager, owner, session.publicId, await databaseNow(manager));
      await writeAudit(manager, auditEntryOf(changed));
    });
  }

  private async holder({
    kind,
    id,
  }: {
    kind: 'operator' | 'staff';
    id: number;
  }): Promise<PasswordHolder> {
    if (kind === 'operator') {
      const found = await operatorById(this.dataSource.manager, id);
      if (found === null) throw new Problem(401, 'SIGNED_OUT');
      const { loginName, passwordHash } = found.operator;
      return { loginName, passwordHash, unitAccountNo: found.unit.accountNo };
    }
    const found = await staffById(this.dataSource.manager, id);
    if (found === null) throw new Problem(401, 'SIGNED_OUT');
    return {
      loginName: found.staff.loginName,
      passwordHash: found.staff.passwordHash,
      unitAccountNo: null,
    };
  }
}
