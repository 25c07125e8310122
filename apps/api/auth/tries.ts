import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Config } from '#config/config';
import { ACCOUNT_LOCK_OUT, ADDRESS_LOCK_OUT, EVERYWHERE_LOCK_OUT } from '#libs/access/lock-out';
import { networkOf } from '#libs/access/network-of';
import { countTry, forgetTries, takeBackTry } from '#libs/persistence/access/throttle-store';
import { inTransaction } from '#libs/persistence/transaction';
import { Problem } from '#apps/api/problems/problem';

/** Sign-in tries by address, by account and address, and loosely by account; the names are kept as keyed hashes, for people type passwords into them. */
@Injectable()
export class Tries {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  async countAddress(address: string): Promise<void> {
    await this.refuseWhileWaiting((manager) =>
      countTry(manager, { keyHash: this.byAddress(address), policy: ADDRESS_LOCK_OUT }, new Date()),
    );
  }

  /** Unknown names wait as known ones do. A stranger's failures delay him; the owner elsewhere hardly notices. */
  async countAccount(account: string, address: string): Promise<void> {
    const here = { keyHash: this.byBoth(account, address), policy: ACCOUNT_LOCK_OUT };
    const everywhere = { keyHash: this.byAccount(account), policy: EVERYWHERE_LOCK_OUT };
    await this.refuseWhileWaiting(async (manager) => {
      const now = new Date();
      const seconds = await countTry(manager, here, now);
      if (seconds > 0) return seconds;
      const others = await countTry(manager, everywhere, now);
      // Nothing will be checked because of others: no failure of this one's.
      if (others > 0) await takeBackTry(manager, here.keyHash);
      return others;
    });
  }

  async succeeded(address: string, account: string): Promise<void> {
    await inTransaction(this.dataSource, async (manager) => {
      await forgetTries(manager, this.byBoth(account, address));
      await forgetTries(manager, this.byAccount(account));
      await takeBackTry(manager, this.byAddress(address));
    });
  }

  /** Of a password change, which needs a session already: nobody else can make its owner wait. */
  async countOwn(account: string): Promise<void> {
    await this.refuseWhileWaiting((manager) =>
      countTry(manager, { keyHash: this.byAccount(account), policy: ACCOUNT_LOCK_OUT }, new Date()),
    );
  }

  async forgetOwn(account: string): Promise<void> {
    await inTransaction(this.dataSource, (manager) =>
      forgetTries(manager, this.byAccount(account)),
    );
  }

  private async refuseWhileWaiting(
    count: (manager: EntityManager) => Promise<number>,
  ): Promise<void> {
    const seconds = await inTransaction(this.dataSource, count);
    if (seconds > 0) throw new Problem(429, 'SIGN_IN_DELAYED', { seconds });
  }

  private byAddress(address: string): string {
    return this.hash(`address:${networkOf(address)}`);
  }

  private byAccount(account: string): string {
    return this.hash(`account:${account}`);
  }

  /** As JSON: no name typed in can look like another account's pair. */
  private byBoth(account: string, address: string): string {
    return this.hash(`both:${JSON.stringify([account, networkOf(address)])}`);
  }

  private hash(name: string): string {
    return createHmac('sha256', this.config.keyedHashSecret).update(`try:${name}`).digest('hex');
  }
}
