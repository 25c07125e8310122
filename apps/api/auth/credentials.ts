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
import { databaseNow } from '#libs/persistence/database/database-clock';
import { open } from '#libs/persistence/database/sealed-secret';
import { inTransaction } from '#libs/persistence/database/transaction';

/** Whom a name leads to. */
export interface FoundLogin {
  /** 0 for a name nobody has. */
  readonly id: number;
  /** What tries are counted by: the account found, however its name was spelled. */
  readonly account: string;
  readonly isRight: () => Promise<boolean>;
}

/** Names, passwords and codes against the database. The same work is done for unknown names. */
@Injectable()
export class Credentials {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  async operator(unitAccountNo: string, loginName: string, password: string): Promise<FoundLogin> {
    const found = await operatorByLogin(this.dataSource.manager, unitAccountNo, loginName);
    const id = found?.operator.id ?? 0;
    const account = `operator:${found === null ? unknown(unitAccountNo, loginName) : `#${String(id)}`}`;
    const isRight = () => isPassword(found?.operator.passwordHash ?? null, password);
    return { id, account, isRight };
  }

  async staff(loginName: string, password: string, totp: string): Promise<FoundLogin> {
    const found = await staffByLogin(this.dataSource.manager, loginName);
    const id = found?.staff.id ?? 0;
    const account = `staff:${found === null ? unknown('', loginName) : `#${String(id)}`}`;
    const isRight = async () => {
      const passwordRight = await isPassword(found?.staff.passwordHash ?? null, password);
      return passwordRight && found !== null && this.takesCode(found, totp);
    };
    return { id, account, isRight };
  }

  async recordSignIn({ kind, id }: SessionOwner): Promise<void> {
    await inTransaction(this.dataSource, (manager) => recordSignIn(manager, kind, id));
  }

  private async takesCode({ staff }: StaffRecord, code: string): Promise<boolean> {
    const secret = open(this.config.sealingSecret, staff.totpSecretSealed);
    const now = await databaseNow(this.dataSource.manager);
    const step = totpStep(secret, code, now, staff.totpLastStep);
    if (step === null) return false;
    return inTransaction(this.dataSource, (manager) => takeTotpStep(manager, staff.id, step));
  }
}

/** A name nobody has waits as one that somebody has: spellings of it that look alike are one. */
function unknown(unitAccountNo: string, loginName: string): string {
  const plain = loginName.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  return JSON.stringify([unitAccountNo, plain]);
}
