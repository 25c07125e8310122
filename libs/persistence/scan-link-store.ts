import { IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import type { HeldCase } from '#libs/persistence/held-case';
import { ScanLinkEntity } from '#libs/persistence/entities/scan.entity';

export async function createLink(
  manager: EntityManager,
  { businessNo, editor: { operatorId } }: HeldCase,
  link: Pick<ScanLinkEntity, 'tokenHash' | 'paper' | 'expiresAt'>,
): Promise<void> {
  await manager.insert(ScanLinkEntity, {
    ...link,
    businessNo,
    operatorId,
    createdAt: new Date(),
    phoneHash: null,
    closedAt: null,
  });
}

export function findLink(
  manager: EntityManager,
  tokenHash: string,
): Promise<ScanLinkEntity | null> {
  return manager.findOneBy(ScanLinkEntity, { tokenHash });
}

/** The first phone to come takes the link; one statement, so that of two only one does. */
export async function bindPhone(
  manager: EntityManager,
  tokenHash: string,
  phoneHash: string,
  now: Date,
): Promise<boolean> {
  const result = await manager.update(
    ScanLinkEntity,
    { tokenHash, phoneHash: IsNull(), closedAt: IsNull(), expiresAt: MoreThan(now) },
    { phoneHash },
  );
  return result.affected === 1;
}

export async function closeLink(manager: EntityManager, tokenHash: string): Promise<void> {
  await manager.update(ScanLinkEntity, { tokenHash, closedAt: IsNull() }, { closedAt: new Date() });
}

/**
 * The link a phone has opened and may still use. Unused ones are closed first: a phone that comes meanwhile is then too
 * late or found.
 */
export async function linkAtWork(
  manager: EntityManager,
  businessNo: string,
): Promise<ScanLinkEntity | null> {
  const open = { businessNo, closedAt: IsNull() };
  await manager.update(ScanLinkEntity, { ...open, phoneHash: IsNull() }, { closedAt: new Date() });
  return manager.findOneBy(ScanLinkEntity, {
    ...open,
    phoneHash: Not(IsNull()),
    expiresAt: MoreThan(new Date()),
  });
}

/** A new code on the desktop ends the old one. */
export async function closeLinksOf(manager: EntityManager, businessNo: string): Promise<void> {
  await manager.update(
    ScanLinkEntity,
    { businessNo, closedAt: IsNull() },
    { closedAt: new Date() },
  );
}
