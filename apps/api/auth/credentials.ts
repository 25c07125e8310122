import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { isPassword } from '#libs/access/password-hash';
import { totpStep } from '#libs/access/totp';
import {
  operatorByLogin,
  recordSignIn,
  staffByLogin,
  takeTotpStep,
  type StaffRecord,
} from '#libs/persistence/access/people-store';
import type { SessionOwner } from '#libs/persistence/access/session-store';
import { open } from '#libs/persistence/sealed-secret';
import { inTransaction } from '#libs/persistence/transaction';

export interface Checked {
  /** 0 for a name nobody has. */
  readonly id: number;
  readonly right: boolean;
}

/** Names, passwords and codes against the database. The same work is done for unknown names. */
@Injectable()
export class Credentials {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  async operator(unitAccountNo: string, loginName: string, password: string): Promise<Checked> {
    const found = await operatorByLogin(this.dataSource.manager, unitAccountNo, loginName);
    const right = await isPassword(found?.operator.passwordHash ?? null, password);
    return { id: found?.operator.id ?? 0, right };
  }

  async staff(loginName: string, password: string, totp: string): Promise<Checked> {
    const found = await staffByLogin(this.dataSource.manager, loginName);
    const passwordRight = await isPassword(found?.staff.passwordHash ?? null, password);
    const right = passwordRight && found !== null && (await this.takesCode(found, totp));
    return { id: found?.staff.id ?? 0, right };
  }

  async recordSignIn({ kind, id }: SessionOwner): Promise<void> {
    await inTransaction(this.dataSource, (manager) => recordSignIn(manager, kind, id, new Date()));
  }

  private async takesCode({ staff }: StaffRecord, code: string): Promise<boolean> {
    const secret = open(this.config.sealingSecret, staff.totpSecretSealed);
    const step = totpStep(secret, code, new Date(), staff.totpLastStep);
    if (step === null) return false;
    return inTransaction(this.dataSource, (manager) => takeTotpStep(manager, staff.id, step));
  }
}
