import { IsNull, type EntityManager } from 'typeorm';
import { CertificateEntity } from '#libs/persistence/entities/access.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { IssuedKey } from '#libs/ukey/unit-binding';

export type NewCertificate = Omit<CertificateEntity, 'revokedAt'>;

/** Which unit the centre issued this certificate to; null for one it never issued. */
export async function issuedKey(
  manager: EntityManager,
  fingerprint: string,
): Promise<IssuedKey | null> {
  const certificate = await manager.findOneBy(CertificateEntity, { fingerprint });
  if (certificate === null) return null;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: certificate.unitId });
  return { unitAccountNo: unit.accountNo, revokedAt: certificate.revokedAt };
}

export async function certificateValidTo(
  manager: EntityManager,
  fingerprint: string,
): Promise<Date | null> {
  return (await manager.findOneBy(CertificateEntity, { fingerprint }))?.validTo ?? null;
}

/** Registers a unit's key as its only valid one; the same key again changes nothing. */
export async function registerCertificate(
  manager: EntityManager,
  certificate: NewCertificate,
  at: Date,
): Promise<void> {
  const known = await manager.findOneBy(CertificateEntity, {
    fingerprint: certificate.fingerprint,
  });
  if (known !== null) return;
  await manager.update(
    CertificateEntity,
    { unitId: certificate.unitId, revokedAt: IsNull() },
    { revokedAt: at },
  );
  await manager
    .createQueryBuilder()
    .insert()
    .into(CertificateEntity)
    .values({ ...certificate, revokedAt: null })
    .orIgnore()
    .execute();
}

export async function unitByAccountNo(
  manager: EntityManager,
  accountNo: string,
): Promise<UnitEntity | null> {
  return manager.findOneBy(UnitEntity, { accountNo });
}
