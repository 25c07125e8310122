import { IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { HeldCase } from '#libs/persistence/cases/held-case';
import { ScanLinkEntity } from '#libs/persistence/entities/scan.entity';

export async function createLink(
  manager: EntityManager,
  { businessNo, editor: { operatorId } }: HeldCase,
  link: Pick<ScanLinkEntity, 'tokenHash' | 'paper'>,
  lastsMs: number,
): Promise<void> {
  const createdAt = await databaseNow(manager);
  await manager.insert(ScanLinkEntity, {
    ...link,
    businessNo,
    operatorId,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + lastsMs),
    phoneHash: null,
    closedAt: null,
  });
}

/** A link, with how long it still lasts: its end is judged by the database's clock alone. */
export type TimedLink = ScanLinkEntity & { readonly leftMs: number };

export async function findLink(
  manager: EntityManager,
  tokenHash: string,
): Promise<TimedLink | null> {
  const link = await manager.findOneBy(ScanLinkEntity, { tokenHash });
  return link === null ? null : timed(link, await databaseNow(manager));
}

function timed(link: ScanLinkEntity, now: Date): TimedLink {
  return Object.assign(link, { leftMs: Math.max(0, link.expiresAt.getTime() - now.getTime()) });
}

/** The first phone to come takes the link; one statement, so that of two only one does. */
export async function bindPhone(
  manager: EntityManager,
  tokenHash: string,
  phoneHash: string,
): Promise<boolean> {
  const now = await databaseNow(manager);
  const result = await manager.update(
    ScanLinkEntity,
    { tokenHash, phoneHash: IsNull(), closedAt: IsNull(), expiresAt: MoreThan(now) },
    { phoneHash },
  );
  return result.affected === 1;
}

export async function closeLink(manager: EntityManager, tokenHash: string): Promise<void> {
  const closedAt = await databaseNow(manager);
  await manager.update(ScanLinkEntity, { tokenHash, closedAt: IsNull() }, { closedAt });
}

/**
 * The link a phone has opened and may still use. Unused ones are closed first: a phone that comes meanwhile is then too
 * late or found.
 */
export async function linkAtWork(
  manager: EntityManager,
  businessNo: string,
): Promise<TimedLink | null> {
  const now = await databaseNow(manager);
  const open = { businessNo, closedAt: IsNull() };
  await manager.update(ScanLinkEntity, { ...open, phoneHash: IsNull() }, { closedAt: now });
  const link = await manager.findOneBy(ScanLinkEntity, {
    ...open,
    phoneHash: Not(IsNull()),
    expiresAt: MoreThan(now),
  });
  return link === null ? null : timed(link, now);
}

/** A new code on the desktop ends the old one. */
export async function closeLinksOf(manager: EntityManager, businessNo: string): Promise<void> {
  const closedAt = await databaseNow(manager);
  await manager.update(ScanLinkEntity, { businessNo, closedAt: IsNull() }, { closedAt });
}
