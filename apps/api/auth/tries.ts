import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { ACCOUNT_LOCK_OUT, ADDRESS_LOCK_OUT } from '#libs/access/lock-out';
import {
  countTry,
  forgetTries,
  takeBackTry,
  type ThrottleKey,
} from '#libs/persistence/access/throttle-store';
import { inTransaction } from '#libs/persistence/transaction';
import { Problem } from '#apps/api/problems/problem';

/** Sign-in tries by account and by address; the names are kept as keyed hashes, for people type passwords into them. */
@Injectable()
export class Tries {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  async countAddress(address: string): Promise<void> {
    await this.count({ keyHash: this.hash(`address:${address}`), policy: ADDRESS_LOCK_OUT });
  }

  /** Unknown names wait as known ones do. */
  async countAccount(account: string): Promise<void> {
    await this.count({ keyHash: this.hash(`account:${account}`), policy: ACCOUNT_LOCK_OUT });
  }

  async succeeded(address: string, account: string): Promise<void> {
    await inTransaction(this.dataSource, async (manager) => {
      await forgetTries(manager, this.hash(`account:${account}`));
      await takeBackTry(manager, this.hash(`address:${address}`));
    });
  }

  /** For tries that no address is counted for: a password change needs a session already. */
  async forget(account: string): Promise<void> {
    await inTransaction(this.dataSource, (manager) =>
      forgetTries(manager, this.hash(`account:${account}`)),
    );
  }

  private async count(key: ThrottleKey): Promise<void> {
    const seconds = await inTransaction(this.dataSource, (manager) =>
      countTry(manager, key, new Date()),
    );
    if (seconds > 0) throw new Problem(429, 'SIGN_IN_DELAYED', { seconds });
  }

  private hash(name: string): string {
    return createHmac('sha256', this.config.keyedHashSecret).update(`try:${name}`).digest('hex');
  }
}
