import 'reflect-metadata';
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { X509Crl } from '@peculiar/x509';
import { X509Certificate } from 'node:crypto';
import {
  createAuthority,
  issueUnitKey,
  revocationList,
  type SoftwareKey,
  type UKeyAuthority,
} from '#libs/demonstration/ukey-authority';
import { createCertificateVerifier } from '#libs/ukey/certificate-verifier';
import type { UKeyTrust } from '#libs/ukey/trust';
import type { UKeyVerifier } from '#libs/ukey/ukey-verifier';

const FROM = new Date('2026-01-01T00:00:00Z');
const TO = new Date('2027-01-01T00:00:00Z');
const NOW = new Date('2026-11-24T01:00:00Z');
const MESSAGE = 'nonce.binding.https://hall.example';

describe('a UKey', () => {
  let authority: UKeyAuthority;
  let key: SoftwareKey;
  let verifier: UKeyVerifier;

  beforeAll(async () => {
    authority = await createAuthority([{ CN: ['Test'] }], FROM);
    key = await issueUnitKey(authority, {
      unitAccountNo: '1',
      unitName: '单位',
      validFrom: FROM,
      validTo: TO,
    });
    verifier = trusting(await trustOf(authority, []));
  });

  it('is believed with its own signature, in WebCrypto’s form and in DER', async () => {
    const found = await verifier.verify(presented(key, signed(key, MESSAGE)), MESSAGE, NOW);
    expect(found).toMatchObject({ fingerprint: key.fingerprint, validTo: TO });
    await expect(
      verifier.verify(presented(key, signed(key, MESSAGE, 'der')), MESSAGE, NOW),
    ).resolves.toEqual(found);
  });

  it('is refused when it signed something else', async () => {
    const wrong = presented(key, signed(key, 'nonce.binding.https://phishing.example'));
    await expect(verifier.verify(wrong, MESSAGE, NOW)).rejects.toThrow('UKEY_SIGNATURE_WRONG');
    await expect(verifier.verify(presented(key, ''), MESSAGE, NOW)).rejects.toThrow(
      'UKEY_SIGNATURE_WRONG',
    );
  });

  it('is believed from its first to its last second, and not a moment outside', async () => {
    const at = async (when: number) =>
      verifier.verify(presented(key, signed(key, MESSAGE)), MESSAGE, new Date(when));
    await expect(at(FROM.getTime())).resolves.toBeDefined();
    await expect(at(FROM.getTime() - 1)).rejects.toThrow('UKEY_NOT_YET_VALID');
    await expect(at(TO.getTime() - 1000)).resolves.toBeDefined();
  });

  it('is refused after its last second', async () => {
    const lists = [await revocationList(authority, [], new Date('2026-12-01T00:00:00Z'))];
    const late = trusting({
      ...(await trustOf(authority, [])),
      revocationLists: lists.map((pem) => new X509Crl(pem)),
    });
    const at = async (when: number) =>
      late.verify(presented(key, signed(key, MESSAGE)), MESSAGE, new Date(when));
    await expect(at(TO.getTime())).resolves.toBeDefined();
    await expect(at(TO.getTime() + 1)).rejects.toThrow('UKEY_EXPIRED');
  });

  it('is refused once its authority has withdrawn it', async () => {
    const revoking = trusting(await trustOf(authority, [key.serialNumber]));
    const good = presented(key, signed(key, MESSAGE));
    await expect(revoking.verify(good, MESSAGE, NOW)).rejects.toThrow('UKEY_REVOKED');
    const another = await issueUnitKey(authority, {
      unitAccountNo: '2',
      unitName: '二',
      validFrom: FROM,
      validTo: TO,
    });
    await expect(
      revoking.verify(presented(another, signed(another, MESSAGE)), MESSAGE, NOW),
    ).resolves.toBeDefined();
  });

  it('is refused when today’s list names it, though yesterday’s still lies before it in the folder', async () => {
    const yesterday = await trustOf(authority, []);
    const today = await trustOf(authority, [key.serialNumber]);
    const good = presented(key, signed(key, MESSAGE));
    for (const revocationLists of [
      [...yesterday.revocationLists, ...today.revocationLists],
      [...today.revocationLists, ...yesterday.revocationLists],
    ]) {
      const both = trusting({ ...today, revocationLists });
      await expect(both.verify(good, MESSAGE, NOW)).rejects.toThrow('UKEY_REVOKED');
    }
  });

  it('is refused while the only list is one from the future', async () => {
    const early = new X509Crl(await revocationList(authority, [], new Date(NOW.getTime() + 1000)));
    const trust = { ...(await trustOf(authority, [])), revocationLists: [early] };
    const good = presented(key, signed(key, MESSAGE));
    await expect(trusting(trust).verify(good, MESSAGE, NOW)).rejects.toThrow(
      'UKEY_REVOCATION_UNKNOWN',
    );
  });

  it('can be asked for again later by the path it came with', async () => {
    const good = presented(key, signed(key, MESSAGE));
    const { pathPem } = await verifier.verify(good, MESSAGE, NOW);
    await expect(verifier.requireTrusted(pathPem, NOW)).resolves.toBeUndefined();
    const revoking = trusting(await trustOf(authority, [key.serialNumber]));
    await expect(revoking.requireTrusted(pathPem, NOW)).rejects.toThrow('UKEY_REVOKED');
    await expect(verifier.requireTrusted(pathPem, new Date(TO.getTime() + 1))).rejects.toThrow(
      'UKEY_EXPIRED',
    );
  });

  it('is refused while nobody knows what is withdrawn: no list, a stale one, another authority’s', async () => {
    const good = presented(key, signed(key, MESSAGE));
    const trust = await trustOf(authority, []);
    const without = trusting({ ...trust, revocationLists: [] });
    await expect(without.verify(good, MESSAGE, NOW)).rejects.toThrow('UKEY_REVOCATION_UNKNOWN');
    const stale = new X509Crl(
      await revocationList(authority, [], new Date('2025-11-01T00:00:00Z')),
    );
    await expect(
      trusting({ ...trust, revocationLists: [stale] }).verify(good, MESSAGE, NOW),
    ).rejects.toThrow('UKEY_REVOCATION_UNKNOWN');
    const stranger = await createAuthority([{ CN: ['Test'] }], FROM);
    const theirs = new X509Crl(await revocationList(stranger, [], FROM));
    await expect(
      trusting({ ...trust, revocationLists: [theirs] }).verify(good, MESSAGE, NOW),
    ).rejects.toThrow('UKEY_REVOCATION_UNKNOWN');
  });

  it('is refused when another authority of the same name issued it, or none did', async () => {
    const stranger = await createAuthority([{ CN: ['Test'] }], FROM);
    const forged = await issueUnitKey(stranger, {
      unitAccountNo: '1',
      unitName: '单位',
      validFrom: FROM,
      validTo: TO,
    });
    const given = presented(forged, signed(forged, MESSAGE));
    await expect(verifier.verify(given, MESSAGE, NOW)).rejects.toThrow('UKEY_NOT_TRUSTED');
    const chained = { ...given, chainPem: [stranger.certificatePem] };
    await expect(verifier.verify(chained, MESSAGE, NOW)).rejects.toThrow('UKEY_NOT_TRUSTED');
  });

  it('is refused when its certificate cannot be read', async () => {
    const given = { certificatePem: 'not a certificate', chainPem: [], signature: '' };
    await expect(verifier.verify(given, MESSAGE, NOW)).rejects.toThrow(
      'UKEY_CERTIFICATE_UNREADABLE',
    );
  });

  it('cannot be copied: the certificate without the private key signs nothing', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const signature = sign('sha256', Buffer.from(MESSAGE), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    const given = presented(key, signature.toString('base64'));
    await expect(verifier.verify(given, MESSAGE, NOW)).rejects.toThrow('UKEY_SIGNATURE_WRONG');
  });
});

async function trustOf(authority: UKeyAuthority, withdrawn: string[]): Promise<UKeyTrust> {
  const list = await revocationList(authority, withdrawn, FROM);
  return {
    roots: [new X509Certificate(authority.certificatePem)],
    revocationLists: [new X509Crl(list)],
  };
}

function trusting(trust: UKeyTrust): UKeyVerifier {
  return createCertificateVerifier(async () => Promise.resolve(trust));
}

function presented(key: SoftwareKey, signature: string) {
  return { certificatePem: key.certificatePem, chainPem: key.chainPem, signature };
}

function signed(
  key: SoftwareKey,
  message: string,
  dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363',
): string {
  const der = Buffer.from(key.privateKeyPkcs8Base64, 'base64');
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return sign('sha256', Buffer.from(message), { key: privateKey, dsaEncoding }).toString('base64');
}
