import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { unusedCode } from '#libs/access/totp';
import { DEMONSTRATION_PASSWORD, SHOWN_OPERATORS, STAFF_LOGINS } from '#libs/demonstration/logins';
import type { SoftwareKey, UKeyAuthority } from '#libs/demonstration/ukey-authority';
import { pkcs12Of } from '#libs/demonstration/ukey-pkcs12';
import { openAuthority, unitKey, type UKeyFolders } from '#libs/demonstration/ukey-store';
import { registerCertificate, unitByAccountNo } from '#libs/persistence/access/certificate-store';
import { staffByLogin } from '#libs/persistence/access/people-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { open } from '#libs/persistence/database/sealed-secret';
import { inTransaction } from '#libs/persistence/database/transaction';
import type {
  DemonstrationKey,
  DemonstrationLogins,
  DemonstrationOperator,
  DemonstrationStaff,
} from '#apps/api/demonstration/demonstration.dto';
import { Problem } from '#apps/api/problems/problem';

const FILE_PASSWORD = 'demonstration';

/** The demonstration's keys, codes and logins: a module production never loads. */
@Injectable()
export class Demonstration implements OnModuleInit {
  private readonly folders: UKeyFolders;
  private authority: Promise<UKeyAuthority>;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {
    this.folders = {
      keyFolder: join(config.dataFolder, 'ukey-ca'),
      trustFolder: config.ukeyTrustFolder,
    };
  }

  async onModuleInit(): Promise<void> {
    const now = await databaseNow(this.dataSource.manager);
    this.authority = openAuthority(this.folders, now);
    await this.authority;
  }

  async logins(): Promise<DemonstrationLogins> {
    const operators = await Promise.all(SHOWN_OPERATORS.map(async (login) => this.operator(login)));
    const staff = await Promise.all(STAFF_LOGINS.map(async (login) => this.staff(login)));
    return { operators: operators.flat(), staff: staff.flat() };
  }

  /** Issues the unit's key when it is first asked for, and registers it as the unit's only one. */
  async key(unitAccountNo: string): Promise<DemonstrationKey> {
    const unit = await unitByAccountNo(this.dataSource.manager, unitAccountNo);
    if (unit === null) throw new Problem(404, 'NOT_FOUND');
    const key = await unitKey(this.folders, await this.authority, {
      accountNo: unitAccountNo,
      name: unit.name,
      askedAt: await databaseNow(this.dataSource.manager),
    });
    await this.register(unit.id, key);
    return {
      fileName: `ukey-${unitAccountNo}.p12`,
      pkcs12Base64: await pkcs12Of(key, FILE_PASSWORD),
      password: FILE_PASSWORD,
    };
  }

  async code(loginName: string): Promise<string> {
    const found = await staffByLogin(this.dataSource.manager, loginName);
    if (found === null) throw new Problem(404, 'NOT_FOUND');
    const { totpSecretSealed, totpLastStep } = found.staff;
    const now = await databaseNow(this.dataSource.manager);
    return unusedCode(open(this.config.sealingSecret, totpSecretSealed), now, totpLastStep);
  }

  private async register(unitId: number, key: SoftwareKey): Promise<void> {
    const { fingerprint, serialNumber, subject } = key;
    const validity = { validFrom: new Date(key.validFrom), validTo: new Date(key.validTo) };
    const certificate = { fingerprint, unitId, serialNumber, subject, ...validity };
    await inTransaction(this.dataSource, async (manager) =>
      registerCertificate(manager, certificate, await databaseNow(manager)),
    );
  }

  private async operator(login: {
    unitAccountNo: string;
    loginName: string;
  }): Promise<DemonstrationOperator[]> {
    const { unitAccountNo, loginName } = login;
    const unit = await unitByAccountNo(this.dataSource.manager, unitAccountNo);
    return unit === null
      ? []
      : [{ unitAccountNo, unitName: unit.name, loginName, password: DEMONSTRATION_PASSWORD }];
  }

  private async staff({ loginName }: { loginName: string }): Promise<DemonstrationStaff[]> {
    const found = await staffByLogin(this.dataSource.manager, loginName);
    if (found === null) return [];
    const roles = [...new Set(found.grants.map(({ role }) => role))];
    return [{ loginName, name: found.staff.name, password: DEMONSTRATION_PASSWORD, roles }];
  }
}
