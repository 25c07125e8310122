import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Config } from '#config/config';
import { ACCOUNT_LOCK_OUT, ADDRESS_LOCK_OUT, EVERYWHERE_LOCK_OUT } from '#libs/access/lock-out';
import { networkOf } from '#libs/access/network-of';
import { countTry, forgetTries, takeBackTry } from '#libs/persistence/access/throttle-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { inTransaction } from '#libs/persistence/database/transaction';
import { Problem } from '#apps/api/problems/problem';

const TAKE_BACK_AGAIN_MS = [200, 1_000, 5_000, 20_000, 60_000, 0];

/** Sign-in tries by address, by account and address, and loosely by account; the names are kept as keyed hashes, for people type passwords into them. */
@Injectable()
export class Tries {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /**
   * Only a wrong answer counts. Tries are counted before they are looked at, so that many at once gain nothing; what kept
   * one from an answer (the database, the lists of revoked keys) takes its count back, as soon as it can be.
   */
  async attempt<T>(work: (counted: string[]) => Promise<T>): Promise<T> {
    const counted: string[] = [];
    try {
      return await work(counted);
    } catch (error) {
      if (!isAnswer(error)) void this.takeBack(counted);
      throw error;
    }
  }

  async countAddress(address: string, counted: string[]): Promise<void> {
    const keyHash = this.byAddress(address);
    await this.refuseWhileWaiting(async (manager) =>
      countTry(manager, { keyHash, policy: ADDRESS_LOCK_OUT }, await databaseNow(manager)),
    );
    counted.push(keyHash);
  }

  /** Unknown names wait as known ones do. A stranger's failures delay him; the owner elsewhere hardly notices. */
  async countAccount(account: string, address: string, counted: string[]): Promise<void> {
    const here = { keyHash: this.byBoth(account, address), policy: ACCOUNT_LOCK_OUT };
    const everywhere = { keyHash: this.byAccount(account), policy: EVERYWHERE_LOCK_OUT };
    await this.refuseWhileWaiting(async (manager) => {
      const now = await databaseNow(manager);
      const seconds = await countTry(manager, here, now);
      if (seconds > 0) return seconds;
      const others = await countTry(manager, everywhere, now);
      // Nothing will be checked because of others: no failure of this one's.
      if (others > 0) await takeBackTry(manager, here.keyHash);
      return others;
    });
    counted.push(here.keyHash, everywhere.keyHash);
  }

  async succeeded(address: string, account: string, counted: string[]): Promise<void> {
    await inTransaction(this.dataSource, async (manager) => {
      await forgetTries(manager, this.byBoth(account, address));
      await forgetTries(manager, this.byAccount(account));
      await takeBackTry(manager, this.byAddress(address));
    });
    counted.length = 0;
  }

  /** Of a password change, which needs a session already: nobody else can make its owner wait. */
  async countOwn(account: string, counted: string[]): Promise<void> {
    const keyHash = this.byAccount(account);
    await this.refuseWhileWaiting(async (manager) =>
      countTry(manager, { keyHash, policy: ACCOUNT_LOCK_OUT }, await databaseNow(manager)),
    );
    counted.push(keyHash);
  }

  async forgetOwn(account: string): Promise<void> {
    await inTransaction(this.dataSource, (manager) =>
      forgetTries(manager, this.byAccount(account)),
    );
  }

  private async takeBack(keyHashes: readonly string[]): Promise<void> {
    for (const pauseMs of TAKE_BACK_AGAIN_MS) {
      try {
        await inTransaction(this.dataSource, async (manager) => {
          for (const keyHash of keyHashes) await takeBackTry(manager, keyHash);
        });
        return;
      } catch {
        // What kept the try from its answer may keep this, too.
        await wait(pauseMs, undefined, { ref: false });
      }
    }
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

/** The hall has looked and said no; without a list of revoked keys it could not look. */
function isAnswer(error: unknown): boolean {
  return error instanceof Problem && error.status < 500 && error.code !== 'UKEY_REVOCATION_UNKNOWN';
}
